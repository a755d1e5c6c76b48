import { localOffsetMs } from "../i18n/dates.ts";

/** Calendar days in Kazakhstan, which is five hours ahead of UTC all year round. As text: "2026-10-29". */
export type LocalDay = string;

const dayMs = 24 * 3_600_000;

export function dayOf(at: Date): LocalDay {
  return new Date(at.getTime() + localOffsetMs).toISOString().slice(0, 10);
}

/** Null where the calendar has no such day. */
export function makeDay(year: number, month: number, day: number): LocalDay | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : null;
}

export function readDay(text: string): LocalDay | null {
  const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined ? null : makeDay(Number(year), Number(month), Number(day));
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(utc(day) + days * dayMs).toISOString().slice(0, 10);
}

/** From 0, a Monday. */
export function weekdayOf(day: LocalDay): number {
  return (new Date(utc(day)).getUTCDay() + 6) % 7;
}

/** The moment of a local time of day. */
export function momentOf(day: LocalDay, minutes: number): Date {
  return new Date(utc(day) - localOffsetMs + minutes * 60_000);
}

function utc(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}
