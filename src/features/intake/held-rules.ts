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

/** Whether a message that no question has asked for may be held: whatever a story is told with, but no command. */
export function mayBeHeld({ content }: StoryMessage): boolean {
  return content.kind !== "text" || !content.text.startsWith("/");
}

/** Whether it is a file with hardly a word about it: to an open question it may be meant as the answer, as a photo of a name is. */
export function isBareFile(content: StoryContent): boolean {
  if (content.kind === "text" || content.kind === "voice" || content.kind === "videoNote") return false;
  return !isLikeStory(content.caption ?? "");
}
