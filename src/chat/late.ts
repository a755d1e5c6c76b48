import type { MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import type { BotContext } from "./context.ts";

/**
 * An update that an operator put back after its chat had gone on is answered by asking for it again, beside it; nothing else
 * happens, and an open question stays open.
 */
export function askAgain(isLate: (update: Update) => boolean): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (!isLate(ctx.update)) return next();
    // Whoever stopped the bot or came back asks for no answer.
    const messageId = ctx.message?.message_id ?? ctx.callbackQuery?.message?.message_id;
    if (messageId === undefined) return;
    await ctx.reply(ctx.texts.plain("chat:late"), {
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    });
  };
}
