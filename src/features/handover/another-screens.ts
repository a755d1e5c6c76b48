import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import { soonScreen } from "../undo/screens.ts";
import { anotherButtons } from "./buttons.ts";

// What an applicant reads who wishes for another mediator.

interface OwnCase {
  caseId: number;
  number: string;
}

/** Asks whether they want another mediator; no reason is asked. */
export function anotherScreen(texts: Texts, { caseId, number }: OwnCase): Screen {
  return {
    text: texts.html("handover:another.ask", { number }),
    rows: [
      [{ label: texts.plain("chat:back"), data: caseButtons.data("case", { case: caseId }) }],
      [{ label: texts.plain("handover:another.yes"), data: anotherButtons.data("yes", { case: caseId }) }],
    ],
  };
}

/** The case will get another mediator in a minute. */
export function anotherSoonScreen(texts: Texts, { caseId, number }: OwnCase, act: number): Screen {
  return soonScreen(texts, texts.html("handover:another.soon", { number }), act, [[backToCase(texts, caseId)]]);
}

export function anotherEndedScreen(texts: Texts, { caseId, number }: OwnCase, how: Ending): Screen {
  return { text: texts.html(`handover:another.${how}`, { number }), rows: [[backToCase(texts, caseId)]] };
}

/** Asks for the reason, which only coordinators read. */
export function reasonScreen(texts: Texts, { caseId, number }: OwnCase): Screen {
  return {
    text: texts.html("handover:another.reason", { number }),
    rows: [[{ label: texts.plain("handover:another.stop"), data: anotherButtons.data("stop", { case: caseId }) }]],
  };
}

/** Says that a coordinator decides, or that no mediator has the case. */
export function anotherAnswerScreen(texts: Texts, { caseId, number }: OwnCase, how: "asked" | "over"): Screen {
  const key = how === "asked" ? "handover:another.asked" : "handover:another.noMediator";
  return { text: texts.html(key, { number }), rows: [[backToCase(texts, caseId)]] };
}

/** The button that leads an applicant back to their request. */
export function backToCase(texts: Texts, caseId: number): Button {
  return { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
}
