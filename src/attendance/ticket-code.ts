// Read out and typed on a Cyrillic keyboard, these are the same letters.
const cyrillic = "АСЕНКМРТХУ";
const latin = "ACEHKMPTXY";

/** A code as it is shown and said: «K7M 42Q». */
export function showCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** A code that was typed, in whatever case and with a space or a hyphen in it; null: these are other words. */
export function readCode(text: string): string | null {
  const typed = text
    .trim()
    .toUpperCase()
    .replaceAll(/[АСЕНКМРТХУ]/g, (letter) => latin[cyrillic.indexOf(letter)] ?? letter);
  const [, first, second] = /^([A-Z\d]{3})[ -]?([A-Z\d]{3})$/.exec(typed) ?? [];
  return first === undefined || second === undefined ? null : first + second;
}

/** No word looks like that: a digit is in it, and not digits alone. */
export function isSurelyCode(code: string): boolean {
  return /\d/.test(code) && /[A-Z]/.test(code);
}
