import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { undoButtons } from "./buttons.ts";

/** The button that takes an act back. @param act the id of the act that was put off */
export function undoButton(texts: Texts, act: number): Button {
  return { label: texts.plain("undo:button"), data: undoButtons.data("undo", { act }) };
}

/** Says what happens in a minute, with the button that takes it back. @param text HTML @param below the other buttons */
export function soonScreen(texts: Texts, text: string, act: number, below: Button[][]): Screen {
  return { text: `${text}\n\n${texts.html("undo:hint")}`, rows: [[undoButton(texts, act)], ...below] };
}

/** There is no such act of this person, or it ended days ago. */
export function unknownScreen(texts: Texts): Screen {
  return { text: texts.html("undo:unknown") };
}
