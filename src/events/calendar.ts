import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { PublicEvent } from "./events.ts";
import { wordsOf } from "./fields.ts";
import { venuePin, venueText } from "./venue.ts";

/**
 * An event for people's calendars (RFC 5545). Its UID stays and SEQUENCE rises, so that a later file changes the entry of an
 * earlier one; a cancelled event's takes it away.
 */
export function calendarFile(texts: Texts, places: Places, event: PublicEvent, username: string, now: Date): string {
  const { id, facts, sequence, startsAt, endsAt } = event;
  const cancelled = event.status === "CANCELLED";
  const calendar = ical({
    prodId: { company: "Bitimger", product: "events", language: texts.language.toUpperCase() },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const { language } = texts;
  const place = venueText(texts, places, facts) ?? facts.link;
  const pin = venuePin(texts, places, facts);
  const words = [wordsOf(facts, "text", language), facts.link, wordsOf(facts, "agenda", language)];
  calendar.createEvent({
    id: `event-${id}@${username}.t.me`,
    sequence,
    stamp: now,
    start: startsAt,
    end: endsAt,
    summary: wordsOf(facts, "title", language) ?? "—",
    description: words.filter((one) => one !== null).join("\n\n"),
    url: `https://t.me/${username}?start=event_${id}`,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    location:
      place === null ? null : { title: place, ...(pin === null ? {} : { geo: { lat: pin.lat, lon: pin.lon } }) },
  });
  return calendar.toString();
}
