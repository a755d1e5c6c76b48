import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { workButton } from "../assignment/screens.ts";
import { endingButtons } from "../cases/buttons.ts";
import { soonScreen } from "../undo/screens.ts";
import { closingButtons } from "./buttons.ts";

// What those read who close a case. A role may end meanwhile, so these screens name a case by its number only.

/** Who closes a case, and so where the way back leads. */
interface Closer {
  number: string;
  as: "mediator" | "coordinator";
}

function back(texts: Texts, as: Closer["as"]): Button[] {
  return [as === "mediator" ? workButton(texts) : openCasesButton(texts)];
}

/** The button that shows coordinators the cases that mediators have. */
export function openCasesButton(texts: Texts): Button {
  return { label: texts.plain("closing:open.inHand"), data: closingButtons.data("inHand", { page: 0 }) };
}

/** The case will be closed in a minute. @param act the id of the act that was put off */
export function closingSoonScreen(texts: Texts, { number, as }: Closer, act: number): Screen {
  return soonScreen(texts, texts.html("closing:soon", { number }), act, [back(texts, as)]);
}

export function closingEndedScreen(texts: Texts, { number, as }: Closer, how: Ending | "submitted"): Screen {
  const text =
    how === "submitted" ? texts.html("closing:submitted", { number }) : texts.html(`closing:ended.${how}`, { number });
  return { text, rows: [back(texts, as)] };
}

/** The closing waits for a coordinator. */
export function submittedScreen(texts: Texts, number: string): Screen {
  return { text: texts.html("closing:submitted", { number }), rows: [[workButton(texts)]] };
}

/** The closing waits; the mediator may take it back. */
export function waitingScreen(
  texts: Texts,
  { number, closing, submittedAt }: { number: string; closing: number; submittedAt: Date },
): Screen {
  const takeBack = { label: texts.plain("closing:takeBack"), data: endingButtons.data("takeBack", { closing }) };
  return {
    text: texts.html("closing:waits", { number, since: dayAndTime(texts, submittedAt) }),
    rows: [[takeBack], [workButton(texts)]],
  };
}

export function takenBackScreen(texts: Texts, number: string): Screen {
  return { text: texts.html("closing:takenBack", { number }), rows: [[workButton(texts)]] };
}

/** The form was left: the case stays open. */
export function stoppedScreen(texts: Texts, { number, as }: Closer): Screen {
  return { text: texts.html("closing:form.stopped", { number }), rows: [back(texts, as)] };
}

/** The person does not have this case, or no longer; or a button of a form that is over. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("closing:gone") };
}

/** Tells the mediator that a coordinator has returned the closing. */
export function returnedScreen(
  texts: Texts,
  { number, caseId, reason }: { number: string; caseId: number; reason: string },
): Screen {
  const again = { label: texts.plain("closing:close"), data: endingButtons.data("close", { case: caseId }) };
  return { text: texts.html("closing:returned", { number, reason }), rows: [[again], [workButton(texts)]] };
}

/** Tells the mediator that a coordinator has approved the closing, or has closed the case. */
export function closedByCoordinatorScreen(texts: Texts, number: string, how: "approved" | "closedForYou"): Screen {
  return { text: texts.html(`closing:${how}`, { number }), rows: [[workButton(texts)]] };
}
