import { hourMs } from "../../platform/time/units.ts";
import type { StoryContent } from "../cases/story.ts";
import type { StoryMessage } from "./question.ts";

/** How long words are held without a consent. */
export const heldMs = 24 * hourMs;

/** A shorter text is a greeting or a question rather than a story. */
const minWords = 3;
const minCharacters = 15;

/** A message that is held, and the update that brought it. */
export interface HeldMessage extends StoryMessage {
  updateId: number;
}

/** Whether a text is long enough to be a story, or the beginning of one. */
function isLikeStory(text: string): boolean {
  const characters = text.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
  return text.trim().split(/\s+/).length >= minWords && characters >= minCharacters;
}

/** Whether messages that are held may be a story: a single short text may not. */
export function areLikeStory(contents: readonly StoryContent[]): boolean {
  return contents.length > 1 || contents.some((content) => content.kind !== "text" || isLikeStory(content.text));
}

/** Whether a message that no question has asked for may be held: words or a voice, but no command. */
export function mayBeHeld({ content }: StoryMessage): boolean {
  if (content.kind === "text") return !content.text.startsWith("/");
  return content.kind === "voice" || content.kind === "videoNote";
}
