import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { ComposingContext } from "./handlers.ts";

/** The form's name for `enter`. */
export const composeForm = "compose";

/** Asks the draft's open question, once (see intake/report-form.ts). */
export function createComposeForm(_context: ComposingContext) {
  return async function compose(form: Conversation<BotContext, Context>): Promise<void> {
    await form.halt();
  };
}
