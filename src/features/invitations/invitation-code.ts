/** Characters that nobody mixes up when a code is read out: no 0 and O, no 1, I and L. */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/** Twelve of 31 characters: nobody guesses one of 10¹⁷ codes with five tries an hour. */
const codeLength = 12;

// When a code is typed on a Cyrillic keyboard, these characters look the same.
const cyrillic = "АВЕКМНРСТУХ";
const latin = "ABEKMHPCTYX";

/** Makes a code of random bytes; null if it has no digit or no Latin character, by which a typed code is told from a word and a number. */
export function codeOf(random: Uint8Array): string | null {
  // What lies above the last whole multiple of 31 is left out, so that all characters are equally frequent.
  const fair = [...random].filter((byte) => byte < 248);
  const code = fair
    .slice(0, codeLength)
    .map((byte) => alphabet[byte % alphabet.length])
    .join("");
  return code.length === codeLength && isMixed(code) ? code : null;
}

/** Formats a code for reading: "K7M4-2QXR-9TNB". */
export function showCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join("-");
}

/** Reads the code that follows "side_" in a link. Null if it cannot be a code. */
export function readLinkCode(payload: string): string | null {
  const code = payload.toUpperCase();
  return isCode(code) ? code : null;
}

/** What somebody has typed: a code, something that looks like a code with a mistake, or neither. */
export type TypedCode = { kind: "code"; code: string } | { kind: "mistyped" } | { kind: "none" };

/**
 * Reads a code in upper or lower case, with or without spaces or dashes, and wherever it stands in a text that was passed on: as
 * "K7M4-2QXR-9TNB" or at the end of the link.
 */
export function readTypedCode(text: string): TypedCode {
  const written = inLatin(text.slice(0, 2000));
  const link = /START=SIDE_([A-Z\d]{12})(?![A-Z\d])/.exec(written)?.[1];
  if (link !== undefined && isCode(link)) return { kind: "code", code: link };
  const parts = /(?<![A-Z\d-])([A-Z\d]{4})-([A-Z\d]{4})-([A-Z\d]{4})(?![A-Z\d-])/.exec(written);
  const typed = parts === null ? written.replaceAll(/[\s-]/g, "") : parts.slice(1).join("");
  if (isCode(typed)) return { kind: "code", code: typed };
  const isNearlyOne = /^[A-Z\d]{11,13}$/.test(typed) && isMixed(typed) && /\d.*\d/.test(typed);
  return isNearlyOne || parts !== null ? { kind: "mistyped" } : { kind: "none" };
}

function inLatin(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replaceAll(/[\p{Pd}\u2212]/gu, "-")
    .replaceAll(/[АВЕКМНРСТУХ]/g, (character) => latin[cyrillic.indexOf(character)] ?? character);
}

function isCode(text: string): boolean {
  return text.length === codeLength && [...text].every((character) => alphabet.includes(character)) && isMixed(text);
}

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[A-Z]/.test(text);
}
