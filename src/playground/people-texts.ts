import type { PlaygroundPerson } from "./types.ts";

/** What a person's own texts may have, in UTF-16 units: Telegram's limits for its apps. */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = { usual: 1024, premium: 4096 };

/** The messages as which an app sends a text. No character is cut in two. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length || from === 0; ) {
    const part = text.slice(from, from + LONGEST_TEXT);
    const whole = part.isWellFormed() ? part : part.slice(0, -1);
    parts.push(whole);
    from += whole.length || 1;
  }
  return parts;
}

/** Throws where an app would not let this person send the caption. */
export function checkCaption(caption: string, { premium }: PlaygroundPerson): void {
  const longest = premium ? LONGEST_CAPTION.premium : LONGEST_CAPTION.usual;
  if (caption.length > longest) {
    const way = premium ? "" : "; people with premium: true may write up to 4,096";
    throw new Error(`Playground: a caption has at most ${longest} characters${way}`);
  }
}
