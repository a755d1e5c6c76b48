import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Update } from "grammy/types";
import type { Language } from "../i18n/languages.ts";
import type { TextKey, TextParams, Texts } from "../i18n/texts.ts";
import type { BotContext } from "./context.ts";
import { askAboutOlder, firstShownAt, rememberShown } from "./older.ts";
import { ask, type Screen, say } from "./screen.ts";
import type { ShownAt } from "./shown-at.ts";

/** What every form's step holds. A step is the open question with what its screen shows; it is stored with the conversation. */
export interface FormStep {
  language: Language;
  /** When the question was shown first, by Telegram's clock in seconds, where it is shown again. */
  shownAt?: number;
  /** The question is not shown: it is on the screen already, or something else will show it. */
  quiet?: true;
}

/** What an update means to the open question. */
export type Heard<Answer> =
  | { kind: "answer"; answer: Answer }
  /** It was written before the question was on the screen, so it cannot be the answer. */
  | { kind: "older" }
  /** An old button of the form: the open question is shown again. */
  | { kind: "stale" }
  /** Nothing at all. */
  | { kind: "blank" }
  /** It does not fit this question; what to say instead. */
  | { kind: "misfit"; say: TextKey; params?: TextParams };

/**
 * How a form goes on: with its next open question (`next`), with the same question shown again (`again`), without a word and with the
 * same question (`wait`), or not at all (`end`).
 */
export type Outcome = "next" | "again" | "wait" | "end";

/** An open question that has been answered, or at least replied to. */
export interface Reply<Step> {
  step: Step;
  texts: Texts;
  /** When the question was shown first. */
  shownAt: ShownAt;
  /** The context of the reply: it can only answer. */
  ctx: Context;
  /** Does something beside the conversation, once. What it returns must survive JSON. */
  outside<T>(act: (ctx: BotContext) => T | Promise<T>): Promise<T>;
}

/** A form: how its questions are shown and heard, and what becomes of an answer. */
export interface Form<Step extends FormStep, Answer> {
  texts(language: Language): Texts;
  /** Names the question, so that the same question is known when it is shown again. */
  questionName(step: Step): string;
  screen(texts: Texts, step: Step): Screen;
  /** What is known of a question since it was shown. */
  onceShown?(step: Step, shownAt: ShownAt): Step;
  /** Reads an update as an answer, without any effect: the conversation runs it again with every update. */
  hear(step: Step, update: Update, shownAt: ShownAt): Heard<Answer>;
  /** Keeps an answer, or does what was asked for. */
  save(reply: Reply<Step>, answer: Answer): Promise<Outcome>;
  /** Takes a message that is older than the question for something else; null: the person is asked about it. */
  takeOlder?(reply: Reply<Step>): Promise<Outcome | null>;
  /** Called when the same question is about to be shown again. */
  beforeAgain?(outside: BotContext, step: Step): void;
  /** Without a draft the composition cannot ask the question again: it stays as it was shown. */
  hasNoDraft?: true;
}

/** The conversation that a form is run in. */
export type Talk = Conversation<BotContext, Context>;

/**
 * The conversation of a form. It asks one question: shows it, waits, hears, saves and ends; a handler below the forms enters it again
 * for the next one (`enterForm`). So its log never holds more than one question, and after a crash the form goes on there.
 */
export function createForm<Step extends FormStep, Answer>(form: Form<Step, Answer>) {
  return async function conversation(talk: Talk, ctx: Context, given: Step): Promise<void> {
    const texts = form.texts(given.language);
    const shown = given.quiet === true ? null : await ask(ctx, form.screen(texts, given));
    const shownAt = given.shownAt ?? shown?.at ?? null;
    const step = form.onceShown?.(given, shownAt) ?? given;
    const answered = await talk.wait();
    const reply: Reply<Step> = {
      step,
      texts,
      shownAt,
      ctx: answered,
      outside: (act) => talk.external((outside) => act(outside)),
    };
    const outcome = await answerTo(form, reply, form.hear(step, answered.update, shownAt));
    switch (outcome) {
      case "wait":
        return talk.skip();
      case "end":
        return talk.halt();
      case "next":
        return talk.halt({ next: true });
      case "again":
        await talk.external((outside) => {
          rememberShown(outside, form.questionName(step), shownAt);
          form.beforeAgain?.(outside, step);
        });
        return talk.halt({ next: true });
    }
  };
}

async function answerTo<Step extends FormStep, Answer>(
  form: Form<Step, Answer>,
  reply: Reply<Step>,
  heard: Heard<Answer>,
): Promise<Outcome> {
  const { step, texts, ctx } = reply;
  const unchanged = form.hasNoDraft === true ? "wait" : "again";
  switch (heard.kind) {
    case "answer":
      return form.save(reply, heard.answer);
    case "blank":
      return "wait";
    case "stale":
      return unchanged;
    case "misfit":
      // Of fifty that do not fit, each would be told about.
      if (await isCrowded(reply)) return "wait";
      await say(ctx, { text: texts.html(heard.say, heard.params) });
      return step.quiet === true ? "next" : "wait";
    case "older": {
      const taken = (await form.takeOlder?.(reply)) ?? null;
      if (taken !== null) return taken;
      if (await isCrowded(reply)) return "wait";
      await askAboutOlder(ctx, texts);
      return unchanged;
    }
  }
}

function isCrowded<Step>({ outside }: Reply<Step>): Promise<boolean> {
  return outside((ctx) => ctx.crowded);
}

/** Asks the open question of a form. @param question as the form's `questionName` names it */
export async function enterForm<Step extends FormStep>(
  ctx: BotContext,
  name: string,
  question: string,
  step: Step,
): Promise<void> {
  const shownAt = firstShownAt(ctx, question);
  await ctx.conversation.enter(name, shownAt === null ? step : { ...step, shownAt });
}
