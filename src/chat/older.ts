import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Texts } from "../i18n/texts.ts";
import type { BotContext } from "./context.ts";

/** When a message was put on the screen or last changed, by Telegram's clock in seconds; null where Telegram does not say. */
export type ShownAt = number | null;

/** What a call that sends or edits a message has answered. */
export function shownAtOf(answer: Message | true): ShownAt {
  return answer === true ? null : (("edit_date" in answer ? answer.edit_date : undefined) ?? answer.date);
}

/**
 * The person wrote this before the question was on their screen, so it cannot be its answer: Telegram brings taps and messages
 * in lanes of their own, and a message may come after a tap that was made later. Both times are Telegram's; in the same second it
 * counts as an answer.
 */
export function isOlder(message: Message | undefined, shownAt: ShownAt): boolean {
  return message !== undefined && shownAt !== null && message.date < shownAt;
}

/** Asks about what was written before the open question was shown, beside it; the question is shown again after that. */
export async function askAboutOlder(ctx: Context, texts: Texts): Promise<void> {
  const messageId = ctx.message?.message_id;
  if (messageId === undefined) return;
  await ctx.reply(texts.plain("chat:older"), {
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  });
}

const first = new WeakMap<BotContext, { question: string; at: ShownAt }>();

/** A form that shows its question again, in the same handling, lets the next run know when it was shown first. */
export function rememberShown(ctx: BotContext, question: string, at: ShownAt): void {
  first.set(ctx, { question, at });
}

/** When this question was shown first, where it is shown again in this handling. */
export function firstShownAt(ctx: BotContext, question: string): ShownAt {
  const shown = first.get(ctx);
  return shown?.question === question ? shown.at : null;
}
