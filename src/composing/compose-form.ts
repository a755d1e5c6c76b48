import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { BotContext } from "../chat/context.ts";
import { askAboutOlder, rememberShown } from "../chat/older.ts";
import { ask, say, show } from "../chat/screen.ts";
import { isOlder, type ShownAt } from "../chat/shown-at.ts";
import type { Database } from "../database/open.ts";
import type { Language } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { Answer } from "./answer.ts";
import { saveAnswer } from "./answers.ts";
import type { ApprovalContext } from "./approvers.ts";
import { pauseDraft } from "./drafts.ts";
import { hear } from "./hear.ts";
import { fieldScreen } from "./questions.ts";
import { goneScreen, noteText, pausedScreen, refusalText } from "./screens.ts";
import type { Step } from "./steps.ts";

export interface ComposingContext extends ApprovalContext {
  database: Database;
  places: Places;
  texts: (language: Language) => Texts;
  now: () => Date;
}

type Form = Conversation<BotContext, Context>;

/** The form's name for `enter`. */
export const composeForm = "compose";

/**
 * Asks the draft's open question, once: shows it, waits, keeps the answer in the draft and ends; the handler below enters the form
 * again for the next one (as intake/report-form.ts does).
 */
export function createComposeForm({ database, places, texts, now }: ComposingContext) {
  const { prisma } = database;

  return async function compose(form: Form, ctx: Context, step: Step): Promise<void> {
    const words = texts(step.language);
    const shown = await ask(ctx, fieldScreen(words, places, step));
    const shownAt = step.shownAt ?? shown;
    const reply = await form.wait();
    if (isOlder(reply.message, shownAt)) {
      if (await form.external((outside) => outside.crowded)) return form.skip();
      await askAboutOlder(reply, words);
      return askAgain(form, step, shownAt);
    }
    const heard = hear(step, reply.update);
    switch (heard.kind) {
      case "misfit":
        // Of fifty that do not fit, each by itself would be told.
        if (await form.external((outside) => outside.crowded)) return form.skip();
        await say(reply, { text: words.html(heard.say) });
        return form.skip();
      case "blank":
        return form.skip();
      case "stale":
        return askAgain(form, step, shownAt);
      case "stopped":
        await form.external((outside) => pauseDraft(prisma, outside.person.id));
        await show(reply, pausedScreen(words, step.eventId));
        return form.halt();
      case "answer":
        return (await keep(form, reply, step, heard.answer)) ? form.halt({ next: true }) : form.halt();
    }
  };

  async function askAgain(form: Form, step: Step, shownAt: ShownAt): Promise<void> {
    const question = step.detail === null ? step.field : `${step.field}/${step.detail}`;
    await form.external((outside) => rememberShown(outside, question, shownAt));
    return form.halt({ next: true });
  }

  /** @returns false where there is no draft any more, and nothing to ask */
  async function keep(form: Form, reply: Context, step: Step, answer: Answer): Promise<boolean> {
    const words = texts(step.language);
    const saved = await form.external(({ person, once }) =>
      once("answer", (db) => saveAnswer(db, { person, places, now: now() }, step, answer, reply.update.update_id)),
    );
    if (saved.kind === "refused") await say(reply, { text: refusalText(words, saved.refusal) });
    if (saved.kind === "noted") await say(reply, { text: noteText(words, saved.note) });
    if (saved.kind === "gone") await say(reply, goneScreen(words));
    return saved.kind !== "gone";
  }
}
