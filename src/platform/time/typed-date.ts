import { readTokens, type TypedDay } from "./date-tokens.ts";
import { addDays, dayOf, type LocalDay, makeDay, momentOf, weekdayOf } from "./local-day.ts";

/** What a typed date says, in Kazakhstan's time. */
export type ReadDate =
  | { kind: "date"; at: Date }
  | { kind: "timeMissing"; day: LocalDay }
  /** 31 February */
  | { kind: "noSuchDay" }
  /** «Friday, 29 October», which is a Thursday */
  | { kind: "otherWeekday"; day: LocalDay }
  | { kind: "past" }
  | { kind: "notUnderstood" };

// «2026 жылғы 29 қазан, бейсенбі, сағат 10-да» has 42. What is much longer is no date, and costs a tenth of a second to take apart.
const maxDateLength = 120;

/**
 * Reads a date as people type it in Kazakh, Russian or English, whatever the interface's language. All of it must be understood:
 * a date that was half read is the wrong one. Without a year it is the next such day.
 * @param picked the day, where only a time is typed
 */
export function readDate(text: string, now: Date, picked: LocalDay | null = null): ReadDate {
  if (text.length > maxDateLength) return { kind: "notUnderstood" };
  const exact = readExact(text);
  if (exact !== null) return exact <= now ? { kind: "past" } : { kind: "date", at: exact };
  const tokens = readTokens(text, picked !== null);
  if (tokens === null) return { kind: "notUnderstood" };
  const { day, weekday, nextWeek, minutes } = tokens;
  const days = candidates(day, weekday, nextWeek, picked, now);
  if (days === null) return { kind: "notUnderstood" };
  // Without a time a day is over when its last minute is.
  const endOf = (day: LocalDay) => momentOf(day, minutes ?? 24 * 60 - 1);
  const [first] = days;
  if (first === undefined) return { kind: "noSuchDay" };
  const next = days.find((day) => endOf(day) > now);
  if (next === undefined) return { kind: "past" };
  if (weekday !== null && weekdayOf(next) !== weekday) return { kind: "otherWeekday", day: next };
  return minutes === null ? { kind: "timeMissing", day: next } : { kind: "date", at: endOf(next) };
}

/** ISO 8601 with a zone is a moment by itself. */
function readExact(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text.trim())) return null;
  const at = new Date(text.trim());
  return Number.isNaN(at.getTime()) ? null : at;
}

// From 29 February to the next one are eight years at most.
const yearsAhead = 8;

/** The days that can be meant, soonest first, past ones included; none where there is no such day; null where no day is named. */
function candidates(
  day: TypedDay | null,
  weekday: number | null,
  nextWeek: boolean,
  picked: LocalDay | null,
  now: Date,
): LocalDay[] | null {
  const today = dayOf(now);
  if (day?.kind === "relative") return [addDays(today, day.days)];
  if (day?.kind === "date") {
    const { year, month, day: number } = day;
    const thisYear = Number(today.slice(0, 4));
    const years = year === null ? Array.from({ length: yearsAhead + 1 }, (_, ahead) => thisYear + ahead) : [year];
    return years.flatMap((candidate) => makeDay(candidate, month, number) ?? []);
  }
  if (weekday !== null) {
    const monday = addDays(today, -weekdayOf(today));
    if (nextWeek) return [addDays(monday, 7 + weekday)];
    return [0, 7].map((ahead) => addDays(monday, weekday + ahead));
  }
  return picked === null ? null : [picked];
}
