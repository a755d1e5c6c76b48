import type { ShownAt } from "../../platform/chat/shown-at.ts";
import type { Sql } from "../../platform/database/open.ts";
import { closeStory } from "./draft-rows.ts";
import type { Step } from "./question.ts";

const closedStories = new WeakSet<object>();

/** Remembers that the person has tapped «Done» in this update. `ctx` is the context outside the form. */
export function rememberClosing(ctx: object): void {
  closedStories.add(ctx);
}

/** Whether the question shown next is the first one after the story. */
export function closesStory(ctx: object): boolean {
  return closedStories.has(ctx);
}

/** After a change of the story, the next open question may be much further on, so «Back» need not lead to the story. */
function isFirstAfterStory({ before, closesStory }: Step): boolean {
  return before === "story" || closesStory === true;
}

/** When the story was closed, by Telegram's clock in seconds: the time when the first question after it was first shown. */
export function closingTime(step: Step, shownAt: ShownAt): number | null {
  return step.storyClosedAt ?? (isFirstAfterStory(step) ? shownAt : null);
}

/**
 * When the story was closed, if that must be recorded with the next reply; else null. Recording it when the question is shown would add
 * another step to the conversation's log.
 */
export function closingToRecord(step: Step): Date | null {
  return isFirstAfterStory(step) && step.storyClosedAt !== null ? new Date(step.storyClosedAt * 1000) : null;
}

/** Records when the story was closed, if the reply is not an answer that saves it anyway. */
export async function recordClosing(pool: Sql, step: Step): Promise<void> {
  const closedAt = closingToRecord(step);
  if (closedAt !== null) await closeStory(pool, step.personId, closedAt);
}
