import type { BotContext } from "../../platform/chat/context.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { currentDraft } from "./drafts.ts";
import { joinCase } from "./join-case.ts";
import { findCaseOf } from "./late-part-rows.ts";
import { storyPartOf } from "./questions/story.ts";
import { type Saved, saveStory } from "./story.ts";

// A part of a story may arrive outside the form of its report, because Telegram delivers messages and taps independently.

export interface LatePartsContext {
  database: Database;
  vault: Vault;
  now: () => Date;
}

/** Adds a message to the case whose story was still being told when the message was written. @returns null if there is no such case */
export async function joinReport(ctx: BotContext, { database, vault, now }: LatePartsContext): Promise<Saved | null> {
  const { message, person, update } = ctx;
  const part = storyPartOf(message);
  if (message === undefined || part === null) return null;
  const caseId = await findCaseOf(database.sql, person.id, message.date);
  if (caseId === null) return null;
  return ctx.once("joinCase", (tx) => joinCase(tx, vault, caseId, part, update.update_id, now()));
}

/** The same for the person's paused report. */
export async function joinPaused(ctx: BotContext, { database, vault, now }: LatePartsContext): Promise<Saved | null> {
  const { message, person, update } = ctx;
  const part = storyPartOf(message);
  if (message === undefined || part === null) return null;
  const closedAt = (await currentDraft(ctx, database.prisma, person.id))?.storyClosedAt ?? null;
  if (closedAt === null || message.date * 1000 > closedAt.getTime()) return null;
  return (await saveStory(database, vault, person.id, part, update.update_id, now())).saved;
}
