import { shorten } from "./cutting.ts";

/**
 * The width of the characters of labels, in hundredths of the font size: Noto Sans, rounded up. Other characters, mostly emoji, count
 * as the maxWidth.
 */
const characters: readonly [width: number, characters: string][] = [
  [32, " .,:;·!()'’‹›-іijlJ"],
  [38, "ІIft•/"],
  [51, 'гтсғcrsz?"'],
  [56, "аеёзкухэяәқұүєЕЁГТҒЭaekvxyEFLST–«»"],
  [64, "бвдийлнопрцчьөһАБЗКРСУХЬЯҰҮbdghnopquABCKPRVXYZ0123456789+"],
  [72, "фъңВДЛЧЪҚҺ"],
  [80, "жмыИЙНОПФЦӘҢӨwDGHNOQU…&"],
  [96, "юшщЖЫМmMW%"],
  [0, "\uFE0F\u200D"],
];
const maxWidth = 125;
const widths = new Map(
  characters.flatMap(([width, list]) => [...list].map((character) => [character, width] as const)),
);

/** The width of a label in one line, in hundredths of the font size. */
export function labelWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (widths.get(character) ?? maxWidth), 0);
}

/**
 * The maximum width of a label in a row with this number of buttons, in the same unit: Telegram's apps keep a label in one line and cut
 * it. The numbers are for a phone 360 pixels wide, with a font of 15 pixels and 299 pixels for all buttons of a row;
 * `npm run test:browser` measures them.
 */
export function roomForLabel(buttons: number): number {
  return Math.floor((1967 - 26 * (buttons - 1)) / buttons) - 53;
}

/** Shortens the label of a button in a row of its own, with «…» at the end if it is cut. */
export function shortenLabel(label: string): string {
  for (let length = label.length; length > 1; length -= 1) {
    const shown = shorten(label, length);
    if (labelWidth(shown) <= roomForLabel(1)) return shown;
  }
  return shorten(label, 1);
}
