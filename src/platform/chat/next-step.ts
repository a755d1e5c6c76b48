import type { MiddlewareFn } from "grammy";
import type { BotContext } from "./context.ts";
import type { FormStep } from "./form.ts";

/**
 * Lets a form that keeps its answers in its steps go on with its next question: call it `outside`, and return "next" from `save`.
 * @param name the form's name
 */
export function goOnWith<Step extends FormStep>(ctx: BotContext, name: string, step: Step): void {
  ctx.nextStep = { name, step };
}

/** Asks the next question of such a form. */
export const askNextStep: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.nextStep === undefined) return next();
  await ctx.conversation.enter(ctx.nextStep.name, ctx.nextStep.step);
};
