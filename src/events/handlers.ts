import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Operator } from "../people/operator.ts";
import type { Places } from "../places/places.ts";

export interface EventsContext {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
  now: () => Date;
}

/** The deep link's beginning: `event_<id>`. */
export const eventLink = "event_";

/** The buttons of an event's card, on announcements too: they work whatever the person is in the middle of. */
export function eventHandlers(_context: EventsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** Somebody came by an event's link. */
export async function openEventLink(_ctx: BotContext, _context: EventsContext, _payload: string): Promise<void> {}
