import { minuteMs } from "./units.ts";

// The zone is asked, not assumed: all of Kazakhstan has been at UTC+5 since 1 March 2024, Almaty was at UTC+6 before, and the
// government may decide again.
const format = new Intl.DateTimeFormat("en-US", {
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

/** Milliseconds of the clock on the wall in Kazakhstan, counted as if it were UTC. */
export function wallClockMs(at: Date): number {
  return at.getTime() + offsetMs(at.getTime());
}

/**
 * The instant at which the clock on the wall shows this. Where clocks are put back it shows an hour twice: one of the two.
 * @param wallMs as `wallClockMs` counts
 */
export function instantOf(wallMs: number): Date {
  return new Date(wallMs - offsetMs(wallMs - offsetMs(wallMs)));
}

// Asking Intl takes some microseconds. Offsets change at full quarters of an hour.
const periodMs = 15 * minuteMs;
const maxOffsets = 1000;
const offsets = new Map<number, number>();

function offsetMs(ms: number): number {
  const period = Math.floor(ms / periodMs);
  const known = offsets.get(period);
  if (known !== undefined) return known;
  if (offsets.size >= maxOffsets) offsets.clear();
  const offset = askOffsetMs(period * periodMs);
  offsets.set(period, offset);
  return offset;
}

function askOffsetMs(ms: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second) - ms;
}
