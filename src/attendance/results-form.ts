import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { BotContext } from "../chat/context.ts";
import { askAboutOlder } from "../chat/older.ts";
import { ask, say } from "../chat/screen.ts";
import { isOlder } from "../chat/shown-at.ts";
import type { Database } from "../database/open.ts";
import type { Language, OfficialLanguage } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import { resultsButtons } from "./buttons.ts";
import { goneScreen } from "./door-screens.ts";
import { readResults, resultsLetters, writeResults } from "./results.ts";
import { resultsScreen, resultsToReader, writeScreen } from "./results-screens.ts";

export interface ResultsFormContext {
  database: Database;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** What is to be written, and the editor's own language. */
export interface ResultsStep {
  eventId: number;
  written: OfficialLanguage;
  language: Language;
}

type Form = Conversation<BotContext, Context>;

/** The form's name for `enter`. */
export const resultsForm = "results";

/** Asks for an event's results in one language, once, keeps them and shows them as their readers will see them. */
export function createResultsForm({ database, texts, now }: ResultsFormContext) {
  const { prisma } = database;

  return async function results(form: Form, ctx: Context, { eventId, written, language }: ResultsStep): Promise<void> {
    const words = texts(language);
    const shownAt = await ask(ctx, writeScreen(words, eventId, written));
    const reply = await form.wait();
    if (isOlder(reply.message, shownAt)) {
      await askAboutOlder(reply, words);
      return form.skip();
    }
    const data = reply.callbackQuery?.data;
    if (data !== undefined) return resultsButtons.read(data)?.kind === "stop" ? form.halt({ next: true }) : form.skip();
    const text = reply.message?.text?.trim() ?? "";
    if (text === "" || text.length > resultsLetters) {
      if (await form.external((outside) => outside.crowded)) return form.skip();
      const wrong = text === "" ? "attendance:results.onlyText" : "attendance:results.tooLong";
      await say(reply, { text: words.html(wrong, { limit: resultsLetters, letters: text.length }) });
      return form.skip();
    }
    const screens = await form.external(async ({ person, texts: own }) => {
      await writeResults(prisma, person, eventId, { language: written, text }, now());
      const known = await readResults(prisma, person, eventId, now());
      if (known === null) return [goneScreen(own)];
      const preview = resultsToReader(texts(written), known.event, known.text);
      return [...(preview === null ? [] : [{ text: preview.text }]), resultsScreen(own, known)];
    });
    for (const screen of screens) await say(reply, screen);
    return form.halt();
  };
}
