import { beginningOf } from "../chat/cutting.ts";

/** How many characters Telegram counts of an HTML text: tags are none, an entity is one (Bot API: «after entities parsing»). */
export function visibleLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "x").length;
}

/** As much of the words as fits, cut between two of them; one long word is cut between two characters. */
export function truncate(words: string, letters: number): string {
  if (words.length <= letters) return words.toWellFormed();
  if (letters < 2) return "";
  const kept = beginningOf(words, letters - 1);
  const space = kept.search(/\s\S*$/);
  return `${(space > letters / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}
