import { beginningOf } from "../../platform/chat/cutting.ts";

/** The length of an HTML text as Telegram counts it: without tags, and an entity counts as a character (Bot API: «after entities parsing»). */
export function visibleLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "x").length;
}

/** Truncates a text to a length, between words if possible, otherwise between characters. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text.toWellFormed();
  if (maxLength < 2) return "";
  const kept = beginningOf(text, maxLength - 1);
  const space = kept.search(/\s\S*$/);
  return `${(space > maxLength / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}
