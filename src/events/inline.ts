import { keyboardOf } from "../chat/screen.ts";
import type { Db } from "../database/open.ts";
import { dayAndTime } from "../i18n/dates.ts";
import { languages } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { cardText, placeOf } from "./card.ts";
import { cutWords } from "./cutting.ts";
import { type PublicEvent, publicEvent } from "./events.ts";
import { wordsOf } from "./fields.ts";

// As many as a chooser shows without scrolling for long; Telegram takes fifty.
const mostResults = 20;
const mostSearched = 500;
const longestTitle = 200;

/** What is on and matches: `event_<id>`, as the share button writes it, or words of titles, kinds and places. */
export async function searchEvents(
  db: Db,
  texts: Texts,
  places: Places,
  query: string,
  now: Date,
): Promise<PublicEvent[]> {
  const id = /^event_(\d{1,9})$/.exec(query.trim())?.[1];
  const rows = await db.event.findMany({
    where: { status: "PUBLISHED", endsAt: { gt: now }, ...(id === undefined ? {} : { id: Number(id) }) },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: mostSearched,
  });
  const events = rows.map(publicEvent).filter((event) => event !== null);
  if (id !== undefined) return events;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return events
    .filter((event) => {
      const searched = searchedWords(texts, places, event);
      return words.every((word) => searched.includes(word));
    })
    .slice(0, mostResults);
}

function searchedWords(texts: Texts, places: Places, { facts }: PublicEvent): string {
  const kind = facts.kind === null ? "" : texts.plain(`subscriptions:kind.${facts.kind}`);
  const regions = facts.regions.flatMap((region) => Object.values(places.region(region)?.name ?? {}));
  const titles = languages.map((language) => wordsOf(facts, "title", language));
  const words = [...titles, kind, placeOf(texts, places, facts), ...regions];
  return words.join(" ").toLowerCase();
}

/** An event as it is put into any chat: the card, and the way to the bot. */
export function inlineResult(texts: Texts, places: Places, event: PublicEvent, username: string) {
  const { id, facts } = event;
  const url = `https://t.me/${username}?start=event_${id}`;
  return {
    type: "article" as const,
    id: `event_${id}`,
    title: cutWords(wordsOf(facts, "title", texts.language) ?? "—", longestTitle),
    description: [dayAndTime(texts, event.startsAt), placeOf(texts, places, facts)].filter(Boolean).join(" · "),
    input_message_content: {
      message_text: cardText(texts, places, facts),
      parse_mode: "HTML" as const,
      link_preview_options: { is_disabled: true },
    },
    reply_markup: keyboardOf([[{ label: texts.plain("events:inline.open"), url }]]),
  };
}
