import { addDays, dayOf, type LocalDay, makeDay } from "../../platform/time/local-day.ts";

/** The day on which a paper was signed, as it was typed: "29.10.2026", "29.10"; null if it is no day. Without a year it is the last such day. */
export function readSignedDay(text: string, now: Date): LocalDay | null {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?\.?$/.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined) return null;
  const today = dayOf(now);
  const thisYear = Number(today.slice(0, 4));
  const made = (inYear: number) => makeDay(inYear, Number(month), Number(day));
  if (year !== undefined) return made(Number(year));
  const latest = made(thisYear);
  return latest === null || latest <= today ? latest : made(thisYear - 1);
}

/** @param ago in days */
export function dayAgo(ago: number, now: Date): LocalDay {
  return addDays(dayOf(now), -ago);
}
