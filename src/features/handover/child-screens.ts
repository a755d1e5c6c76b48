import type { Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Reported } from "../danger/child-reports.ts";
import { childNumbers } from "../danger/screens.ts";
import { childButtons } from "./buttons.ts";
import { cardButton } from "./screens.ts";

/** Asks a mediator once. The numbers to call come first. */
export function childAskScreen(texts: Texts, { caseId, number }: { caseId: number; number: string }): Screen {
  return {
    text: texts.html("handover:child.ask", { number, numbers: childNumbers(texts) }),
    rows: [
      [cardButton(texts, caseId)],
      [{ label: texts.plain("handover:child.yes"), data: childButtons.data("yes", { case: caseId }) }],
    ],
  };
}

/** What became of the report, the numbers to call, and what the law asks of the mediator. */
export function childReportedScreen(
  texts: Texts,
  { caseId, number }: { caseId: number; number: string },
  reported: Reported,
): Screen {
  const { kind } = reported;
  const at = kind === "known" ? dayAndTime(texts, reported.since) : "";
  const params = { number, at, numbers: childNumbers(texts), duty: texts.html("handover:child.duty") };
  return { text: texts.html(`handover:child.${kind}`, params), rows: [[cardButton(texts, caseId)]] };
}
