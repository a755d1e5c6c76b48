import type { Context } from "grammy";
import type { Texts } from "../i18n/texts.ts";
import type { BotContext } from "./context.ts";
import type { ShownAt } from "./shown-at.ts";

/** Asks about what was written before the open question was shown, beside it; the question is shown again after that. */
export async function askAboutOlder(ctx: Context, texts: Texts): Promise<void> {
  const messageId = ctx.message?.message_id;
  if (messageId === undefined) return;
  await ctx.reply(texts.plain("chat:older"), {
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  });
}

/** A form that shows its question again, in the same handling, lets the next run know when it was shown first and why it is again. */
export function rememberShown(ctx: BotContext, question: string, at: ShownAt, complaint?: string): void {
  ctx.shownFirst = { question, at, ...(complaint === undefined ? {} : { complaint }) };
}

/** When this question was shown first, where it is shown again in this handling. */
export function firstShownAt(ctx: BotContext, question: string): ShownAt {
  return ctx.shownFirst?.question === question ? ctx.shownFirst.at : null;
}

/** Why this question is shown again in this handling, in HTML. */
export function complaintAbout(ctx: BotContext, question: string): string | undefined {
  return ctx.shownFirst?.question === question ? ctx.shownFirst.complaint : undefined;
}
