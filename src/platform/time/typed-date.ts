import { readTokens, type TypedDay, type TypedTime } from "./date-tokens.ts";
import { addDays, dayOf, type LocalDay, makeDay, momentOf, weekdayOf } from "./local-day.ts";
import { addMonths, monthOf } from "./local-month.ts";
import { dayMinutes } from "./units.ts";

/** What a typed date says, in Kazakhstan's time. What is wrong with it does not take away what is right: `day`, `minutes` of the day. */
export type ReadDate =
  | { kind: "date"; at: Date }
  /** «сағат 3-те»: `minutes` before noon, and nobody said of which half of the day; or other words stood beside the date */
  | { kind: "doubtful"; why: "half" | "otherWords"; day: LocalDay; minutes: number }
  | { kind: "timeMissing"; day: LocalDay }
  | { kind: "dayMissing"; minutes: number }
  /** 25:99 */
  | { kind: "noSuchTime"; day: LocalDay | null }
  /** 31 February */
  | { kind: "noSuchDay"; minutes: number | null }
  /** «Friday, 29 October», which is a Thursday */
  | { kind: "otherWeekday"; day: LocalDay; minutes: number | null }
  /** `day` is today where only the time is over. */
  | { kind: "past"; day: LocalDay | null; minutes: number | null }
  | { kind: "notUnderstood" };

// «2026 жылғы 29 қазан, бейсенбі, сағат 10-да» has 42. What is much longer is no date, and costs a tenth of a second to take apart.
const maxDateLength = 120;
const halfDayMinutes = dayMinutes / 2;

/**
 * Reads a date as people type it in Kazakh, Russian or English, whatever the interface's language. What can be read in two ways is
 * doubtful: the reader asks. Without a year it is the next such day.
 * @param picked the day, where only a time is typed
 */
export function readDate(text: string, now: Date, picked: LocalDay | null = null): ReadDate {
  if (text.length > maxDateLength) return { kind: "notUnderstood" };
  const exact = readExact(text);
  if (exact !== null) return exact <= now ? { kind: "past", day: null, minutes: null } : { kind: "date", at: exact };
  const tokens = readTokens(text, picked !== null);
  if (tokens === null) return { kind: "notUnderstood" };
  const { day, weekday, nextWeek, time, hasOtherWords } = tokens;
  // A zone that was not understood makes another moment of it.
  if (hasOtherWords && /\dT\d/.test(text)) return { kind: "notUnderstood" };
  const minutes = time === null || time.kind === "wrong" ? null : time.minutes;
  const days = candidates(day, weekday, nextWeek, picked, now);
  if (days === null) {
    // Where no day is named, a number between other words is hardly a time.
    const isTime = time?.kind === "clock" && !hasOtherWords && /[:.]|\d-/.test(text);
    return isTime ? { kind: "dayMissing", minutes: time.minutes } : { kind: "notUnderstood" };
  }
  const [first] = days;
  if (first === undefined) return { kind: "noSuchDay", minutes };
  // Without a time a day is over when its last minute is.
  const latest = time === null || time.kind === "wrong" ? dayMinutes - 1 : latestOf(time);
  const next = days.find((day) => momentOf(day, latest) > now);
  if (next === undefined) {
    const today = days.find((day) => day === dayOf(now)) ?? null;
    return { kind: "past", day: today, minutes: today === null ? minutes : null };
  }
  if (weekday !== null && weekdayOf(next) !== weekday) return { kind: "otherWeekday", day: next, minutes };
  if (time === null) return { kind: "timeMissing", day: next };
  if (time.kind === "wrong") return { kind: "noSuchTime", day: next };
  if (time.kind === "half") {
    return momentOf(next, time.minutes) > now
      ? { kind: "doubtful", why: "half", day: next, minutes: time.minutes }
      : { kind: "date", at: momentOf(next, latest) };
  }
  return hasOtherWords
    ? { kind: "doubtful", why: "otherWords", day: next, minutes: time.minutes }
    : { kind: "date", at: momentOf(next, time.minutes) };
}

/** Of a half that nobody said, the second. */
function latestOf(time: Exclude<TypedTime, { kind: "wrong" }>): number {
  return time.kind === "half" ? time.minutes + halfDayMinutes : time.minutes;
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
  if (day?.kind === "ofMonth") return daysOfMonths(day, now);
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

/** The 31st is at most two months away. */
function daysOfMonths({ day, next }: Extract<TypedDay, { kind: "ofMonth" }>, now: Date): LocalDay[] {
  return (next ? [1] : [0, 1, 2]).flatMap((ahead) => {
    const [year, month] = addMonths(monthOf(now), ahead).split("-").map(Number);
    return makeDay(year ?? 0, month ?? 0, day) ?? [];
  });
}
