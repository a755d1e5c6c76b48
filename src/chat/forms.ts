import { Composer } from "grammy";
import type { BotContext } from "./context.ts";

/** A form that a person may be in the middle of. */
export interface OpenForm {
  /** The conversation's name. */
  name: string;
  /** The prefix of the buttons that answer its questions. */
  prefix: string;
  /** Keeps what was answered and stops asking. */
  pause(ctx: BotContext): Promise<void>;
}

/** Whatever is not for a form leaves it: its draft waits, and what was asked for happens. */
export function leaveForms(forms: readonly OpenForm[]): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(async (ctx, next) => {
    for (const form of forms) {
      if (!leaves(ctx, form)) continue;
      await form.pause(ctx);
      await ctx.conversation.exit(form.name);
    }
    await next();
  });
  return composer;
}

function leaves(ctx: BotContext, { prefix }: OpenForm): boolean {
  const data = ctx.callbackQuery?.data;
  if (data !== undefined) return !data.startsWith(`${prefix}:`);
  return ctx.message?.text?.startsWith("/") ?? false;
}
