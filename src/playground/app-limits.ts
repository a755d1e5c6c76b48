import type { PlaygroundPerson } from "./types.ts";

/** How long a person's text may be in UTF-16 units: limits of Telegram's apps. */
const MAX_TEXT_LENGTH = 4096;
const MAX_CAPTION_LENGTH = { usual: 1024, premium: 4096 };

/** Splits a text into the messages that an app sends. Does not cut a character in two. */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length || from === 0; ) {
    const part = text.slice(from, from + MAX_TEXT_LENGTH);
    const whole = part.isWellFormed() ? part : part.slice(0, -1);
    parts.push(whole);
    from += whole.length || 1;
  }
  return parts;
}

/** Throws if an app would not let this person send the caption. */
export function checkCaption(caption: string, { premium }: PlaygroundPerson): void {
  const maxLength = premium ? MAX_CAPTION_LENGTH.premium : MAX_CAPTION_LENGTH.usual;
  if (caption.length > maxLength) {
    const hint = premium ? "" : "; people with premium: true may write up to 4,096";
    throw new Error(`Playground: a caption has at most ${maxLength} characters${hint}`);
  }
}
