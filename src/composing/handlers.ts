import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { Database } from "../database/open.ts";
import type { Language, Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";

export interface ComposingContext {
  database: Database;
  places: Places;
  adminIds: readonly number[];
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** `/compose`: an editor puts an event together, sees it as its readers will, and sends it to a second person. */
export function composingHandlers(_context: ComposingContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** «Approve» and «return» of a second person: they work whatever they are in the middle of. */
export function approvalHandlers(_context: ComposingContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** Asks the open question of what is being composed. @returns false where there is none */
export async function askOpenField(_ctx: BotContext, _context: ComposingContext): Promise<boolean> {
  return false;
}

/** Whatever is not for the form leaves it; the draft waits. */
export async function pauseComposing(_ctx: BotContext, _context: ComposingContext): Promise<void> {}
