import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { Database } from "../database/open.ts";

export interface AnnouncementsContext {
  database: Database;
  now: () => Date;
}

/** Pausing, resuming and stopping an announcement, from its progress message. */
export function announcementHandlers(_context: AnnouncementsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}
