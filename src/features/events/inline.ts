import { keyboardOf } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import { languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { cardText } from "./card.ts";
import { type PublicEvent, publicEvent } from "./events.ts";
import { wordsOf } from "./fields.ts";
import { truncate } from "./truncate.ts";
import { venueText } from "./venue.ts";

// As many as people see without much scrolling; Telegram accepts fifty.
const maxResults = 20;
const maxSearched = 500;
const maxTitleLength = 200;

/** Finds upcoming events by `event_<id>`, which the share button writes, or by words of their titles, kinds and places. */
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
    take: maxSearched,
  });
  const events = rows.map(publicEvent).filter((event) => event !== null);
  if (id !== undefined) return events;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return events
    .filter((event) => {
      const text = searchText(texts, places, event);
      return words.every((word) => text.includes(word));
    })
    .slice(0, maxResults);
}

function searchText(texts: Texts, places: Places, { facts }: PublicEvent): string {
  const kind = facts.kind === null ? "" : texts.plain(`subscriptions:kind.${facts.kind}`);
  const regions = facts.regions.flatMap((region) => Object.values(places.region(region)?.name ?? {}));
  const titles = languages.map((language) => wordsOf(facts, "title", language));
  const words = [...titles, kind, venueText(texts, places, facts), ...regions];
  return words.join(" ").toLowerCase();
}

/** The message that is sent into a chat: the card and a link to the bot. */
export function inlineResult(texts: Texts, places: Places, event: PublicEvent, username: string) {
  const { id, facts } = event;
  const url = `https://t.me/${username}?start=event_${id}`;
  return {
    type: "article" as const,
    id: `event_${id}`,
    title: truncate(wordsOf(facts, "title", texts.language) ?? "—", maxTitleLength),
    description: [dayAndTime(texts, event.startsAt), venueText(texts, places, facts)].filter(Boolean).join(" · "),
    input_message_content: {
      message_text: cardText(texts, places, facts, { showsLink: false }),
      parse_mode: "HTML" as const,
      link_preview_options: { is_disabled: true },
    },
    reply_markup: keyboardOf([[{ label: texts.plain("events:inline.open"), url }]]),
  };
}
