import { asOnRussianKeyboard } from "../russian-keyboard.ts";
import type { Button } from "./screen.ts";

/** A polarity that people express in words instead of with a button. */
export type YesNo = "yes" | "no";

/** Longer texts are never the words of a button: Telegram cuts labels that are longer than a phone is wide. */
export const maxTypedLength = 80;

/** The words of a text in lower case, without emoji and punctuation, and with Kazakh characters as people type them without. */
export function foldWords(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    // Variation selectors of emoji count as marks of characters.
    .replaceAll(/['’ʼ`]|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}/gu, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
  return asOnRussianKeyboard(words).replaceAll(/[ый]/g, "и");
}

/** The bot's own texts, folded once: whatever people write is compared with hundreds of them. */
const foldedTexts = new Map<string, string>();

/** Whether somebody has typed the words of one of the bot's own texts, which must not contain anything that people wrote. */
export function isTyped(typed: string, ownTexts: readonly string[]): boolean {
  if (typed.length > maxTypedLength) return false;
  const words = foldWords(typed);
  return ownTexts.some((text) => words === foldedText(text));
}

function foldedText(text: string): string {
  const known = foldedTexts.get(text) ?? foldWords(text);
  foldedTexts.set(text, known);
  return known;
}

/** The words for yes and no in the three languages, folded, with their spellings in chats and in Latin script. */
const answers: Record<YesNo, ReadonlySet<string>> = {
  yes: folded("иә ия йә ие иэ ia iya ie да ага угу да-да da yes yeah yep yea ok okay ок окей хорошо жарайды болады"),
  no: folded("жоқ жо joq jok zhok zhoq жоқ-жоқ нет неа net нету no nope nah"),
};
/** Words that may stand beside a yes or a no without changing it. */
const polite = folded(
  "әрине рақмет рахмет конечно спасибо пожалуйста please thanks thank you of course дұрыс верно правильно",
);
/** They confirm what was asked, but begin no label. */
const confirming = folded("дұрыс солай верно правильно конечно әрине correct right sure exactly точно");

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").flatMap((word) => foldWords(word).split(" ")));
}

/** Whether a text says only yes or only no. */
export function readYesNo(text: string): YesNo | null {
  if (text.length > maxTypedLength) return null;
  const words = foldWords(text).split(" ");
  const said = (["yes", "no"] as const).filter((kind) => words.some((word) => answers[kind].has(word)));
  const [only] = said;
  if (said.length > 1) return null;
  if (only === undefined) return words.every((word) => confirming.has(word)) ? "yes" : null;
  return words.every((word) => answers[only].has(word) || polite.has(word)) ? only : null;
}

/** What a label begins with: a button that says «Иә, қауіп бар» answers yes. */
function polarityOf(label: string): YesNo | null {
  const [first = ""] = foldWords(label).split(" ");
  if (answers.yes.has(first)) return "yes";
  return answers.no.has(first) ? "no" : null;
}

/** The callback data that yes and no stand for where no label begins with such a word. */
export type YesNoData = { readonly [Kind in YesNo]?: string };

/**
 * The callback data of the button whose words a person has typed instead of tapping it: its label, or yes or no where exactly one button
 * answers so. Null if the text names no button, or several.
 * @param screens the buttons on the screen, once for each language of the interface
 */
export function findTypedButton(
  typed: string,
  screens: readonly (readonly Button[][])[],
  meant: YesNoData = {},
): string | null {
  if (typed.length > maxTypedLength) return null;
  const buttons = screens.flatMap((rows) => rows.flat()).filter((button) => "data" in button);
  const words = foldWords(typed);
  const named = words === "" ? [] : buttons.filter(({ label }) => foldWords(label) === words);
  const yesNo = readYesNo(typed);
  const answering = yesNo === null ? [] : buttons.filter(({ label }) => polarityOf(label) === yesNo);
  for (const found of [named, answering]) {
    const data = new Set(found.map((button) => button.data));
    const [only] = data;
    if (only !== undefined) return data.size === 1 ? only : null;
  }
  return yesNo === null ? null : (meant[yesNo] ?? null);
}
