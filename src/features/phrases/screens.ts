import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import { escapeHtml, type TextKey, type Texts } from "../../platform/i18n/texts.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { phraseButtons, phraseFormButtons } from "./buttons.ts";
import { type Phrase, phraseLimits } from "./phrase-book.ts";

const data = phraseButtons.data;

/** As many texts as a phone of 360 × 640 pixels shows with the other buttons. */
const pageLength = 3;

/** A page of the texts that a person has at hand in a language. @param given the page, from 0; the last one if there are fewer */
export function phrasesScreen(texts: Texts, phrases: readonly Phrase[], language: Language, given: number): Screen {
  const pages = Math.max(Math.ceil(phrases.length / pageLength), 1);
  const page = Math.min(given, pages - 1);
  const rows = phrases
    .slice(page * pageLength, (page + 1) * pageLength)
    .map(({ id, name, isOwn }): Button[] => [
      { label: shortenLabel(isOwn ? name : `📄 ${name}`), data: data("open", { phrase: id, language }) },
    ]);
  const turn = (label: TextKey, to: number): Button => ({
    label: texts.plain(label),
    data: data("list", { language, page: to }),
  });
  const turns = [
    ...(page > 0 ? [turn("phrases:earlier", page - 1)] : []),
    ...(page + 1 < pages ? [turn("phrases:later", page + 1)] : []),
  ];
  const others = languages
    .filter((other) => other !== language)
    .map((other) => ({ label: aboutLanguage(other).name, data: data("list", { language: other, page: 0 }) }));
  const isFull = phrases.filter(({ isOwn }) => isOwn).length >= phraseLimits.own;
  const text = [
    texts.html("phrases:title", { language: aboutLanguage(language).name }),
    texts.html(phrases.length === 0 ? "phrases:none" : "phrases:hint"),
  ];
  return {
    text: text.join("\n\n"),
    rows: [
      ...rows,
      ...(turns.length === 0 ? [] : [turns]),
      ...(isFull ? [] : [[{ label: texts.plain("phrases:add"), data: data("add", { language }) }]]),
      others,
      [homeButton(texts)],
    ],
  };
}

/** A text with what can be done with it. @param uses what other features offer @param dropping the act that deletes it in a minute */
export function phraseScreen(
  texts: Texts,
  { id, name, text, language, isOwn }: Phrase,
  uses: readonly Button[],
  dropping: number | null,
): Screen {
  const rename = { label: texts.plain("phrases:rename"), data: data("rename", { phrase: id }) };
  const change = { label: texts.plain("phrases:change"), data: data("change", { phrase: id }) };
  const drop = { label: texts.plain("phrases:drop"), data: data("drop", { phrase: id }) };
  const own = [[rename], [change], [dropping === null ? drop : undoButton(texts, dropping)]];
  return {
    text: [`<b>${escapeHtml(name)}</b>`, escapeHtml(text), texts.html(isOwn ? "phrases:tip" : "phrases:shared")].join(
      "\n\n",
    ),
    rows: [...uses.map((use) => [use]), ...(isOwn ? own : []), [backToList(texts, language)]],
  };
}

/** What a form about a text asks for. */
export type PhraseQuestion = "new" | "name" | "text";

export function askPhraseScreen(texts: Texts, asks: PhraseQuestion, language: Language): Screen {
  const limit = asks === "name" ? phraseLimits.name : phraseLimits.text;
  return {
    text: texts.html(`phrases:ask.${asks}`, { limit, language: aboutLanguage(language).name }),
    rows: [[{ label: texts.plain("chat:back"), data: phraseFormButtons.data("stop", { language }) }]],
  };
}

/** There is no room for another text. */
export function fullScreen(texts: Texts, language: Language): Screen {
  return { text: texts.html("phrases:full", { limit: phraseLimits.own }), rows: [[backToList(texts, language)]] };
}

/** The text will be deleted in a minute. */
export function droppingScreen(texts: Texts, act: number): Screen {
  return soonScreen(texts, texts.html("phrases:dropSoon"), act, [[homeOfPhrases(texts)]]);
}

export function dropEndedScreen(texts: Texts, how: Ending): Screen {
  return { text: texts.html(`phrases:dropping.${how}`), rows: [[homeOfPhrases(texts)]] };
}

/** There is no such text of this person. */
export function noPhraseScreen(texts: Texts): Screen {
  return { text: texts.html("phrases:gone"), rows: [[homeButton(texts)]] };
}

function backToList(texts: Texts, language: Language): Button {
  return { label: texts.plain("chat:back"), data: data("list", { language, page: 0 }) };
}

function homeOfPhrases(texts: Texts): Button {
  return { label: texts.plain("people:home.phrases"), data: data("home", {}) };
}
