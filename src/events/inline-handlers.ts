import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { EventsContext } from "./handlers.ts";

/** Inline mode: an event's card into any chat. */
export function inlineHandlers(_context: EventsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}
