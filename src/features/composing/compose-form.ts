import type { BotContext } from "../../platform/chat/context.ts";
import { createForm, enterForm, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { mayAnywhere } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { cardScreen } from "./card-screen.ts";
import { type EditableEvent, findEditable } from "./draft.ts";
import { askNextField, type Composing, findComposing, pauseDraft } from "./draft-progress.ts";
import { loadOpenQuestion, type OpenQuestion } from "./open-question.ts";
import { type FormReply, isOnlyTapped, parseReply } from "./parse-reply.ts";
import { unchangedScreen } from "./published-change-screens.ts";
import { startChange } from "./published-changes.ts";
import { isSameAlbum, parseQuestion, questionName } from "./question-page.ts";
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

/** The name of the form for `enterForm`. */
export const composeForm = "compose";

/** Asks the open question of a draft, saves the answer in the draft and ends. */
export function createComposeForm({ database, places, texts, now }: ComposingContext) {
  const { prisma } = database;
  return createForm<OpenQuestion, FormReply>({
    texts,
    questionName,
    screen: (words, step) => fieldScreen(words, places, step),
    isOnlyTapped,
    hear: parseReply,
    save: saveReply,
  });

  async function saveReply(
    { step, texts: words, ctx, outside }: Reply<OpenQuestion>,
    answer: FormReply,
  ): Promise<Outcome> {
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
        // It stays on the screen: a text that is longer than a message is refused twice, and only the first refusal says by how much.
        await say(ctx, { text: refusalText(words, saved.refusal) });
        return "again";
      case "noted":
        await say(ctx, { text: noteText(words, saved.note) });
        return "next";
      case "gone":
        // The draft no longer exists, so there is nothing to ask.
        await say(ctx, goneScreen(words));
        return "end";
    }
  }
}

/** Asks the open question of a draft, or shows its card after the last answer. @returns false if there is neither */
export async function askOpenField(ctx: BotContext, context: ComposingContext): Promise<boolean> {
  const { database, places, now } = context;
  const { prisma } = database;
  if (!mayAnywhere(ctx.person, "composeEvent")) return false;
  const composing = await findComposing(prisma, ctx.person.id);
  if (composing === null) return false;
  // The same update is handled again: nobody knows whether the card arrived the first time.
  const isRepeat = composing.field === null && composing.answeredBy === BigInt(ctx.update.update_id);
  if (composing.status !== "ASKING" && !isRepeat) return false;
  const editable = await findEditable(prisma, ctx.person, composing.eventId);
  const question = parseQuestion(composing);
  if (editable === null) return false;
  if (question === null) return showCardOnce(ctx, context, composing, editable);
  const step = await loadOpenQuestion(
    prisma,
    { person: ctx.person, texts: ctx.texts, places, now: now() },
    editable,
    question,
  );
  await enterForm(ctx, composeForm, composing.field ?? "", step);
  return true;
}

/** Shows the card once, after the answer that completed the event. Later updates are left to other features. */
async function showCardOnce(
  ctx: BotContext,
  context: ComposingContext,
  composing: Composing,
  editable: EditableEvent,
): Promise<boolean> {
  const { prisma } = context.database;
  if (composing.answeredBy === BigInt(ctx.update.update_id)) {
    await showCard(ctx, context, editable);
    if (composing.field === null) await pauseDraft(prisma, ctx.person.id);
    return true;
  }
  // The other photos of an album arrive one by one. The editor already knows that only the first photo counts.
  if (isSameAlbum(composing, ctx.message?.media_group_id)) return true;
  await pauseDraft(prisma, ctx.person.id);
  return false;
}

export async function showCard(
  ctx: BotContext,
  { places, now }: ComposingContext,
  editable: EditableEvent,
): Promise<void> {
  await show(ctx, cardScreen(ctx.texts, places, editable, now()));
}

/** Continues a draft where it was left, or begins a change of a published event. */
export async function openInEditor(ctx: BotContext, context: ComposingContext, eventId: number): Promise<void> {
  const { database, now } = context;
  const { prisma } = database;
  let editable = await findEditable(prisma, ctx.person, eventId);
  if (editable === null || editable.published !== null) {
    const started = await startChange(prisma, ctx.person, eventId, now());
    if (started.kind === "gone") return show(ctx, goneScreen(ctx.texts));
    if (started.kind !== "started") return show(ctx, unchangedScreen(ctx.texts, eventId, started.kind));
    editable = await findEditable(prisma, ctx.person, eventId);
  }
  if (editable === null) return show(ctx, goneScreen(ctx.texts));
  if (await askNextField(prisma, ctx.person, editable, now())) await askOpenField(ctx, context);
  else await showCard(ctx, context, editable);
}
