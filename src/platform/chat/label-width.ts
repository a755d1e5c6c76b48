import { shorten } from "./cutting.ts";

/**
 * How wide the characters of labels are, in hundredths of the size of the letters: Noto Sans, rounded up. What is not here (emoji, for
 * the most part) is as wide as the widest.
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
const widest = 125;
const widths = new Map(
  characters.flatMap(([width, some]) => [...some].map((character) => [character, width] as const)),
);

/** How wide a label is in one line, in hundredths of the size of its letters. */
export function labelWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (widths.get(character) ?? widest), 0);
}

/**
 * How wide a label may be in a row with this number of buttons, in the same unit: Telegram's apps keep a label in one line and cut it.
 * The numbers are those of a phone 360 pixels wide, with a font of 15 pixels and 299 pixels for all buttons of a row;
 * `npm run test:browser` measures it.
 */
export function roomForLabel(buttons: number): number {
  return Math.floor((1967 - 26 * (buttons - 1)) / buttons) - 53;
}

/** A label that stands in a row of its own, with «…» where it had to be cut. */
export function shortenLabel(label: string): string {
  for (let length = label.length; length > 1; length -= 1) {
    const shown = shorten(label, length);
    if (labelWidth(shown) <= roomForLabel(1)) return shown;
  }
  return shorten(label, 1);
}
