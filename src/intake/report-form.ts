import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { filedScreen } from "../cases/screens.ts";
import type { BotContext } from "../chat/context.ts";
import { say, show } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Language, Texts } from "../i18n/texts.ts";
import type { Operator } from "../people/operator.ts";
import { roomsText } from "../places/screens.ts";
import { type Answer, clearStory, dropDraft, pauseDraft, type Saved, saveAnswer } from "./drafts.ts";
import { type FilingContext, fileReport } from "./filing.ts";
import { hear } from "./hear.ts";
import { storyLimit } from "./rules.ts";
import { consentText, minorScreen, pausedScreen, questionScreen, refusedScreen } from "./screens.ts";
import type { Step } from "./steps.ts";

export interface FormContext extends FilingContext {
  database: Database;
  texts: (language: Language) => Texts;
  operator: Operator;
  now: () => Date;
}

type Form = Conversation<BotContext, Context>;

/** The form's name for `enter`. */
export const reportForm = "report";

/**
 * Asks the draft's open question, once: shows it, waits, keeps the answer in the draft and ends; the handler below enters
 * the form again for the next one. So its log never holds more than one question, and a killed process goes on there.
 */
export function createReportForm(context: FormContext) {
  const { database, texts, operator, places, vault, now } = context;

  const save = (step: Step, answer: Answer, updateId: number): Promise<Saved> =>
    database.prisma.$transaction((tx) => saveAnswer(tx, { vault, places }, step.personId, answer, updateId, now()));

  return async function report(form: Form, ctx: Context, step: Step): Promise<void> {
    const words = texts(step.language);
    await show(ctx, questionScreen(words, places, operator, step));
    const reply = await form.wait();
    const heard = hear(step, reply.update);
    switch (heard.kind) {
      case "misfit":
        await say(reply, { text: words.html(heard.say) });
        return form.skip();
      case "share":
        await say(reply, {
          text: words.html("intake:region.shareHint"),
          keyboard: { kind: "shareLocation", label: words.plain("intake:region.share") },
        });
        return form.skip();
      case "stale":
        return form.halt({ next: true });
      case "agree": {
        const { name, language } = step;
        const answer: Answer = { kind: "consent", shown: consentText(words, operator, name), language, name };
        await form.external(() => save(step, answer, reply.update.update_id));
        return form.halt({ next: true });
      }
      case "storyAgain":
        await form.external(() => clearStory(database.prisma, step.personId, now()));
        return form.halt({ next: true });
      case "answer":
        await keep(form, reply, step, heard.answer);
        return form.halt({ next: true });
      case "end":
        await leave(form, reply, step, heard.how);
        return form.halt();
      case "file":
        return file(form, reply, step);
    }
  };

  async function keep(form: Form, reply: Context, step: Step, answer: Answer): Promise<void> {
    const words = texts(step.language);
    const saved = await form.external(() => save(step, answer, reply.update.update_id));
    if (saved.kind === "tooLong") await say(reply, { text: words.html("intake:story.tooLong", { limit: storyLimit }) });
    if (saved.kind === "outside") await say(reply, { text: words.html("intake:region.outside") });
    // The button that shares a location stays under the text field until a message takes it away.
    if (saved.kind === "saved" && answer.kind === "point") {
      await say(reply, { text: words.html("intake:region.received"), keyboard: { kind: "remove" } });
    }
  }

  async function leave(form: Form, reply: Context, step: Step, how: "minor" | "refused" | "stopped"): Promise<void> {
    const words = texts(step.language);
    const { prisma } = database;
    if (how === "stopped") {
      await form.external(() => pauseDraft(prisma, step.personId));
      return show(reply, pausedScreen(words));
    }
    await form.external(() => prisma.$transaction((tx) => dropDraft(tx, step.personId)));
    return show(reply, how === "minor" ? minorScreen(words) : refusedScreen(words, places));
  }

  async function file(form: Form, reply: Context, step: Step): Promise<void> {
    const words = texts(step.language);
    const filed = await form.external(async () => {
      const result = await fileReport(database.prisma, context, step.draftId, now());
      // What the log keeps must survive JSON: a date as text.
      return result.kind === "filed" ? { ...result, until: result.until?.toISOString() ?? null } : result;
    });
    if (filed.kind === "incomplete") return form.halt({ next: true });
    const { number, until, rooms } = filed;
    await show(
      reply,
      filedScreen(words, { number, until: until === null ? null : new Date(until), rooms: roomsText(words, rooms) }),
    );
    return form.halt();
  }
}
