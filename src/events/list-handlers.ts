import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { EventsContext } from "./handlers.ts";

/** `/events`: what is on, by region, kind and month; «My events». */
export function eventListHandlers(_context: EventsContext): Composer<BotContext> {
  return new Composer<BotContext>();
}
