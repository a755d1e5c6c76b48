import type { Context } from "grammy";
import { createForm, type Outcome, type Reply, type Talk } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { addedScreen, filedScreen } from "../cases/screens.ts";
import { storyLimits } from "../cases/story.ts";
import { contactText } from "../danger/alarm-screens.ts";
import type { Operator } from "../operator/operator.ts";
import { mapButton, roomsText } from "../places/screens.ts";
import type { ReportPatch } from "./answers.ts";
import { createPatchSaver, pauseDraft } from "./draft-rows.ts";
import { dropDraft, rememberDraft } from "./drafts.ts";
import { type FilingContext, fileReport, type Wish } from "./filing.ts";
import { parseReply } from "./parse-reply.ts";
import { putOffDrop } from "./pending-acts.ts";
import type { ReportReply, Step } from "./question.ts";
import { questionScreen } from "./question-screen.ts";
import { consentText } from "./questions/consent.ts";
import { remitNotes } from "./questions/remit.ts";
import { findQuestion } from "./questions.ts";
import { saveAnswer, saveConsent } from "./save-answer.ts";
import { minorScreen, pausedScreen, refusedScreen, unsuitableScreen } from "./screens.ts";
import { restoreStep, type StoredStep } from "./stored-step.ts";
import { closingTime, closingToRecord, recordClosing, rememberClosing } from "./story-closing.ts";
import { createStoryReplies } from "./story-replies.ts";
import { mustBeTapped, otherPages, yesNoOf } from "./typed-answers.ts";

export interface FormContext extends FilingContext {
  database: Database;
  texts: (language: Language) => Texts;
  operator: Operator;
  now: () => Date;
}

type StepReply = Reply<Step>;
type Ending = Extract<ReportReply, { kind: "end" }>["how"];

/** The form's name for `enter`. */
export const reportForm = "report";

/** The form asks a draft's open question, saves the answer in the draft and ends. */
export function createReportForm(context: FormContext) {
  const { database, texts, operator, places, vault, now } = context;
  const { sql } = database;
  const saving = { database, vault, savePatch: createPatchSaver(sql) };
  const story = createStoryReplies(context);

  const form = createForm<Step, ReportReply>({
    texts,
    questionName: ({ asks }) => asks,
    screen: (stepTexts, step) => questionScreen(stepTexts, places, operator, step),
    onceShown: (step, shownAt) => ({ ...step, storyClosedAt: closingTime(step, shownAt) }),
    yesNo: yesNoOf,
    mustBeTapped,
    otherPages,
    hear: (step, update, shownAt) => parseReply(places, step, update, shownAt),
    save: act,
    takeOlder: story.takeOlder,
    beforeAgain: (outside, { closesStory }) => {
      if (closesStory === true) rememberClosing(outside);
    },
  });
  return (talk: Talk, ctx: Context, stored: StoredStep) => form(talk, ctx, restoreStep(stored));

  function act(reply: StepReply, answer: ReportReply): Promise<Outcome> {
    switch (answer.kind) {
      case "save":
        return save(reply, answer.patch);
      case "reopen":
        return save(reply, findQuestion(answer.question)?.cleared ?? {});
      case "agree":
        return agree(reply);
      case "part":
        return answer.album ? story.keepAlbum(reply, answer.part) : story.keepPart(reply, answer.part);
      case "latePart":
        return story.keepLatePart(reply, answer.part);
      case "hold":
        return story.holdPart(reply, answer.part);
      case "storyAgain":
        return story.startOver(reply);
      case "share":
        return askToShare(reply, answer.what);
      case "refused":
        return Promise.resolve({ complaint: reply.texts.html(answer.say) });
      case "file":
        return file(reply, answer.wish);
      case "end":
        return leave(reply, answer.how);
    }
  }

  async function save({ step, texts: stepTexts, ctx, outside }: StepReply, patch: ReportPatch): Promise<Outcome> {
    const closedAt = closingToRecord(step);
    const withClosing = closedAt === null ? patch : { storyClosedAt: closedAt, ...patch };
    await outside(async (acting) => {
      if (patch.storyDone === true) rememberClosing(acting);
      rememberDraft(acting, await saveAnswer(saving, step, withClosing, acting.update.update_id, now()));
    });
    // The button that shares a location or a contact stays below the text field until a message removes it.
    if (ctx.message?.location !== undefined || ctx.message?.contact !== undefined) {
      await say(ctx, { text: stepTexts.html("intake:received"), keyboard: { kind: "remove" } });
    }
    return "next";
  }

  async function agree({ step, texts: stepTexts, outside }: StepReply): Promise<Outcome> {
    const name = step.report.name ?? "";
    const read = { shown: consentText(stepTexts, operator, name), language: step.language, name };
    await outside(async (acting) => {
      rememberDraft(acting, await saveConsent(saving, step, read, acting.update.update_id, now()));
    });
    return "next";
  }

  async function askToShare({ texts: stepTexts, ctx }: StepReply, what: "location" | "contact"): Promise<Outcome> {
    if (what === "location") {
      const keyboard = { kind: "shareLocation", label: stepTexts.plain("intake:region.share") } as const;
      await say(ctx, { text: stepTexts.html("intake:region.shareHint"), keyboard });
    } else {
      const keyboard = { kind: "shareContact", label: stepTexts.plain("intake:phone.share") } as const;
      await say(ctx, { text: stepTexts.html("intake:phone.shareHint"), keyboard });
    }
    return "wait";
  }

  async function leave({ step, texts: stepTexts, ctx, outside }: StepReply, how: Ending): Promise<Outcome> {
    if (how === "stopped") {
      await outside(async () => {
        await recordClosing(sql, step);
        await pauseDraft(sql, step.personId);
      });
      await show(ctx, pausedScreen(stepTexts));
      return "end";
    }
    if (how === "unsuitable") {
      const act = await outside(({ once }) => once("leave", (tx) => putOffDrop(tx, step.personId, now())));
      await show(ctx, unsuitableScreen(stepTexts, places, act));
      return "end";
    }
    // Without consent, or from somebody under 18, nothing may be kept for a minute either (law 94-V, art. 7).
    const wereHeld = await outside(({ once }) => once("leave", (tx) => dropDraft(tx, step.personId)));
    if (how === "minor") await show(ctx, minorScreen(stepTexts, wereHeld));
    else await show(ctx, refusedScreen(stepTexts, places, wereHeld));
    return "end";
  }

  async function file({ step, texts: stepTexts, ctx, outside }: StepReply, wish: Wish): Promise<Outcome> {
    const filed = await outside(async () => {
      await recordClosing(sql, step);
      const result = await fileReport(database, context, step.draftId, wish, now());
      // The conversation's log stores JSON, so the date is written as text.
      return result.kind === "filed" ? { ...result, until: result.until?.toISOString() ?? null } : result;
    });
    if (filed.kind === "incomplete") return "next";
    if (filed.kind === "full") {
      return { complaint: stepTexts.html("intake:openCase.full", { number: filed.number, ...storyLimits }) };
    }
    const alarm = filed.alarm === null ? null : contactText(stepTexts, filed.alarm);
    if (filed.kind === "added") {
      await show(ctx, addedScreen(stepTexts, { number: filed.number, notes: alarm === null ? [] : [alarm] }));
      return "end";
    }
    const { number, review, overLimit, until, rooms } = filed;
    const facts = {
      number,
      review,
      overLimit,
      until: until === null ? null : new Date(until),
      alarm,
      notes: remitNotes(stepTexts, step.report.remit),
      rooms: roomsText(stepTexts, rooms),
      map: mapButton(stepTexts, rooms, step.report.districtId),
    };
    await show(ctx, filedScreen(stepTexts, facts));
    return "end";
  }
}
