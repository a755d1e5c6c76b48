import { createForm, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { saveAnswer } from "./answers.ts";
import type { ApprovalContext } from "./approvers.ts";
import { pauseDraft } from "./drafts.ts";
import { hear, type Said } from "./hear.ts";
import { fieldScreen } from "./questions.ts";
import { goneScreen, noteText, pausedScreen, refusalText } from "./screens.ts";
import { questionName, type Step } from "./steps.ts";

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
