import type { ConversationBuilder } from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import type { BotContext } from "./context.ts";

/** A form that a person may be in the middle of. */
export interface Form<Services> {
  /** The conversation's name. */
  name: string;
  /** What is written in it is work of staff and not about themselves. */
  isForStaff?: boolean;
  /** The prefix of the buttons that answer its questions. */
  prefix: string;
  /** Keeps what was answered and stops asking. */
  pause: (ctx: BotContext, services: Services) => Promise<void>;
  /** Makes the conversation. */
  create: (services: Services) => ConversationBuilder<BotContext, Context>;
}

/** Whatever is not for a form leaves it: its draft waits, and what was asked for happens. */
export function leaveForms<Services>(forms: readonly Form<Services>[], services: Services): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(async (ctx, next) => {
    for (const form of forms) {
      if (!leaves(ctx, form)) continue;
      await form.pause(ctx, services);
      await ctx.conversation.exit(form.name);
    }
    await next();
  });
  return composer;
}

function leaves(ctx: BotContext, { prefix }: { prefix: string }): boolean {
  const data = ctx.callbackQuery?.data;
  if (data !== undefined) return !data.startsWith(`${prefix}:`);
  return ctx.message?.text?.startsWith("/") ?? false;
}
