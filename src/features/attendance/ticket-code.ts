// When a code is read out and typed on a Cyrillic keyboard, these characters look the same.
const cyrillic = "АСЕНКМРТХУ";
const latin = "ACEHKMPTXY";

/** Formats a code for reading: «K7M 42Q». */
export function showCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Reads a typed code, in upper or lower case, with or without spaces or dashes of any kind. Null if the text is not a code. */
export function readCode(text: string): string | null {
  const halves = /^([A-Z\d]{3})[\s\p{Pd}\u2212]*([A-Z\d]{3})$/u.exec(inLatin(text));
  return halves === null ? null : `${halves[1]}${halves[2]}`;
}

/** The characters of a text that may be a code with a mistake; null if it is too short, too long, or has other characters. */
export function readCharacters(text: string): string | null {
  const typed = inLatin(text).replaceAll(/[\s\p{Pd}\u2212]/gu, "");
  return /^[A-Z\d]{5,7}$/.test(typed) ? typed : null;
}

function inLatin(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replaceAll(/[АСЕНКМРТХУ]/g, (letter) => latin[cyrillic.indexOf(letter)] ?? letter);
}

/** Whether a text is probably a mistyped code: it mixes both, with a character too many or too few. */
export function isLikeCode(text: string): boolean {
  const typed = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, "");
  return /^[A-Z\dАСЕНКМРТХУ]{4,8}$/u.test(typed) && /\d/.test(typed) && /\p{L}/u.test(typed);
}

/** Whether a code cannot be an ordinary word or a number, because it mixes both. */
export function isSurelyCode(code: string): boolean {
  return /\d/.test(code) && /[A-Z]/.test(code);
}
