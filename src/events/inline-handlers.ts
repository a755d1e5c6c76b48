import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { EventsContext } from "./handlers.ts";
import { inlineResult, searchEvents } from "./inline.ts";

const cacheSeconds = 30;

/** Inline mode: an event's card into any chat. */
export function inlineHandlers({ database, places, now }: EventsContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("inline_query", async (ctx) => {
    const found = await searchEvents(database.prisma, ctx.texts, places, ctx.inlineQuery.query, now());
    const results = found.map((event) => inlineResult(ctx.texts, places, event, ctx.me.username));
    // In the asker's language, so not for others; a query that has waited too long is no failure.
    await ctx.answerInlineQuery(results, { cache_time: cacheSeconds, is_personal: true }).catch(() => {});
  });
  return composer;
}
