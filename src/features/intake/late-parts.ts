import type { BotContext } from "../../platform/chat/context.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { joinCase } from "./join-case.ts";
import type { FindToldStory } from "./late-part-rows.ts";
import { storyPartOf } from "./questions/story.ts";
import { type Saved, saveStory } from "./story.ts";

// A part of a story may arrive outside the form of its report, because Telegram delivers messages and taps independently.

export interface LatePartsContext {
  database: Database;
  vault: Vault;
  findToldStory: FindToldStory;
  now: () => Date;
}

/** Adds a message to the case whose story was still being told when the message was written. @returns null if there is no such case */
export function joinReport(ctx: BotContext, context: LatePartsContext): Promise<Saved | null> {
  return join(ctx, context, false);
}

/** The same, or to the person's paused report. */
export function joinStory(ctx: BotContext, context: LatePartsContext): Promise<Saved | null> {
  return join(ctx, context, true);
}

async function join(ctx: BotContext, context: LatePartsContext, orDraft: boolean): Promise<Saved | null> {
  const { message, person, update } = ctx;
  const { database, vault, now } = context;
  const part = storyPartOf(message);
  if (message === undefined || part === null) return null;
  const { isDraft, caseId } = await context.findToldStory(person.id, message.date);
  if (isDraft && orDraft) return (await saveStory(database, vault, person.id, part, update.update_id, now())).saved;
  if (caseId === null) return null;
  return ctx.once("joinCase", (tx) => joinCase(tx, vault, { caseId, side: null }, part, update.update_id, now()));
}
