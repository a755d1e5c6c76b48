import type { Context, MiddlewareFn, NextFunction } from "grammy";
import { type Language, languages } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import type { BotContext } from "./context.ts";
import { decisionPrefix, openForms } from "./conversation-state.ts";
import { labelOf, type Talk, withComplaint } from "./form.ts";
import { type Screen, say, show } from "./screen.ts";
import { findTypedButton, type YesNoData } from "./understood-words.ts";

// A decision is a question outside the forms, and only a tap answers it. Words that are typed in reply show its buttons again. The tap
// itself goes on to its handler.

/** What the question needs to be shown again. It is stored with the conversation until the next update, so it names nobody. */
export interface DecisionStep {
  language: Language;
}

export interface Decision<Step extends DecisionStep> {
  texts(language: Language): Texts;
  screen(texts: Texts, step: Step, ctx: Context): Screen;
  /** What a typed yes and no stand for. */
  yesNo(step: Step): YesNoData;
  /** Whether there is still something to decide. */
  isOpen(ctx: BotContext, step: Step): Promise<boolean>;
}

/** The name of a decision among the forms. */
export function decisionName(name: string): string {
  return decisionPrefix + name;
}

/** The conversation that listens after a decision was shown. Whatever is no typed answer to it ends it and goes on. */
export function createDecision<Step extends DecisionStep>({ texts, screen, yesNo, isOpen }: Decision<Step>) {
  return async function conversation(talk: Talk, _: Context, step: Step): Promise<void> {
    const answered = await talk.wait();
    const typed = answered.message?.text ?? "";
    const screens = languages.map((language) => screen(texts(language), step, answered).rows ?? []);
    const data = findTypedButton(typed, screens, yesNo(step));
    if (data === null || !(await talk.external((outside) => isOpen(outside, step)))) return talk.halt({ next: true });
    const words = texts(step.language);
    const shown = screen(words, step, answered);
    // Of many messages that come at once, only the last is answered.
    if (!(await talk.external(({ crowded }) => crowded))) {
      await say(answered, withComplaint(shown, words.html("chat:mustBeTapped", { button: labelOf(shown, data) })));
    }
    return talk.skip();
  };
}

/**
 * Shows a decision from a handler that stands before the forms. If no form is waiting for words, `listenToDecision` hears the answer.
 * @param name as `decisionName` makes it
 */
export async function askDecision(
  ctx: BotContext,
  screen: Screen,
  { name, step }: NonNullable<BotContext["decision"]>,
  next: NextFunction,
): Promise<void> {
  await show(ctx, screen);
  if (!areDecisions(openForms(ctx.conversationState))) return;
  ctx.decision = { name, step };
  await next();
}

/** Ends the listening after a tap that was answered before the forms. */
export function endDecision({ conversationState }: BotContext): void {
  const open = openForms(conversationState);
  if (open.length > 0 && areDecisions(open)) conversationState.change = null;
}

function areDecisions(forms: readonly string[]): boolean {
  return forms.every((form) => form.startsWith(decisionPrefix));
}

/** Listens to the answer to a decision that a handler before the forms has shown. */
export const listenToDecision: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.decision === undefined) return next();
  await ctx.conversation.enter(ctx.decision.name, ctx.decision.step);
};
