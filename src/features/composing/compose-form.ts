import type { BotContext } from "../../platform/chat/context.ts";
import { createForm, enterForm, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { mayAnywhere } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { cardScreen } from "./card-screen.ts";
import { findOpened, type Opened } from "./draft.ts";
import { type Composing, findComposing, goOn, pauseDraft } from "./draft-progress.ts";
import { readStep, type Step } from "./open-question.ts";
import { hear, type Said } from "./parse-reply.ts";
import { unchangedScreen } from "./published-change-screens.ts";
import { startChange } from "./published-changes.ts";
import { isOfAlbum, questionName, questionOf } from "./question-page.ts";
import { fieldScreen } from "./question-screen.ts";
import { saveAnswer } from "./save-answer.ts";
import { goneScreen, noteText, pausedScreen, refusalText } from "./screens.ts";
import type { ApprovalContext } from "./submission.ts";

export interface ComposingContext extends ApprovalContext {
  database: Database;
  places: Places;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The form's name for `enter`. */
export const composeForm = "compose";

/** Asks a draft's open question, keeps the answer in the draft and ends. */
export function createComposeForm({ database, places, texts, now }: ComposingContext) {
  const { prisma } = database;
  return createForm<Step, Said>({
    texts,
    questionName,
    screen: (words, step) => fieldScreen(words, places, step),
    hear,
    save: keep,
  });

  async function keep({ step, texts: words, ctx, outside }: Reply<Step>, answer: Said): Promise<Outcome> {
    if (answer.kind === "stop") {
      await outside(({ person }) => pauseDraft(prisma, person.id));
      await show(ctx, pausedScreen(words, step.eventId));
      return "end";
    }
    const saved = await outside(({ person, once, update }) =>
      once("answer", (db) => saveAnswer(db, { person, places, now: now() }, step, answer, update.update_id)),
    );
    switch (saved.kind) {
      case "saved":
        return "next";
      case "refused":
        await say(ctx, { text: refusalText(words, saved.refusal) });
        return "next";
      case "noted":
        await say(ctx, { text: noteText(words, saved.note) });
        return "next";
      case "gone":
        // There is no draft any longer, and nothing to ask.
        await say(ctx, goneScreen(words));
        return "end";
    }
  }
}

/** Asks the open question of what is being composed, or shows its card after the last one. @returns false where there is none */
export async function askOpenField(ctx: BotContext, context: ComposingContext): Promise<boolean> {
  const { database, places, now } = context;
  const { prisma } = database;
  if (!mayAnywhere(ctx.person, "composeEvent")) return false;
  const composing = await findComposing(prisma, ctx.person.id);
  if (composing === null) return false;
  // Its answer again, because nobody knows whether the card has arrived.
  const isRepeat = composing.field === null && composing.answeredBy === BigInt(ctx.update.update_id);
  if (composing.status !== "ASKING" && !isRepeat) return false;
  const opened = await findOpened(prisma, ctx.person, composing.eventId);
  const question = questionOf(composing);
  if (opened === null) return false;
  if (question === null) return showFinished(ctx, context, composing, opened);
  const step = await readStep(prisma, { person: ctx.person, texts: ctx.texts, places, now: now() }, opened, question);
  await enterForm(ctx, composeForm, composing.field ?? "", step);
  return true;
}

/** The card, once, after the answer that finished it; what comes then is for other features. */
async function showFinished(
  ctx: BotContext,
  context: ComposingContext,
  composing: Composing,
  opened: Opened,
): Promise<boolean> {
  const { prisma } = context.database;
  if (composing.answeredBy === BigInt(ctx.update.update_id)) {
    await showCard(ctx, context, opened);
    if (composing.field === null) await pauseDraft(prisma, ctx.person.id);
    return true;
  }
  // The other photos of an album come one by one; it was said that the first one counts.
  if (isOfAlbum(composing, ctx.message?.media_group_id)) return true;
  await pauseDraft(prisma, ctx.person.id);
  return false;
}

export async function showCard(ctx: BotContext, { places, now }: ComposingContext, opened: Opened): Promise<void> {
  await show(ctx, cardScreen(ctx.texts, places, opened, now()));
}

/** Goes on with a draft where it was left, or begins a change of what is public. */
export async function openEvent(ctx: BotContext, context: ComposingContext, eventId: number): Promise<void> {
  const { database, now } = context;
  const { prisma } = database;
  let opened = await findOpened(prisma, ctx.person, eventId);
  if (opened === null || opened.published !== null) {
    const started = await startChange(prisma, ctx.person, eventId, now());
    if (started.kind === "gone") return show(ctx, goneScreen(ctx.texts));
    if (started.kind !== "started") return show(ctx, unchangedScreen(ctx.texts, eventId, started.kind));
    opened = await findOpened(prisma, ctx.person, eventId);
  }
  if (opened === null) return show(ctx, goneScreen(ctx.texts));
  if (await goOn(prisma, ctx.person, opened, now())) await askOpenField(ctx, context);
  else await showCard(ctx, context, opened);
}
