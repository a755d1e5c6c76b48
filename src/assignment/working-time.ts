import type { Operator, WorkingHours } from "../people/operator.ts";

/** When people work and when they may be disturbed; all times are local times of Asia/Almaty. */
export interface Calendar extends Readonly<WorkingHours> {
  /** Local dates, "YYYY-MM-DD", on which nobody works. */
  readonly holidays: ReadonlySet<string>;
  /** Local dates on which people work, whatever the weekday. */
  readonly worked: ReadonlySet<string>;
}

/** A local date and time of day in Asia/Almaty. */
export interface AlmatyDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  /** ISO weekday: 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  /** Minutes since midnight, 0–1439 */
  readonly minutes: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The operator's calendar: `holidays` (local dates, "YYYY-MM-DD") as far as the operator does not say otherwise. */
export function calendarOf(operator: Pick<Operator, "hours" | "holidays">, holidays: Iterable<string>): Calendar {
  const { off, worked } = operator.holidays;
  return { ...operator.hours, holidays: new Set([...holidays, ...off]), worked: new Set(worked) };
}

/**
 * The instant at which `minutes` of working time have passed since `from`; seconds are kept. Time that ends exactly with
 * the working day ends that evening, not the next morning. Zero minutes outside working hours lead to the next opening.
 * Throws when the calendar has no working day within a year.
 */
export function addWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  if (!(minutes >= 0)) throw new RangeError(`minutes must not be negative: ${minutes}`);
  const local = localTime(from);
  let left = minutes * MINUTE;
  let idleDays = 0;
  for (let day = Math.floor(local / DAY); ; day++) {
    const hours = workingHours(calendar, day);
    const start = hours && Math.max(hours.start, local);
    if (hours && start !== null && start <= hours.end) {
      if (left <= hours.end - start) return instantOf(start + left);
      left -= hours.end - start;
    }
    idleDays = hours ? 0 : idleDays + 1;
    if (idleDays > 366) throw new Error("the calendar has no working day within a year");
  }
}

/** Whole minutes of working time between two instants; 0 when `to` is not after `from`. */
export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  const start = localTime(from);
  const end = localTime(to);
  let sum = 0;
  for (let day = Math.floor(start / DAY); day * DAY < end; day++) {
    const hours = workingHours(calendar, day);
    if (hours) sum += Math.max(0, Math.min(hours.end, end) - Math.max(hours.start, start));
  }
  return Math.floor(sum / MINUTE);
}

/** `at` itself when a ping may arrive then, otherwise the next morning's first allowed minute. */
export function nextPingAt(calendar: Calendar, at: Date): Date {
  const local = localTime(at);
  const midnight = Math.floor(local / DAY) * DAY;
  if (local < midnight + calendar.pingFrom * MINUTE) return instantOf(midnight + calendar.pingFrom * MINUTE);
  if (local < midnight + calendar.pingTo * MINUTE) return at;
  return instantOf(midnight + DAY + calendar.pingFrom * MINUTE);
}

/** The local date and time in Asia/Almaty of an instant. */
export function almatyDate(date: Date): AlmatyDate {
  const local = localTime(date);
  const shifted = new Date(local);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay() || 7,
    minutes: Math.floor((((local % DAY) + DAY) % DAY) / MINUTE),
  };
}

/** The working hours of a local day (days since 1970), as local milliseconds; null on a day off. */
function workingHours(calendar: Calendar, day: number): { start: number; end: number } | null {
  const date = new Date(day * DAY);
  const name = date.toISOString().slice(0, 10);
  const ordinary = calendar.days.includes(date.getUTCDay() || 7) && !calendar.holidays.has(name);
  const works = calendar.from < calendar.to && (ordinary || calendar.worked.has(name));
  return works ? { start: day * DAY + calendar.from * MINUTE, end: day * DAY + calendar.to * MINUTE } : null;
}

// The zone is asked, not assumed: Kazakhstan moved its clocks in 2024, and may again.
const zone = new Intl.DateTimeFormat("en-US", {
  timeZone: "Asia/Almaty",
  calendar: "gregory",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** Milliseconds of the local wall clock, counted as if it were UTC. */
function localTime(date: Date): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of zone.formatToParts(date)) part[type] = Number(value);
  const seconds = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return seconds + (((date.getTime() % 1000) + 1000) % 1000);
}

function instantOf(local: number): Date {
  const offset = (utc: number) => localTime(new Date(utc)) - utc;
  return new Date(local - offset(local - offset(local)));
}
