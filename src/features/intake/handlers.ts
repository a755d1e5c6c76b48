import { Composer, type MiddlewareFn } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { enterForm } from "../../platform/chat/form.ts";
import { takeBack } from "../../platform/chat/pending-acts.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { withdrawOverScreen } from "../cases/screens.ts";
import { findOwnOpenCase } from "./addition.ts";
import { askForAddition } from "./addition-form.ts";
import { intakeButtons } from "./buttons.ts";
import { startDraft } from "./draft-rows.ts";
import { currentDraft, type Draft, findDraft, hasAnswered, leavesQuestionToReceipt, rememberDraft } from "./drafts.ts";
import { editHeld } from "./edit-held.ts";
import { editStory } from "./edit-story.ts";
import { hasOfferedWords } from "./held-rows.ts";
import { adoptHeld } from "./held-words.ts";
import { createToldStoryFinder } from "./late-part-rows.ts";
import { joinStory } from "./late-parts.ts";
import { loadStep } from "./load-step.ts";
import { dropAct, putOffDrop } from "./pending-acts.ts";
import type { Step } from "./question.ts";
import { readPart } from "./questions/story.ts";
import { type FormContext, reportForm } from "./report-form.ts";
import { droppedScreen, droppingScreen, notKeptText, sentStoryScreen } from "./screens.ts";
import { storeStep } from "./stored-step.ts";
import { closesStory } from "./story-closing.ts";

/** Deletes a report that was not sent, a minute after the tap, and begins to add to the story of a case. */
export function intakeHandlers({ database, now }: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(intakeButtons, async (ctx, tapped, next) => {
      if (tapped.kind === "add") {
        const own = await findOwnOpenCase(database.prisma, ctx.person.id, tapped.case);
        return own === null ? show(ctx, withdrawOverScreen(ctx.texts)) : askForAddition(ctx, own);
      }
      if (tapped.kind !== "drop") return next();
      const act = await ctx.once("drop", (tx) => putOffDrop(tx, ctx.person.id, now()));
      await show(ctx, act === null ? droppedScreen(ctx.texts) : droppingScreen(ctx.texts, act));
    }),
  );
  return composer;
}

/**
 * An edited message of a story that was not sent yet replaces what stood there: its words, its caption or its file. So does an edit of what
 * is held until the consent. What was sent stays as it was, and the person is told so. Other edits go on.
 */
export function storyEdits({ database, vault, now }: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("edited_message", async (ctx, next) => {
    const { editedMessage, person, texts } = ctx;
    const edited = await database.prisma.$transaction(async (tx) => {
      const [id, heard] = [editedMessage.message_id, readPart(editedMessage)];
      const story = await editStory(tx, vault, person.id, id, heard, now());
      return story.kind === "notOfStory" ? editHeld(tx, vault, person.id, id, heard) : story;
    });
    switch (edited.kind) {
      case "saved":
        return;
      case "notHeld":
        return next();
      case "sent":
        return say(ctx, sentStoryScreen(texts, edited));
      case "unfit":
        return say(ctx, { text: texts.html(edited.say) });
      case "tooLong":
      case "tooMany":
        return say(ctx, { text: notKeptText(texts, edited.kind) });
    }
  });
  return composer;
}

/** Adds a part of a story that arrives after its report was sent or paused. Runs after the forms. */
export function lateParts(context: FormContext): Composer<BotContext> {
  const findToldStory = createToldStoryFinder(context.database.sql);
  const composer = new Composer<BotContext>();
  composer.on("message", async (ctx, next) => {
    const saved = await joinStory(ctx, { ...context, findToldStory });
    if (saved === null) return next();
    const isTooMuch = saved.kind === "tooLong" || saved.kind === "tooMany";
    await say(ctx, { text: isTooMuch ? notKeptText(ctx.texts, saved.kind) : ctx.texts.html("intake:story.joined") });
  });
  return composer;
}

/** Starts or resumes a report, and asks its open question. */
export async function startReport(ctx: BotContext, context: FormContext): Promise<void> {
  await resumeDraft(ctx, context);
  await askOpenQuestion(ctx, context);
}

/** Does the same with words that are held: they become a part of the story even if that was closed before. */
export async function startWithHeld(ctx: BotContext, context: FormContext): Promise<void> {
  await resumeDraft(ctx, context);
  await adoptWords(ctx, context);
  await askOpenQuestion(ctx, context);
}

/** A report that was to be deleted in a minute stays, because the person goes on with it. */
async function resumeDraft(ctx: BotContext, { database, vault, now }: FormContext): Promise<void> {
  const { id } = ctx.person;
  const draft = await startDraft(database.sql, vault, id, ctx.texts.language, now());
  await takeBack(database.sql, dropAct, id, { draft: draft.id }, now());
  rememberDraft(ctx, draft);
}

/** Makes words that are held a part of the story, if the person has consented. */
async function adoptWords(ctx: BotContext, { database, vault, now }: FormContext): Promise<void> {
  const { id } = ctx.person;
  if (!(await hasOfferedWords(database.sql, id))) return;
  const adopted = await ctx.once("adopt", (tx) => adoptHeld(tx, vault, id, now()));
  rememberDraft(ctx, await findDraft(database.prisma, id));
  if (adopted !== null && adopted.kind !== "saved") await say(ctx, { text: notKeptText(ctx.texts, adopted.kind) });
}

/** Asks the open question of the person's report. @returns false if there is no report in progress */
export async function askOpenQuestion(ctx: BotContext, context: FormContext): Promise<boolean> {
  const draft = await currentDraft(ctx, context.database.prisma, ctx.person.id);
  if (draft === null || draft.status !== "ASKING") return false;
  const step = await loadOpenStep(ctx, context, draft);
  const isStory = step.asks === "story";
  const quiet = isStory && (leavesQuestionToReceipt(ctx) || (ctx.crowded && step.parts > 0));
  const closes = !isStory && closesStory(ctx);
  await enterForm(ctx, reportForm, step.asks, {
    ...storeStep(step),
    ...(quiet ? { quiet } : {}),
    ...(closes ? { closesStory: closes } : {}),
  });
  return true;
}

/** A report that this update has just answered goes on with its next question: nobody else hears the answer. */
export function goOnWithReport(context: FormContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (!hasAnswered(ctx) || !(await askOpenQuestion(ctx, context))) await next();
  };
}

/** Loads the open question. The story, which is asked for only after the consent, begins with what was told before. */
async function loadOpenStep(ctx: BotContext, context: FormContext, draft: Draft): Promise<Step> {
  const { database, vault } = context;
  const { language } = ctx.texts;
  const step = await loadStep(database, vault, draft, language);
  if (step.asks !== "story") return step;
  await adoptWords(ctx, context);
  const now = await currentDraft(ctx, database.prisma, ctx.person.id);
  return now === null || now === draft ? step : loadStep(database, vault, now, language);
}
