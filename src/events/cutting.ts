/** How many characters Telegram counts of an HTML text: tags are none, an entity is one (Bot API: «after entities parsing»). */
export function visibleLetters(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "x").length;
}

/** As much of the words as fits, cut between two of them. */
export function cutWords(words: string, letters: number): string {
  if (words.length <= letters) return words;
  if (letters < 2) return "";
  const kept = words.slice(0, letters - 1);
  const space = kept.search(/\s\S*$/);
  // One long word is cut where it has to be, but not within a character of two halves.
  const whole = space > letters / 2 ? kept.slice(0, space) : kept.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.trimEnd()}…`;
}
