import type { ShownAt } from "../../platform/chat/shown-at.ts";
import type { Sql } from "../../platform/database/open.ts";
import { relaxedCommit } from "../../platform/database/relaxed-commit.ts";
import type { Step } from "./question.ts";

const closing = new WeakSet<object>();

/** «Done» was said in this handling: `ctx` is its context outside the form. */
export function rememberClosing(ctx: object): void {
  closing.add(ctx);
}

/** Whether the question that is shown next is the first one after the story. */
export function closesStory(ctx: object): boolean {
  return closing.has(ctx);
}

/** Where a story that was changed ends, the first question after it is one that comes much later. */
function isFirstAfterStory({ before, closesStory }: Step): boolean {
  return before === "story" || closesStory === true;
}

/** When the story was closed: when the first question after it was shown first, by Telegram's clock in seconds. */
export function closingTime(step: Step, shownAt: ShownAt): number | null {
  return step.storyClosedAt ?? (isFirstAfterStory(step) ? shownAt : null);
}

/**
 * When the story was closed, where that is to be noted with what is heard next: an effect of its own when the question is shown would
 * be another step of the form.
 */
export function notedClosing(step: Step): Date | null {
  return isFirstAfterStory(step) && step.storyClosedAt !== null ? new Date(step.storyClosedAt * 1000) : null;
}

/** Notes when the story was closed; once, until the person takes it up again. */
async function closeStory(sql: Sql, personId: number, closedAt: Date): Promise<void> {
  await sql.rows(
    `WITH ${relaxedCommit}
     UPDATE "Draft"
     SET "storyClosedAt" = $2::timestamptz
     FROM relaxed
     WHERE "personId" = $1::int AND "storyDone" AND "storyClosedAt" IS NULL`,
    [personId, closedAt],
  );
}

/** The same where no answer that is heard next takes it along. */
export async function noteClosing(sql: Sql, step: Step): Promise<void> {
  const closedAt = notedClosing(step);
  if (closedAt !== null) await closeStory(sql, step.personId, closedAt);
}
