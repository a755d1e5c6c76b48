import type { Context } from "grammy";
import { createForm, type Outcome, type Reply, type Talk } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { addedScreen, filedScreen } from "../cases/screens.ts";
import { storyLimits } from "../cases/story.ts";
import type { Operator } from "../operator/operator.ts";
import { roomsText } from "../places/screens.ts";
import { sendPins } from "../places/send-pins.ts";
import type { ReportPatch } from "./answers.ts";
import { createPatchKeeper } from "./draft-rows.ts";
import { dropDraft, pauseDraft, rememberDraft } from "./drafts.ts";
import { type FilingContext, fileReport, type Wish } from "./filing.ts";
import { hear } from "./hear.ts";
import { keepAnswer, keepConsent } from "./keep-answer.ts";
import type { Said, Step } from "./question.ts";
import { questionScreen } from "./question-screen.ts";
import { consentText } from "./questions/consent.ts";
import { remitNotes } from "./questions/remit.ts";
import { findQuestion } from "./questions.ts";
import { minorScreen, pausedScreen, refusedScreen, unsuitableScreen } from "./screens.ts";
import { restoreStep, type StoredStep } from "./stored-step.ts";
import { closingTime, noteClosing, notedClosing, rememberClosing } from "./story-closing.ts";
import { createStoryReplies } from "./story-replies.ts";
import type { OldStep } from "./version-before.ts";

export interface FormContext extends FilingContext {
  database: Database;
  texts: (language: Language) => Texts;
  operator: Operator;
  now: () => Date;
}

type Answered = Reply<Step>;
type End = Extract<Said, { kind: "end" }>["how"];

/** The form's name for `enter`. */
export const reportForm = "report";

/** Asks a draft's open question, keeps the answer in the draft and ends. */
export function createReportForm(context: FormContext) {
  const { database, texts, operator, places, vault, now } = context;
  const { prisma, sql } = database;
  const keeping = { database, vault, keep: createPatchKeeper(sql) };
  const story = createStoryReplies(context);

  const form = createForm<Step, Said>({
    texts,
    questionName: ({ asks }) => asks,
    screen: (words, step) => questionScreen(words, places, operator, step),
    onceShown: (step, shownAt) => ({ ...step, storyClosedAt: closingTime(step, shownAt) }),
    hear: (step, update, shownAt) => hear(places, step, update, shownAt),
    save,
    takeOlder: story.takeOlder,
    beforeAgain: (outside, { closesStory }) => {
      if (closesStory === true) rememberClosing(outside);
    },
  });
  return (talk: Talk, ctx: Context, stored: StoredStep | OldStep) => form(talk, ctx, restoreStep(stored));

  function save(reply: Answered, answer: Said): Promise<Outcome> {
    switch (answer.kind) {
      case "keep":
        return keep(reply, answer.patch);
      case "reopen":
        return keep(reply, findQuestion(answer.question)?.cleared ?? {});
      case "agree":
        return agree(reply);
      case "part":
        return answer.album ? story.keepAlbum(reply, answer.part) : story.keepPart(reply, answer.part);
      case "latePart":
        return story.keepLatePart(reply, answer.part);
      case "storyAgain":
        return story.tellAgain(reply);
      case "share":
        return askToShare(reply, answer.what);
      case "refused":
        return refuse(reply, answer.say);
      case "file":
        return file(reply, answer.wish);
      case "end":
        return leave(reply, answer.how);
    }
  }

  async function keep({ step, texts: words, ctx, outside }: Answered, patch: ReportPatch): Promise<Outcome> {
    const closedAt = notedClosing(step);
    const noted = closedAt === null ? patch : { storyClosedAt: closedAt, ...patch };
    await outside(async (acting) => {
      if (patch.storyDone === true) rememberClosing(acting);
      rememberDraft(acting, await keepAnswer(keeping, step, noted, acting.update.update_id, now()));
    });
    // The button that shares a location or a contact stays under the text field until a message takes it away.
    if (ctx.message?.location !== undefined || ctx.message?.contact !== undefined) {
      await say(ctx, { text: words.html("intake:received"), keyboard: { kind: "remove" } });
    }
    return "next";
  }

  async function agree({ step, texts: words, outside }: Answered): Promise<Outcome> {
    const name = step.report.name ?? "";
    const read = { shown: consentText(words, operator, name), language: step.language, name };
    await outside(async (acting) => {
      rememberDraft(acting, await keepConsent(keeping, step, read, acting.update.update_id, now()));
    });
    return "next";
  }

  async function refuse({ texts: words, ctx }: Answered, why: TextKey): Promise<Outcome> {
    await say(ctx, { text: words.html(why) });
    return "next";
  }

  async function askToShare({ texts: words, ctx }: Answered, what: "location" | "contact"): Promise<Outcome> {
    if (what === "location") {
      const keyboard = { kind: "shareLocation", label: words.plain("intake:region.share") } as const;
      await say(ctx, { text: words.html("intake:region.shareHint"), keyboard });
    } else {
      const keyboard = { kind: "shareContact", label: words.plain("intake:phone.share") } as const;
      await say(ctx, { text: words.html("intake:phone.shareHint"), keyboard });
    }
    return "wait";
  }

  async function leave({ step, texts: words, ctx, outside }: Answered, how: End): Promise<Outcome> {
    if (how === "stopped") {
      await outside(async () => {
        await noteClosing(sql, step);
        await pauseDraft(sql, step.personId);
      });
      await show(ctx, pausedScreen(words));
      return "end";
    }
    await outside(() => prisma.$transaction((tx) => dropDraft(tx, step.personId)));
    if (how === "minor") await show(ctx, minorScreen(words));
    else await show(ctx, how === "refused" ? refusedScreen(words, places) : unsuitableScreen(words, places));
    return "end";
  }

  async function file({ step, texts: words, ctx, outside }: Answered, wish: Wish): Promise<Outcome> {
    const filed = await outside(async () => {
      await noteClosing(sql, step);
      const result = await fileReport(database, context, step.draftId, wish, now());
      // What the log keeps must survive JSON: a date as text.
      return result.kind === "filed" ? { ...result, until: result.until?.toISOString() ?? null } : result;
    });
    if (filed.kind === "incomplete") return "next";
    if (filed.kind === "full") {
      await say(ctx, { text: words.html("intake:openCase.full", { number: filed.number, ...storyLimits }) });
      return "next";
    }
    if (filed.kind === "added") {
      await show(ctx, addedScreen(words, filed));
      return "end";
    }
    const { number, review, overLimit, until, rooms } = filed;
    const facts = {
      number,
      review,
      overLimit,
      until: until === null ? null : new Date(until),
      notes: remitNotes(words, step.report.remit),
      rooms: roomsText(words, rooms),
    };
    await show(ctx, filedScreen(words, facts));
    await sendPins(ctx, rooms);
    return "end";
  }
}
