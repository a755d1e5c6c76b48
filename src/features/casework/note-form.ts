import type { Update } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import {
  createForm,
  enterForm,
  type FormStep,
  type Heard,
  type Outcome,
  type Reply,
} from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { noteFormButtons } from "./buttons.ts";
import { noteKeptScreen, noteNotKeptScreen, writeNoteScreen } from "./note-screens.ts";
import { addNote, noteLimits } from "./notes.ts";

export interface NoteFormContext {
  vault: Vault;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The case on which a note is written. */
export interface NoteStep extends FormStep {
  caseId: number;
  number: string;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const noteForm = "note";

/**
 * Asks for a note that only staff see. A note is written here and nowhere else: a reply, or a text that was chosen from the canned answers,
 * is meant for somebody else and never becomes a note.
 */
export function createNoteForm({ vault, texts, now }: NoteFormContext) {
  return createForm<NoteStep, Answer>({
    texts,
    questionName: ({ caseId }) => String(caseId),
    screen: writeNoteScreen,
    hear: parseNote,
    save,
    hasNoDraft: true,
  });

  async function save({ step, ctx, texts: stepTexts, outside }: Reply<NoteStep>, answer: Answer): Promise<Outcome> {
    // The card or the menu is shown by the tap's own handler.
    if (answer.kind === "stop") return "next";
    const { caseId } = step;
    const { text } = answer;
    const added = await outside((acting) =>
      acting.once("note", (tx) => addNote(tx, vault, acting.person, { caseId, text }, now())),
    );
    const screen =
      added.kind === "added" ? noteKeptScreen(stepTexts, { ...step, text }) : noteNotKeptScreen(stepTexts, added.kind);
    await say(ctx, screen);
    return "end";
  }
}

/** Asks for a note on a case. */
export function askForNote(ctx: BotContext, caseId: number, number: string): Promise<void> {
  return enterForm<NoteStep>(ctx, noteForm, String(caseId), { language: ctx.texts.language, caseId, number });
}

function parseNote(_: NoteStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return noteFormButtons.read(tap.data)?.kind === "stop"
      ? { kind: "answer", answer: { kind: "stop" } }
      : { kind: "blank" };
  }
  const isForOthers =
    message?.reply_to_message !== undefined || message?.external_reply !== undefined || message?.via_bot !== undefined;
  if (isForOthers) return { kind: "misfit", say: "casework:notes.noReply" };
  const text = message?.text?.trim() ?? "";
  const params = { limit: noteLimits.characters, length: text.length };
  if (text === "") return { kind: "misfit", say: "casework:notes.onlyText", params };
  if (text.length > noteLimits.characters) return { kind: "misfit", say: "casework:notes.tooLong", params };
  return { kind: "answer", answer: { kind: "text", text } };
}
