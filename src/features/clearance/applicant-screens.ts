import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import type { AlarmKind } from "../danger/alarm-facts.ts";
import { numbersAgain } from "../danger/screens.ts";
import type { SecondYes } from "./answering.ts";
import { secondYesButtons } from "./buttons.ts";

/** What the applicant is asked again, or has answered. */
export interface AskedAgain {
  round: number;
  caseId: number;
  number: string;
  danger: readonly AlarmKind[];
  answer: SecondYes;
}

/**
 * The question, or the answer with the way to change it. It never says why it is asked: a mediator may have reported what the applicant must not
 * learn of.
 */
export function secondYesScreen(texts: Texts, { round, caseId, number, danger, answer }: AskedAgain): Screen {
  const button = (agrees: "yes" | "no", label: "yes" | "no" | "takeBack" | "changeMind"): Button => ({
    label: texts.plain(`clearance:answer.${label}`),
    data: secondYesButtons.data(agrees, { round }),
  });
  const numbers = numbersAgain(texts, danger.length === 0 ? ["unnamed"] : danger);
  const rows: Record<SecondYes, Button[][]> = {
    cleared: [[button("no", "no"), button("yes", "yes")]],
    open: [[button("no", "takeBack")]],
    declined: [[button("yes", "changeMind")]],
  };
  return {
    text: [texts.html(`clearance:second.${answer}`, { number }), ...numbers].join("\n\n"),
    rows: [
      ...rows[answer],
      [{ label: texts.plain("clearance:answer.case"), data: caseButtons.data("case", { case: caseId }) }],
    ],
  };
}

/** They are not, or no longer, asked. */
export function notAskedScreen(texts: Texts): Screen {
  return { text: texts.html("clearance:second.over"), rows: [[homeButton(texts)]] };
}
