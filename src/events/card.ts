import { maxTextLength } from "../chat/content.ts";
import { dayAndTime, fullMoment, fullSpan } from "../i18n/dates.ts";
import { escapeHtml, type TextKey, type Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { cutWords, visibleLetters } from "./cutting.ts";
import { type EventFields, wordsOf } from "./fields.ts";

export interface CardOptions {
  cancelled?: boolean;
  /** As long as Telegram lets it be: a caption's length beside a picture. The event's text is cut for it. */
  letters?: number;
}

export interface Card {
  text: string;
  /** Nothing was cut or left out. */
  whole: boolean;
}

/** A part of the card: its words, and how they look in so many letters. */
interface Part {
  words: string;
  html(words: string): string;
  /** An empty line before it. */
  apart: boolean;
  longest: number;
}

// Less than this of a text says nothing.
const leastLetters = 40;
/** No single line takes the room from all that follow. */
const longestLine = 250;
const longestStages = 600;

/** An event as its readers see it, in HTML; what is missing of a draft is left out. */
export function cardText(texts: Texts, places: Places, fields: EventFields, options: CardOptions = {}): string {
  return makeCard(texts, places, fields, options).text;
}

/** The same, and whether all of it is there. */
export function makeCard(texts: Texts, places: Places, fields: EventFields, options: CardOptions = {}): Card {
  const { cancelled = false, letters = maxTextLength } = options;
  let text = "";
  let used = 0;
  let whole = true;
  for (const { words, html, apart, longest } of partsOf(texts, places, fields, cancelled)) {
    const gap = text === "" ? "" : apart ? "\n\n" : "\n";
    const room = Math.min(letters - used - gap.length - (visibleLetters(html("x")) - 1), longest);
    whole &&= words.length <= room;
    if (words.length > room && room < leastLetters) continue;
    const part = html(cutWords(words, room));
    text += gap + part;
    used += gap.length + visibleLetters(part);
  }
  return { text, whole };
}

function partsOf(texts: Texts, places: Places, fields: EventFields, cancelled: boolean): Part[] {
  const { language } = texts;
  const parts: Part[] = [];
  const add = (words: string | null, html: Part["html"], { apart = false, longest = maxTextLength } = {}) => {
    if (words !== null && words !== "") parts.push({ words, html, apart, longest });
  };
  const line = (key: TextKey, words: string | null, longest = longestLine) =>
    add(words, (shown) => texts.html(key, { words: shown }), { longest });
  if (cancelled) add(texts.plain("events:card.cancelled"), (words) => `❌ <b>${escapeHtml(words)}</b>`);
  add(topicOf(texts, fields), escapeHtml, { apart: cancelled });
  add(wordsOf(fields, "title", language), (words) => `<b>${escapeHtml(words)}</b>`, { longest: longestLine });
  add(whenOf(texts, fields), (words) => `🗓 ${timeTag(fields, words)}`, { apart: true });
  line("events:card.place", placeOf(texts, places, fields));
  line("events:card.link", linkOf(texts, fields));
  line("events:card.organisers", wordsOf(fields, "organisers", language));
  line("events:card.languages", languageNames(places, fields.languages, texts));
  line("events:card.places", fields.places === null ? null : String(fields.places));
  line("events:card.until", fields.registerUntil && dayAndTime(texts, new Date(fields.registerUntil)));
  line("events:card.stages", stagesOf(texts, fields), longestStages);
  add(wordsOf(fields, "text", language), escapeHtml, { apart: true });
  add(wordsOf(fields, "agenda", language), (words) => texts.html("events:card.agenda", { words }), { apart: true });
  return parts;
}

function topicOf(texts: Texts, { kind, tags }: EventFields): string {
  const names = tags.map((tag) => texts.plain(`subscriptions:tag.${tag}`));
  if (kind !== null) names.unshift(texts.plain(`subscriptions:kind.${kind}`));
  return names.join(" · ");
}

function whenOf(texts: Texts, { startsAt, endsAt }: EventFields): string | null {
  if (startsAt === null) return null;
  return endsAt === null
    ? fullMoment(texts, new Date(startsAt))
    : fullSpan(texts, new Date(startsAt), new Date(endsAt));
}

/** Clients that know it tell the reader's own time. */
function timeTag({ startsAt }: EventFields, words: string): string {
  const seconds = Math.floor(new Date(startsAt ?? 0).getTime() / 1000);
  return `<tg-time unix="${seconds}">${escapeHtml(words)}</tg-time>`;
}

/** Where to go, in words: a room with what may be shown of it, and what was typed. */
export function placeOf({ language }: Texts, places: Places, fields: EventFields): string | null {
  if (fields.venue === "ONLINE") return null;
  const room = fields.roomId === null ? null : places.room(fields.roomId);
  const address = room?.verified ? room.address?.[language] : null;
  const known = room === null ? [] : [room.name?.[language], room.town[language], address];
  const words = [...known, fields.address].filter((part) => part);
  return words.length === 0 ? null : [...new Set(words)].join(", ");
}

/** An online event says that it is one before it has its link. */
function linkOf(texts: Texts, { venue, link }: EventFields): string | null {
  if (venue === null || venue === "PLACE") return null;
  return link ?? texts.plain("events:card.linkLater");
}

function stagesOf(texts: Texts, { stages }: EventFields): string | null {
  if (stages.length === 0) return null;
  return stages.map(({ at, words }) => `\n• ${dayAndTime(texts, new Date(at))} — ${words}`).join("");
}
