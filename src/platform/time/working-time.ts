import { dayMs, minuteMs } from "./units.ts";
import { instantOf, wallClockMs } from "./zone.ts";

/** When an operator works and pings, in minutes since midnight in Kazakhstan. */
export interface WorkingHours {
  /** ISO weekdays (1 = Monday … 7 = Sunday) on which people work. */
  days: readonly number[];
  from: number;
  to: number;
  /** When a ping may arrive, any day of the week. */
  pingFrom: number;
  pingTo: number;
}

/** What differs from the holidays that the service knows; local dates, "2026-12-16". */
export interface OwnHolidays {
  /** Nobody works, though it is a working day. */
  off: readonly string[];
  /** People work, though it is a weekend or a holiday. */
  worked: readonly string[];
}

/** When people work, and when they may be pinged. */
export interface Calendar extends Readonly<WorkingHours> {
  /** Local dates, "YYYY-MM-DD", on which nobody works. */
  readonly holidays: ReadonlySet<string>;
  /** Local dates on which people work, whatever the weekday. */
  readonly worked: ReadonlySet<string>;
}

/** The operator's calendar: `holidays` (local dates, "YYYY-MM-DD") as far as the operator does not say otherwise. */
export function calendarOf(
  operator: { hours: WorkingHours; holidays: OwnHolidays },
  holidays: Iterable<string>,
): Calendar {
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
  const local = wallClockMs(from);
  let left = minutes * minuteMs;
  let idleDays = 0;
  for (let day = Math.floor(local / dayMs); ; day++) {
    const hours = workingHours(calendar, day);
    if (hours !== null) {
      const start = Math.max(hours.start, local);
      if (start + left <= hours.end) return instantOf(start + left);
      left -= Math.max(0, hours.end - start);
    }
    idleDays = hours ? 0 : idleDays + 1;
    if (idleDays > 366) throw new Error("the calendar has no working day within a year");
  }
}

/** Whole minutes of working time between two instants; 0 when `to` is not after `from`. */
export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  const start = wallClockMs(from);
  const end = wallClockMs(to);
  let sum = 0;
  for (let day = Math.floor(start / dayMs); day * dayMs < end; day++) {
    const hours = workingHours(calendar, day);
    if (hours) sum += Math.max(0, Math.min(hours.end, end) - Math.max(hours.start, start));
  }
  return Math.floor(sum / minuteMs);
}

/** The working hours of a local day (days since 1970), as local milliseconds; null on a day off. */
function workingHours(calendar: Calendar, day: number): { start: number; end: number } | null {
  const date = new Date(day * dayMs);
  const name = date.toISOString().slice(0, 10);
  const ordinary = calendar.days.includes(date.getUTCDay() || 7) && !calendar.holidays.has(name);
  const works = calendar.from < calendar.to && (ordinary || calendar.worked.has(name));
  return works ? { start: day * dayMs + calendar.from * minuteMs, end: day * dayMs + calendar.to * minuteMs } : null;
}
