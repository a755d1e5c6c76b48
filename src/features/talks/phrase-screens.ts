import { shortenLabel } from "../../platform/chat/label-width.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Disclosure } from "../../platform/chat/second-look.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import { phraseButtons } from "../phrases/buttons.ts";
import type { Phrase } from "../phrases/phrase-book.ts";
import { phraseTalkButtons } from "./buttons.ts";
import { labelInList, type TalkFacts, talkLabel } from "./screens.ts";
import { shownBy } from "./waiting-screens.ts";

const data = phraseTalkButtons.data;

/** As many as a phone of 360 × 640 pixels shows with the other buttons. */
const pageLength = { phrases: 3, talks: 6 };

/** A talk, and in which language its party uses the bot. */
export interface TalkToAnswer {
  facts: TalkFacts;
  language: Language;
}

/** Asks which of the texts in a language goes into a talk. @param given the page, from 0; the last one if there are fewer */
export function choosePhraseScreen(
  texts: Texts,
  { facts, language: readers }: TalkToAnswer,
  phrases: readonly Phrase[],
  language: Language,
  given: number,
): Screen {
  const { shown, turns } = pageOf(texts, phrases, pageLength.phrases, given, (page) =>
    data("list", { talk: facts.id, language, page }),
  );
  const rows = shown.map(({ id, name, isOwn }): Button[] => [
    {
      label: shortenLabel(isOwn ? name : `📄 ${name}`),
      data: data("look", { talk: facts.id, phrase: id, language }),
    },
  ]);
  const text = [
    texts.html("phrases:title", { language: aboutLanguage(language).name }),
    whoReads(texts, facts, readers),
    texts.html(phrases.length === 0 ? "phrases:none" : "talks:phrase.which"),
  ];
  return {
    text: text.join("\n\n"),
    rows: [...rows, turns, others(facts, language), [stop(texts)]].filter(isRow),
  };
}

/** The lists in the other languages. */
function others({ id: talk }: TalkFacts, language: Language): Button[] {
  return languages
    .filter((other) => other !== language)
    .map((other) => ({ label: aboutLanguage(other).name, data: data("list", { talk, language: other, page: 0 }) }));
}

/** Asks which talk a text is for. What the service has in every language goes in the language of the party, if the person does not change it. */
export function chooseTalkScreen(
  texts: Texts,
  { id, name, language, isOwn }: Phrase,
  talks: readonly TalkToAnswer[],
  given: number,
): Screen {
  const { shown, turns } = pageOf(texts, talks, pageLength.talks, given, (page) =>
    data("talks", { phrase: id, language, page }),
  );
  const rows = shown.map(({ facts, language: readers }): Button[] => [
    {
      label: labelInList(texts, facts),
      data: data("look", { talk: facts.id, phrase: id, language: isOwn ? language : readers }),
    },
  ]);
  const back = { label: texts.plain("chat:back"), data: phraseButtons.data("open", { phrase: id, language }) };
  return {
    text: [`<b>${escapeHtml(name)}</b>`, texts.html("talks:ask.reader")].join("\n\n"),
    rows: [...rows, turns, [back]].filter(isRow),
  };
}

/** Asks whether a text should go, with the words as they would be read. @param isChanged since the person saw it last */
export function sendPhraseScreen(
  texts: Texts,
  { facts, language: readers }: TalkToAnswer,
  { id, text, language, isOwn }: Phrase,
  { shows, shown, isChanged }: { shows: readonly Disclosure[]; shown: string; isChanged: boolean },
): Screen {
  const lines = [
    ...(isChanged ? [texts.html("talks:phrase.changed")] : []),
    whoReads(texts, facts, readers),
    `<blockquote>${escapeHtml(text)}</blockquote>`,
    ...(shows.length === 0 ? [] : [texts.html("talks:phrase.shows", { shown: shownBy(texts, shows) })]),
    texts.html("talks:phrase.ask"),
  ];
  const sameIn = languages
    .filter((other) => !isOwn && other !== language)
    .map((other) => ({
      label: aboutLanguage(other).name,
      data: data("look", { talk: facts.id, phrase: id, language: other }),
    }));
  const send = {
    label: texts.plain("talks:held.send"),
    data: data("send", { talk: facts.id, phrase: id, language, shown }),
  };
  const another = {
    label: texts.plain("talks:phrase.another"),
    data: data("list", { talk: facts.id, language, page: 0 }),
  };
  return { text: lines.join("\n\n"), rows: [[send], sameIn, [another], [stop(texts)]].filter(isRow) };
}

/** What has gone. The message stays as it is, because replies to the text stand below it. @param text null if it was deleted meanwhile */
export function phraseSentScreen(texts: Texts, facts: TalkFacts, text: string | null): Screen {
  const went = texts.html("talks:wentTo", { label: talkLabel(texts, facts) });
  return { text: text === null ? went : `${went}\n\n<blockquote>${escapeHtml(text)}</blockquote>` };
}

/** A text has gone from this message already. */
export function phraseRepeatScreen(texts: Texts, talk: number, replyTo: number): Screen {
  const again = { label: texts.plain("talks:phrase.open"), data: data("phrases", { talk }) };
  return { text: texts.html("talks:phrase.already"), rows: [[again]], replyTo };
}

function whoReads(texts: Texts, facts: TalkFacts, language: Language): string {
  return texts.html("talks:phrase.reader", {
    label: talkLabel(texts, facts),
    language: aboutLanguage(language).name,
  });
}

function stop(texts: Texts): Button {
  return { label: texts.plain("talks:ask.nobody"), data: data("stop", {}) };
}

function isRow(row: readonly Button[]): boolean {
  return row.length > 0;
}

/** A page of a list, and the buttons to those beside it. */
function pageOf<T>(texts: Texts, all: readonly T[], length: number, given: number, to: (page: number) => string) {
  const last = Math.max(Math.ceil(all.length / length) - 1, 0);
  const page = Math.min(given, last);
  const turns: Button[] = [
    ...(page > 0 ? [{ label: texts.plain("phrases:earlier"), data: to(page - 1) }] : []),
    ...(page < last ? [{ label: texts.plain("phrases:later"), data: to(page + 1) }] : []),
  ];
  return { shown: all.slice(page * length, (page + 1) * length), turns };
}
