const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// A family of emoji has up to 15 units. A letter with hundreds of marks need not stay whole.
const maxCharacterLength = 32;

/**
 * The beginning of a text, cut between two characters as people see them: never inside an emoji or a letter with its marks.
 * @param max in UTF-16 code units, as Telegram counts
 */
export function beginningOf(text: string, max: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  const character = graphemes.segment(whole).containing(max);
  if (character === undefined || character.segment.length > maxCharacterLength) return cutBetweenCodePoints(whole, max);
  return whole.slice(0, character.index);
}

/** The beginning of a text, with «…» at the end if something was cut. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text.toWellFormed() : `${beginningOf(text, Math.max(max - 1, 0))}…`;
}

function cutBetweenCodePoints(text: string, max: number): string {
  const isWithinPair = /^[\uDC00-\uDFFF]/.test(text.slice(max, max + 1));
  return text.slice(0, isWithinPair ? max - 1 : max);
}
