/** The limits of a document: how many points it has, and how long a point is, in UTF-16 units. A point fits a message with its buttons. */
export const pointLimits = { points: 50, characters: 3000 } as const;

/** What somebody wrote as a point, or why it cannot be printed. */
export type ReadPoint =
  | { kind: "point"; text: string }
  | { kind: "empty" }
  | { kind: "tooLong"; length: number }
  /** The font has no sign for these; they are shown to the writer. */
  | { kind: "unprintable"; signs: string };

/** The signs that the font of the documents has (test/papers/font.test.ts compares them with it). */
const printable =
  /[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0391-\u03a1\u03a3-\u03ce\u0400-\u052f\u2010-\u2027\u2030-\u203e\u20a0-\u20bf\u2100-\u2130\u2150-\u215f]/u;

const maxSignsShown = 10;

/**
 * Reads a point. What nobody sees is taken out: control characters, marks of direction, joiners. What can be seen but not printed is
 * refused, so that nobody signs less than they read. Marks of a text, such as `<b>` and `*`, stay as they were typed.
 */
export function readPoint(written: string): ReadPoint {
  const text = seen(written);
  if (text === "") return { kind: "empty" };
  if (text.length > pointLimits.characters) return { kind: "tooLong", length: text.length };
  const missing = [...new Set(text)].filter((sign) => !printable.test(sign));
  return missing.length === 0
    ? { kind: "point", text }
    : { kind: "unprintable", signs: missing.slice(0, maxSignsShown).join(" ") };
}

/** A name as it is printed: what the font lacks is left out. */
export function printedName(name: string): string {
  return [...seen(name)].filter((sign) => printable.test(sign)).join("");
}

function seen(written: string): string {
  return written
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{C}\n]|[\ufe00-\ufe0f]/gu, "")
    .replaceAll(/ *\n */g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
