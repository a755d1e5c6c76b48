import type { Button, Screen } from "../../platform/chat/screen.ts";

/**
 * A consent on a small phone: what matters in three lines, and the whole text in a quote that a tap opens (Bot API, "HTML style":
 * blockquote expandable). What is agreed to, and hashed, is the whole text.
 */
export function consentScreen(
  text: { title: string; brief: string; whole: string },
  rows: Button[][],
): Screen & { rows: Button[][] } {
  const { title, brief, whole } = text;
  return { text: `${title}\n${brief}\n<blockquote expandable>${whole}</blockquote>`, rows };
}
