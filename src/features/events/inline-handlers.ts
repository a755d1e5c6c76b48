import { Composer } from "grammy";
import type { BotContext } from "../../platform/chat/context.ts";
import type { EventsContext } from "./handlers.ts";
import { inlineResult, searchEvents } from "./inline.ts";

const cacheSeconds = 30;

/** Inline mode: people send the card of an event into any chat. */
export function inlineHandlers({ database, places, now }: EventsContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("inline_query", async (ctx) => {
    const found = await searchEvents(database.prisma, ctx.texts, places, ctx.inlineQuery.query, now());
    const results = found.map((event) => inlineResult(ctx.texts, places, event, ctx.me.username));
    // The answer is in the person's language, so it is not cached for others. An error means that the query has expired.
    await ctx.answerInlineQuery(results, { cache_time: cacheSeconds, is_personal: true }).catch(() => {});
  });
  return composer;
}
