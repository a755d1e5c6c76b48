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
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { phraseFormButtons } from "./buttons.ts";
import { addPhrase, changePhrase, findPhrase, type PhraseSource, phraseLimits } from "./phrase-book.ts";
import type { PhrasePart } from "./phrase-part.ts";
import { askPhraseScreen, fullScreen, noPhraseScreen, type PhraseQuestion, phraseScreen } from "./screens.ts";

export interface PhraseFormContext extends PhraseSource {
  database: Database;
  texts: (language: Language) => Texts;
  phraseParts: readonly PhrasePart[];
  now: () => Date;
}

export interface PhraseStep extends FormStep {
  asks: PhraseQuestion;
  /** The text that is changed; null for a new one. */
  id: string | null;
  /** The language of the text. */
  written: Language;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const phraseForm = "phrase";

/** Asks for a new text, or for the name or the words of an own text, and shows it. */
export function createPhraseForm(context: PhraseFormContext) {
  const { database, texts, vault, phraseParts, now } = context;
  return createForm<PhraseStep, Answer>({
    texts,
    questionName: ({ asks, id }) => `${asks} ${id ?? ""}`,
    screen: (stepTexts, { asks, written }) => askPhraseScreen(stepTexts, asks, written),
    hear: parseReply,
    save,
    hasNoDraft: true,
  });

  async function save({ step, ctx, texts: stepTexts, outside }: Reply<PhraseStep>, answer: Answer): Promise<Outcome> {
    // The list is shown by the tap's own handler.
    if (answer.kind === "stop") return "next";
    const { asks, id, written: language } = step;
    const { text } = answer;
    const screen = await outside(async (acting) => {
      const { person } = acting;
      const saved = await acting.once("phrase", async (tx) => {
        if (id === null) return addPhrase(tx, vault, person, { language, text }, now());
        const change = asks === "name" ? { name: text } : { text };
        return (await changePhrase(tx, vault, person, id, change))
          ? { kind: "added" as const, id }
          : ({ kind: "gone" } as const);
      });
      if (saved.kind === "full") return fullScreen(stepTexts, language);
      const phrase =
        saved.kind === "gone" ? null : await findPhrase(database.prisma, context, person, saved.id, language);
      if (phrase === null) return noPhraseScreen(stepTexts);
      const uses = await Promise.all(phraseParts.map((part) => part({ phrase, reader: person, texts: stepTexts })));
      return phraseScreen(stepTexts, phrase, uses.flat(), null);
    });
    await say(ctx, screen);
    return "end";
  }
}

/** Asks for a text, or for a change of one. */
export function askForPhrase(ctx: BotContext, step: Omit<PhraseStep, "language">): Promise<void> {
  const given = { language: ctx.texts.language, ...step };
  return enterForm<PhraseStep>(ctx, phraseForm, `${step.asks} ${step.id ?? ""}`, given);
}

function parseReply({ asks }: PhraseStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return phraseFormButtons.read(tap.data)?.kind === "stop"
      ? { kind: "answer", answer: { kind: "stop" } }
      : { kind: "blank" };
  }
  const written = message?.text?.trim() ?? "";
  // A name is a label: it has one line.
  const text = asks === "name" ? written.replaceAll(/\s+/g, " ") : written;
  const limit = asks === "name" ? phraseLimits.name : phraseLimits.text;
  const params = { limit, length: text.length };
  if (text === "") return { kind: "misfit", say: "phrases:onlyText", params };
  if (text.length > limit) return { kind: "misfit", say: "phrases:tooLong", params };
  return { kind: "answer", answer: { kind: "text", text } };
}
