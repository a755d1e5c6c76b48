import { addDays, dayOf, momentOf } from "./local-day.ts";
import { dayMs, hourMinutes, minuteMs } from "./units.ts";
import { instantOf, wallClockMs } from "./zone.ts";

// When somebody may be disturbed is said in three ways:
// - staff, by the operator's ping hours (the operator's file): `nextPingAt`;
// - the public, by hours that are the same for all: `nextPublicHour`;
// - subscribers, of what they subscribed to, by the quiet hours that each has chosen: announcements/quiet-hours-rows.ts.

/** The operator's ping hours, in minutes since midnight: when staff may be pinged, any day of the week. */
export interface PingHours {
  readonly pingFrom: number;
  readonly pingTo: number;
}

const publicHours = { from: 9 * hourMinutes, to: 21 * hourMinutes };

/** `at` itself when staff may be pinged then, otherwise the first minute after it at which they may. */
export function nextPingAt({ pingFrom, pingTo }: PingHours, at: Date): Date {
  return firstWithin(pingFrom, pingTo, at);
}

/** `at` itself from nine to nine in Kazakhstan, otherwise nine in the morning: when those who take part in events may be told. */
export function nextPublicHour(at: Date): Date {
  return firstWithin(publicHours.from, publicHours.to, at);
}

/** The next nine in the morning in Kazakhstan that is after `at`. */
export function nextMorning(at: Date): Date {
  const today = momentOf(dayOf(at), publicHours.from);
  return today > at ? today : momentOf(addDays(dayOf(at), 1), publicHours.from);
}

/** `at` itself from nine to nine in Kazakhstan, otherwise eight in the evening before it: when the public is reminded of what comes. */
export function reminderBefore(at: Date): Date {
  if (nextPublicHour(at) <= at) return at;
  const evening = publicHours.to - hourMinutes;
  const today = momentOf(dayOf(at), evening);
  return today < at ? today : momentOf(addDays(dayOf(at), -1), evening);
}

function firstWithin(from: number, to: number, at: Date): Date {
  const now = wallClockMs(at);
  const midnight = Math.floor(now / dayMs) * dayMs;
  if (now < midnight + from * minuteMs) return instantOf(midnight + from * minuteMs);
  if (now < midnight + to * minuteMs) return at;
  return instantOf(midnight + dayMs + from * minuteMs);
}
