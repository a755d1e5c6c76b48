import { maxTextLength } from "../../platform/chat/content.ts";
import { dayAndTime, fullMoment, fullSpan } from "../../platform/i18n/dates.ts";
import { escapeHtml, type TextKey, type Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { type EventFields, wordsOf } from "./fields.ts";
import { truncate, visibleLength } from "./truncate.ts";
import { venueText } from "./venue.ts";

export interface CardOptions {
  cancelled?: boolean;
  /** Whether the link to an online event is shown; others learn who gets it. By default it is. */
  showsLink?: boolean;
  /** The maximum length, which is shorter for the caption of a picture. The texts of the event are truncated to fit. */
  maxLength?: number;
}

export interface Card {
  text: string;
  /** Whether nothing was truncated or left out. */
  isComplete: boolean;
}

/** A part of the card: its text, and how a truncated text is formatted. */
interface Part {
  text: string;
  html(text: string): string;
  /** Whether an empty line comes before it. */
  startsParagraph: boolean;
  maxLength: number;
}

// A text that is truncated to less than this is left out.
const minTextLength = 40;
/** The limit of a single line, so that it leaves space for the lines that follow. */
const maxLineLength = 250;
const maxStagesLength = 600;

/** The card of an event in HTML. Fields that a draft lacks are left out. */
export function cardText(texts: Texts, places: Places, fields: EventFields, options: CardOptions = {}): string {
  return makeCard(texts, places, fields, options).text;
}

/** The card of an event in HTML, and whether it is complete. */
export function makeCard(texts: Texts, places: Places, fields: EventFields, options: CardOptions = {}): Card {
  const { cancelled = false, showsLink = true, maxLength = maxTextLength } = options;
  let card = "";
  let used = 0;
  let isComplete = true;
  for (const part of partsOf(texts, places, fields, cancelled, showsLink)) {
    const gap = card === "" ? "" : part.startsParagraph ? "\n\n" : "\n";
    const space = Math.min(maxLength - used - gap.length - (visibleLength(part.html("x")) - 1), part.maxLength);
    isComplete &&= part.text.length <= space;
    if (part.text.length > space && space < minTextLength) continue;
    const html = part.html(truncate(part.text, space));
    card += gap + html;
    used += gap.length + visibleLength(html);
  }
  return { text: card, isComplete };
}

function partsOf(texts: Texts, places: Places, fields: EventFields, cancelled: boolean, showsLink: boolean): Part[] {
  const { language } = texts;
  const parts: Part[] = [];
  const add = (
    text: string | null,
    html: Part["html"],
    { startsParagraph = false, maxLength = maxTextLength }: Partial<Pick<Part, "startsParagraph" | "maxLength">> = {},
  ) => {
    if (text !== null && text !== "") parts.push({ text, html, startsParagraph, maxLength });
  };
  const line = (key: TextKey, text: string | null, maxLength = maxLineLength) =>
    add(text, (shown) => texts.html(key, { words: shown }), { maxLength });
  if (cancelled) add(texts.plain("events:card.cancelled"), (text) => `❌ <b>${escapeHtml(text)}</b>`);
  add(topicOf(texts, fields), escapeHtml, { startsParagraph: cancelled });
  add(wordsOf(fields, "title", language), (text) => `<b>${escapeHtml(text)}</b>`, { maxLength: maxLineLength });
  add(whenOf(texts, fields), (text) => `🗓 ${timeTag(fields, text)}`, { startsParagraph: true });
  line("events:card.place", venueText(texts, places, fields));
  line("events:card.link", linkOf(texts, fields, showsLink));
  line("events:card.organisers", wordsOf(fields, "organisers", language));
  line("events:card.languages", languageNames(places, fields.languages, texts));
  line("events:card.places", fields.places === null ? null : String(fields.places));
  line("events:card.until", fields.registerUntil && dayAndTime(texts, new Date(fields.registerUntil)));
  line("events:card.stages", stagesOf(texts, fields), maxStagesLength);
  add(wordsOf(fields, "text", language), escapeHtml, { startsParagraph: true });
  add(wordsOf(fields, "agenda", language), (words) => texts.html("events:card.agenda", { words }), {
    startsParagraph: true,
  });
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

/** Clients that support the tag show the reader's own time. */
function timeTag({ startsAt }: EventFields, text: string): string {
  const seconds = Math.floor(new Date(startsAt ?? 0).getTime() / 1000);
  return `<tg-time unix="${seconds}">${escapeHtml(text)}</tg-time>`;
}

/** The link of an online event, or the announcement of a link that is still missing. */
function linkOf(texts: Texts, { venue, link }: EventFields, showsLink: boolean): string | null {
  if (venue === null || venue === "PLACE") return null;
  if (link === null) return texts.plain("events:card.linkLater");
  return showsLink ? link : texts.plain("events:card.linkForGoing");
}

function stagesOf(texts: Texts, { stages }: EventFields): string | null {
  if (stages.length === 0) return null;
  return stages.map(({ at, words }) => `\n• ${dayAndTime(texts, new Date(at))} – ${words}`).join("");
}
