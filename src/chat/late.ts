import type { MiddlewareFn } from "grammy";
import type { BotContext } from "./context.ts";

/**
 * An update that an operator put back after its chat had gone on is answered by asking for it again, beside it; nothing else
 * happens, and an open question stays open. Edits, and taps that speak for themselves, mean the same whenever they are handled.
 */
export function askAgain(speaksForItself: (data: string) => boolean): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const data = ctx.callbackQuery?.data;
    if (!ctx.late || ctx.editedMessage !== undefined || (data !== undefined && speaksForItself(data))) return next();
    // Whoever stopped the bot or came back asks for no answer.
    const messageId = ctx.message?.message_id ?? ctx.callbackQuery?.message?.message_id;
    if (messageId === undefined) return;
    await ctx.reply(ctx.texts.plain("chat:late"), {
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    });
  };
}
