import { dayMs, minuteMs } from "./units.ts";
import { instantOf, wallClockMs } from "./zone.ts";

/** A day of the calendar in Kazakhstan: "2026-10-29". */
export type LocalDay = string;

/** The day in Kazakhstan at an instant. */
export function dayOf(at: Date): LocalDay {
  return nameOf(wallClockMs(at));
}

/** Null where the calendar has no such day. */
export function makeDay(year: number, month: number, day: number): LocalDay | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  // A day that its month does not have is counted on into another one.
  return at.getUTCMonth() === month - 1 ? nameOf(at.getTime()) : null;
}

/** Null where the text is not a day of this century that the calendar has. */
export function readDay(text: string): LocalDay | null {
  const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined ? null : makeDay(Number(year), Number(month), Number(day));
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return nameOf(midnightMs(day) + days * dayMs);
}

/** From 0, a Monday. */
export function weekdayOf(day: LocalDay): number {
  return (new Date(midnightMs(day)).getUTCDay() + 6) % 7;
}

/** The instant of a time of day. @param minutes since midnight */
export function momentOf(day: LocalDay, minutes: number): Date {
  return instantOf(midnightMs(day) + minutes * minuteMs);
}

/** By the clock on the wall, counted as if it were UTC. */
function midnightMs(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function nameOf(wallMs: number): LocalDay {
  return new Date(wallMs).toISOString().slice(0, 10);
}
