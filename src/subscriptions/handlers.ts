import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { Database } from "../database/open.ts";
import type { Operator } from "../people/operator.ts";
import type { Places } from "../places/places.ts";

export interface SubscriptionsContext {
  database: Database;
  places: Places;
  operator: Operator;
  now: () => Date;
}

/** `/subscriptions`: what a person wants to hear of. */
export function subscriptionHandlers(_context: SubscriptionsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** «Stop» on an announcement, and the answer to whether to resume: they work whatever the person is in the middle of. */
export function stopHandlers(_context: SubscriptionsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** Somebody who had blocked the bot is back: where a subscription ended by that, asks whether to resume. */
export async function askToResume(_ctx: BotContext, _context: SubscriptionsContext): Promise<void> {}
