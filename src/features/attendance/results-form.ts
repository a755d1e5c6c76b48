import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language, OfficialLanguage } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { resultsButtons } from "./buttons.ts";
import { goneScreen } from "./door-screens.ts";
import { maxResultsLength, readResults, writeResults } from "./results.ts";
import { resultsScreen, resultsToReader, writeScreen } from "./results-screens.ts";

export interface ResultsFormContext {
  database: Database;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The event, and the language in which the results are written. `language` is the language of the editor. */
export interface ResultsStep extends FormStep {
  eventId: number;
  written: OfficialLanguage;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const resultsForm = "results";

/** The form asks for the results of an event in a language, stores them, and shows them as the participants will see them. */
export function createResultsForm({ database, texts, now }: ResultsFormContext) {
  const { prisma } = database;
  return createForm<ResultsStep, Answer>({
    texts,
    questionName: ({ written }) => written,
    screen: (stepTexts, { eventId, written }) => writeScreen(stepTexts, eventId, written),
    hear: parseReply,
    save,
    hasNoDraft: true,
  });

  async function save({ step, ctx, outside }: Reply<ResultsStep>, answer: Answer): Promise<Outcome> {
    if (answer.kind === "stop") return "next";
    const { eventId, written } = step;
    const screens = await outside(async ({ person, texts: ownTexts }) => {
      await writeResults(prisma, person, eventId, { language: written, text: answer.text }, now());
      const known = await readResults(prisma, person, eventId, now());
      if (known === null) return [goneScreen(ownTexts)];
      const preview = resultsToReader(texts(written), known.event, known.text);
      return [...(preview === null ? [] : [{ text: preview.text }]), resultsScreen(ownTexts, known)];
    });
    for (const screen of screens) await say(ctx, screen);
    return "end";
  }
}

function parseReply(_: ResultsStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return resultsButtons.read(tap.data)?.kind === "stop"
      ? { kind: "answer", answer: { kind: "stop" } }
      : { kind: "blank" };
  }
  const text = message?.text?.trim() ?? "";
  const params = { limit: maxResultsLength, length: text.length };
  if (text === "") return { kind: "misfit", say: "attendance:results.onlyText", params };
  if (text.length > maxResultsLength) return { kind: "misfit", say: "attendance:results.tooLong", params };
  return { kind: "answer", answer: { kind: "text", text } };
}
