import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Texts } from "../../platform/i18n/texts.ts";
import { meetingMs } from "./rules.ts";

export interface CalendarFacts {
  id: number;
  /** SEQUENCE: a later file updates the entry of an earlier file. */
  sequence: number;
  startsAt: Date;
  isCancelled: boolean;
}

/**
 * A meeting as a calendar file (RFC 5545). A person at home may see the calendar: the entry has no place, no link, no number and no word of
 * the conflict. The UID stays the same, so that a later file moves or removes the entry.
 */
export function meetingCalendar(
  texts: Texts,
  { id, sequence, startsAt, isCancelled }: CalendarFacts,
  username: string,
  now: Date,
): string {
  const calendar = ical({
    prodId: { company: "Bitimger", product: "meetings", language: texts.language.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `meeting-${id}@${username}.t.me`,
    sequence,
    stamp: now,
    start: startsAt,
    end: new Date(startsAt.getTime() + meetingMs),
    summary: texts.plain("meetings:calendar.title"),
    organizer: { name: "Bitimger", email: `${username}@telegram.invalid` },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // Every line ends with CRLF, the last too (RFC 5545, 3.4).
  return `${calendar.toString()}\r\n`;
}
