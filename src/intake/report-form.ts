import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { addedScreen, filedScreen } from "../cases/screens.ts";
import { storyLimits } from "../cases/story.ts";
import type { BotContext } from "../chat/context.ts";
import { askAboutOlder, rememberShown } from "../chat/older.ts";
import { ask, say, show } from "../chat/screen.ts";
import { isOlder, type ShownAt } from "../chat/shown-at.ts";
import type { Database } from "../database/open.ts";
import type { Language } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { roomsText } from "../places/screens.ts";
import { sendPins } from "../places/send-pins.ts";
import type { Answer, Saved, StoryAnswer } from "./answer.ts";
import { saveAnswer } from "./answers.ts";
import { createPatchKeeper } from "./draft-rows.ts";
import { dropDraft, pauseDraft, rememberDraft, stayQuiet } from "./drafts.ts";
import { type FilingContext, fileReport, type Wish } from "./filing.ts";
import { type Heard, hear, hearLatePart } from "./hear.ts";
import { joinReport } from "./late-parts.ts";
import { remitNotes } from "./question-bodies.ts";
import { consentText, questionScreen } from "./questions.ts";
import { dueReceipt, type StoryRefusal } from "./receipts.ts";
import { minorScreen, notKeptText, pausedScreen, refusedScreen, unsuitableScreen } from "./screens.ts";
import type { Step } from "./steps.ts";
import { clearStory } from "./story.ts";
import { closeStory, closingTime, notedClosing, rememberClosing } from "./story-closing.ts";

export interface FormContext extends FilingContext {
  database: Database;
  texts: (language: Language) => Texts;
  operator: Operator;
  now: () => Date;
}

type Form = Conversation<BotContext, Context>;
type End = Extract<Heard, { kind: "end" }>["how"];

/** The form's name for `enter`. */
export const reportForm = "report";

/**
 * Asks the draft's open question, once: shows it, waits, keeps the answer in the draft and ends; the handler below enters
 * the form again for the next one. So its log never holds more than one question, and a killed process goes on there.
 */
export function createReportForm(context: FormContext) {
  const { database, texts, operator, places, vault, now } = context;
  const answers = { database, vault, places, keep: createPatchKeeper(database.sql) };

  return async function report(form: Form, ctx: Context, given: Step): Promise<void> {
    const words = texts(given.language);
    const shown = given.quiet === true ? null : await ask(ctx, questionScreen(words, places, operator, given));
    const shownAt = given.shownAt ?? shown;
    const step: Step = { ...given, storyClosedAt: closingTime(given, shownAt) };
    const reply = await form.wait();
    const heard = hear(step, reply.update);
    const part = hearLatePart(step, reply.message, shownAt, heard);
    if (part !== null) return late(form, reply, step, part, shownAt);
    if (step.question !== "story" && isOlder(reply.message, shownAt)) return older(form, reply, step, shownAt);
    switch (heard.kind) {
      case "album":
        // The files come one by one. Waiting for the next one here would log them all with the question.
        await form.external((outside) => keepAlbum(outside, step, heard.answer, reply.update.update_id));
        return form.halt({ next: true });
      case "misfit":
        if (await form.external((outside) => outside.crowded)) return form.skip();
        await say(reply, { text: words.html(heard.say) });
        return step.quiet === true ? form.halt({ next: true }) : form.skip();
      case "share":
        await askToShare(reply, words, heard.what);
        return form.skip();
      case "stale":
        return askAgain(form, step, shownAt);
      case "agree": {
        const { name, language } = step;
        const answer: Answer = { kind: "consent", shown: consentText(words, operator, name), language, name };
        await form.external((outside) => save(outside, step, answer, reply.update.update_id));
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
        return file(form, reply, step, null);
      case "openCase":
        return file(form, reply, step, heard.add ? "add" : "new");
    }
  };

  /** The open question once more; what is written before it was shown first is still not its answer. */
  async function askAgain(form: Form, step: Step, shownAt: ShownAt): Promise<void> {
    await form.external((outside) => {
      rememberShown(outside, step.question, shownAt);
      if (step.closesStory === true) rememberClosing(outside);
    });
    return form.halt({ next: true });
  }

  /** A part of the story that the tap «Done» has overtaken joins it. */
  async function late(form: Form, reply: Context, step: Step, part: StoryAnswer, shownAt: ShownAt): Promise<void> {
    const saved = await form.external((outside) => save(outside, step, part, reply.update.update_id));
    await tellJoined(form, reply, step, saved);
    return askAgain(form, step, shownAt);
  }

  /** Another message that a later tap has overtaken: a part of the report that was sent before, or the person is asked. */
  async function older(form: Form, reply: Context, step: Step, shownAt: ShownAt): Promise<void> {
    const saved = await form.external((outside) => joinReport(outside, context));
    if (saved !== null) await tellJoined(form, reply, step, saved);
    else if (await form.external((outside) => outside.crowded)) return form.skip();
    else await askAboutOlder(reply, texts(step.language));
    return askAgain(form, step, shownAt);
  }

  async function tellJoined(form: Form, reply: Context, step: Step, saved: Saved): Promise<void> {
    await complain(form, reply, step, saved);
    if (saved.kind === "saved") await say(reply, { text: texts(step.language).html("intake:story.joined") });
  }

  async function save(outside: BotContext, step: Step, answer: Answer, updateId: number): Promise<Saved> {
    // Any other answer takes it along.
    if (answer.kind === "story") await noteClosing(step);
    const { saved, draft } = await saveAnswer(answers, step.personId, answer, updateId, now(), notedClosing(step));
    rememberDraft(outside, draft);
    return saved;
  }

  async function noteClosing(step: Step): Promise<void> {
    const closedAt = notedClosing(step);
    if (closedAt !== null) await closeStory(database.sql, step.personId, closedAt);
  }

  async function keep(form: Form, reply: Context, step: Step, answer: Answer): Promise<void> {
    const words = texts(step.language);
    const saved = await form.external((outside) => {
      if (answer.kind === "storyDone") rememberClosing(outside);
      return save(outside, step, answer, reply.update.update_id);
    });
    await complain(form, reply, step, saved);
    // The button that shares a location or a contact stays under the text field until a message takes it away.
    const shared = reply.message?.location !== undefined || reply.message?.contact !== undefined;
    if (saved.kind === "saved" && shared) {
      await say(reply, { text: words.html("intake:received"), keyboard: { kind: "remove" } });
    }
  }

  /** What does not fit is said with the receipt, once for the album. */
  async function keepAlbum(outside: BotContext, step: Step, answer: Answer, updateId: number): Promise<void> {
    const saved = await save(outside, step, answer, updateId);
    await dueReceipt(database.prisma, step.draftId, outside.person.telegramId, refusalOf(saved), now());
    stayQuiet(outside);
  }

  async function complain(form: Form, reply: Context, step: Step, saved: Saved): Promise<void> {
    const words = texts(step.language);
    const refused = refusalOf(saved);
    if (refused !== null && (await form.external((outside) => leaveToReceipt(outside, step, refused)))) return;
    switch (saved.kind) {
      case "saved":
        return;
      case "tooLong":
      case "tooMany":
        return say(reply, { text: notKeptText(words, saved.kind) });
      case "outside":
        return say(reply, { text: words.html("intake:region.outside") });
      case "unknownPlace":
        return say(reply, { text: words.html("intake:region.unknown") });
    }
  }

  /** Of a hundred that come at once and do not fit, each by itself would be told. */
  async function leaveToReceipt(outside: BotContext, step: Step, refused: StoryRefusal): Promise<boolean> {
    if (!outside.crowded) return false;
    await dueReceipt(database.prisma, step.draftId, outside.person.telegramId, refused, now());
    return true;
  }

  async function askToShare(reply: Context, words: Texts, what: "location" | "contact"): Promise<void> {
    if (what === "location") {
      const keyboard = { kind: "shareLocation", label: words.plain("intake:region.share") } as const;
      return say(reply, { text: words.html("intake:region.shareHint"), keyboard });
    }
    const keyboard = { kind: "shareContact", label: words.plain("intake:phone.share") } as const;
    return say(reply, { text: words.html("intake:phone.shareHint"), keyboard });
  }

  async function leave(form: Form, reply: Context, step: Step, how: End): Promise<void> {
    const words = texts(step.language);
    const { prisma } = database;
    if (how === "stopped") {
      await form.external(async () => {
        await noteClosing(step);
        await pauseDraft(database.sql, step.personId);
      });
      return show(reply, pausedScreen(words));
    }
    await form.external(() => prisma.$transaction((tx) => dropDraft(tx, step.personId)));
    if (how === "minor") return show(reply, minorScreen(words));
    return show(reply, how === "refused" ? refusedScreen(words, places) : unsuitableScreen(words, places));
  }

  async function file(form: Form, reply: Context, step: Step, wish: Wish): Promise<void> {
    const words = texts(step.language);
    const filed = await form.external(async () => {
      await noteClosing(step);
      const result = await fileReport(database, context, step.draftId, wish, now());
      // What the log keeps must survive JSON: a date as text.
      return result.kind === "filed" ? { ...result, until: result.until?.toISOString() ?? null } : result;
    });
    if (filed.kind === "incomplete") return form.halt({ next: true });
    if (filed.kind === "full") {
      await say(reply, { text: words.html("intake:openCase.full", { number: filed.number, ...storyLimits }) });
      return form.halt({ next: true });
    }
    if (filed.kind === "added") {
      await show(reply, addedScreen(words, filed));
      return form.halt();
    }
    const { number, review, overLimit, until, rooms } = filed;
    const notes = remitNotes(words, step.remit);
    const facts = {
      number,
      review,
      overLimit,
      until: until === null ? null : new Date(until),
      notes,
      rooms: roomsText(words, rooms),
    };
    await show(reply, filedScreen(words, facts));
    await sendPins(reply, rooms);
    return form.halt();
  }
}

function refusalOf({ kind }: Saved): StoryRefusal | null {
  if (kind === "tooLong") return "TOO_LONG";
  return kind === "tooMany" ? "TOO_MANY" : null;
}
