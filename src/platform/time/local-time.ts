import { dayMs, hourMinutes, minuteMs } from "./units.ts";
import { wallClockMs } from "./zone.ts";

/** A date and a time of day in Kazakhstan. */
export interface LocalTime {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  /** ISO weekday: 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  /** Minutes since midnight, 0–1439 */
  readonly minutes: number;
}

/** The date and the time of day in Kazakhstan at an instant. */
export function localTimeOf(at: Date): LocalTime {
  const wallMs = wallClockMs(at);
  const shifted = new Date(wallMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay() || 7,
    minutes: Math.floor((((wallMs % dayMs) + dayMs) % dayMs) / minuteMs),
  };
}

/** A time of day: "08:05". @param minutes since midnight */
export function clockTime(minutes: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${twoDigits(Math.floor(minutes / hourMinutes))}:${twoDigits(minutes % hourMinutes)}`;
}

/** Date and time in Kazakhstan for operators: "2026-11-24 08:20". */
export function localStamp(at: Date): string {
  return new Date(wallClockMs(at)).toISOString().slice(0, 16).replace("T", " ");
}
