import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import { additionButtons, intakeButtons } from "./buttons.ts";

/** Begins to add to the story of a case. */
export function addButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("intake:addition.button"), data: intakeButtons.data("add", { case: caseId }) };
}

/** Asks what to add to the story of a case. */
export function additionScreen(
  texts: Texts,
  { caseId, number, isOtherSide = false }: { caseId: number; number: string; isOtherSide?: boolean },
): Screen {
  return {
    text: texts.html(isOtherSide ? "intake:tell.ask" : "intake:addition.ask", { number }),
    rows: [[{ label: texts.plain("chat:back"), data: caseButtons.data("case", { case: caseId }) }]],
  };
}

/** Another side has told its side. */
export function toldScreen(texts: Texts, { caseId, number }: { caseId: number; number: string }): Screen {
  const back = { label: texts.plain("chat:back"), data: caseButtons.data("case", { case: caseId }) };
  return { text: texts.html("intake:tell.done", { number }), rows: [[back]] };
}

/** Says that a message was added, or why it was not, and goes on. @param note what is said instead (HTML) */
export function partAddedScreen(texts: Texts, caseId: number, note: string | null = null): Screen {
  return {
    text: note ?? texts.html("intake:addition.added"),
    rows: [[{ label: texts.plain("intake:story.done"), data: additionButtons.data("done", { case: caseId }) }]],
  };
}
