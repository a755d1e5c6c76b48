import { readTokens, type TypedDay } from "./date-tokens.ts";
import { addDays, dayOf, type LocalDay, makeDay, weekdayOf } from "./local-day.ts";
import { addMonths, monthOf } from "./local-month.ts";

/** What a typed day says, in Kazakhstan's calendar. */
export type ReadTypedDay =
  | { kind: "day"; day: LocalDay }
  /** 31 February */
  | { kind: "noSuchDay" }
  /** «Friday, 29 October», which is a Thursday */
  | { kind: "otherWeekday"; day: LocalDay }
  | { kind: "notUnderstood" };

// What is longer is no date.
const maxDayLength = 80;
// From 29 February to the next one are eight years at most.
const yearsAway = 8;

/**
 * Reads a day as people type it in Kazakh, Russian or English. Without a year it is the last such day up to today, or the next one from
 * today on. With a year it may be on either side of today: the caller judges that.
 */
export function readTypedDay(text: string, now: Date, side: "past" | "future"): ReadTypedDay {
  const tokens = text.length > maxDayLength ? null : readTokens(text, false);
  if (tokens === null || tokens.hasOtherWords || tokens.nextWeek || tokens.time !== null)
    return { kind: "notUnderstood" };
  const { day, weekday } = tokens;
  if (day === null && weekday === null) return { kind: "notUnderstood" };
  const found = day === null ? weekdayNear(weekday ?? 0, now, side) : dayNear(day, now, side);
  if (found === null) return { kind: "noSuchDay" };
  return weekday !== null && weekdayOf(found) !== weekday
    ? { kind: "otherWeekday", day: found }
    : { kind: "day", day: found };
}

function weekdayNear(weekday: number, now: Date, side: "past" | "future"): LocalDay {
  const today = dayOf(now);
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, side === "future" || ahead === 0 ? ahead : ahead - 7);
}

/** Null where there is no such day. */
function dayNear(typed: TypedDay, now: Date, side: "past" | "future"): LocalDay | null {
  const today = dayOf(now);
  const step = side === "past" ? -1 : 1;
  if (typed.kind === "relative") return addDays(today, typed.days);
  if (typed.kind === "date" && typed.year !== null) return makeDay(typed.year, typed.month, typed.day);
  const days =
    typed.kind === "date"
      ? Array.from({ length: yearsAway + 1 }, (_, away) =>
          makeDay(Number(today.slice(0, 4)) + step * away, typed.month, typed.day),
        )
      : // The 31st is at most two months away.
        (typed.next ? [1] : [0, step, 2 * step]).map((away) => {
          const [year, month] = addMonths(monthOf(now), away).split("-").map(Number);
          return makeDay(year ?? 0, month ?? 0, typed.day);
        });
  const fits = (day: LocalDay) => (side === "past" ? day <= today : day >= today);
  return days.find((day): day is LocalDay => day !== null && fits(day)) ?? days.find((day) => day !== null) ?? null;
}
