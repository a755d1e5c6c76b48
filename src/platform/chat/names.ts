// Hangul fillers, with which people hide their names: no font shows them, although Unicode counts them as script.
const fillers = /[\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;
/** Characters that turn the direction of what follows (Unicode Bidirectional Algorithm, "explicit formatting characters"). */
const turningMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const controls = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** The longest name that is taken, in characters. */
export const maxNameLength = 80;

/**
 * Reads a name as a person writes it: in any script, with whatever signs are in it, on one line. Null if nothing of any script in it can be seen, or
 * if it is longer than a name.
 */
export function readName(text: string): string | null {
  const name = oneLine(text);
  return /\p{L}/u.test(seenOf(name)) && name.length <= maxNameLength ? name : null;
}

/**
 * Somebody's name as others see it among other words. A name from right to left is isolated, so that it does not turn what stands beside
 * it (Unicode: U+2068, U+2069); a name of which nothing can be seen is «—».
 */
export function shownName(name: string | null): string {
  const seen = oneLine(name ?? "");
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(seenOf(seen))) return "—";
  return rightToLeft.test(seen) ? `\u2068${seen}\u2069` : seen;
}

function oneLine(text: string): string {
  return text.replaceAll(turningMarks, "").replaceAll(/\s+/gu, " ").replaceAll(controls, "").trim();
}

/** Without what no font shows: those fillers, the empty Braille pattern, and characters that only join or format. */
function seenOf(name: string): string {
  return name
    .normalize("NFC")
    .replaceAll(fillers, "")
    .replaceAll(/[\u2800\p{Cf}\p{M}]/gu, "");
}
