import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { PublicEvent } from "./events.ts";
import { wordsOf } from "./fields.ts";
import { venuePin, venueText } from "./venue.ts";

/**
 * An event as a calendar file (RFC 5545). The UID stays the same and SEQUENCE rises, so that a later file updates the entry of an
 * earlier file. The file of a cancelled event removes the entry.
 */
export function calendarFile(
  texts: Texts,
  places: Places,
  event: PublicEvent,
  { username, showsLink }: { username: string; showsLink: boolean },
  now: Date,
): string {
  const { id, facts, sequence, startsAt, endsAt } = event;
  const isCancelled = event.status === "CANCELLED";
  const calendar = ical({
    prodId: { company: "Bitimger", product: "events", language: texts.language.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const { language } = texts;
  const link = showsLink ? facts.link : null;
  const place = venueText(texts, places, facts) ?? link;
  const pin = venuePin(texts, places, facts);
  const paragraphs = [wordsOf(facts, "text", language), link, wordsOf(facts, "agenda", language)];
  calendar.createEvent({
    id: `event-${id}@${username}.t.me`,
    sequence,
    stamp: now,
    start: startsAt,
    end: endsAt,
    summary: wordsOf(facts, "title", language) ?? "—",
    description: paragraphs.filter((paragraph) => paragraph !== null).join("\n\n"),
    // A published event has an organiser (RFC 5546, 3.2.1), a cancelled one the same (3.2.5). It has no mail (RFC 2606: .invalid).
    organizer: { name: "Bitimger", email: `${username}@telegram.invalid` },
    url: `https://t.me/${username}?start=event_${id}`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    location:
      place === null ? null : { title: place, ...(pin === null ? {} : { geo: { lat: pin.lat, lon: pin.lon } }) },
  });
  // Every line ends with CRLF, the last too (RFC 5545, 3.4).
  return `${calendar.toString()}\r\n`;
}
