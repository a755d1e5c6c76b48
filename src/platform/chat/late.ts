import type { MiddlewareFn } from "grammy";
import type { BotContext } from "./context.ts";

/**
 * Answers an update that an operator put back after its chat had gone on by asking the person to send it again. Nothing else happens, and
 * an open question stays open. Edits, and taps that mean the same whenever they are handled, are handled as usual.
 */
export function askAgain(speaksForItself: (data: string) => boolean): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const data = ctx.callbackQuery?.data;
    if (!ctx.late || ctx.editedMessage !== undefined || (data !== undefined && speaksForItself(data))) return next();
    // Somebody who blocked or unblocked the bot expects no answer.
    const messageId = ctx.message?.message_id ?? ctx.callbackQuery?.message?.message_id;
    if (messageId === undefined) return;
    await ctx.reply(ctx.texts.plain("chat:late"), {
      reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
    });
  };
}
