import { dayOf } from "../time/local-day.ts";
import type { LocalMonth } from "../time/local-month.ts";
import { clockTime, localTimeOf } from "../time/local-time.ts";
import type { TextKey, Texts } from "./texts.ts";

/** «29 қазан», "29 October": a day in Kazakhstan, without the year. */
export function shortDay(texts: Texts, at: Date): string {
  const { day, month } = localTimeOf(at);
  return texts.plain("dates:shortDay", { day, month: texts.plain(`dates:ofMonth.${month}` as TextKey) });
}

/** "29 қазан, 18:00": day and time in Kazakhstan, without the year. */
export function dayAndTime(texts: Texts, at: Date): string {
  return `${shortDay(texts, at)}, ${timeOf(at)}`;
}

/** A day in full: «2026 жылғы 29 қазан, бейсенбі», «29 октября 2026 года, четверг», "Thursday, 29 October 2026". */
export function fullDay(texts: Texts, at: Date): string {
  const { year, day, month, weekday } = localTimeOf(at);
  return texts.plain("dates:fullDay", {
    year,
    day,
    month: texts.plain(`dates:ofMonth.${month}` as TextKey),
    weekday: texts.plain(`dates:weekday.${weekday}` as TextKey),
  });
}

/** A moment in full: «2026 жылғы 29 қазан, бейсенбі, 10:00». */
export function fullMoment(texts: Texts, at: Date): string {
  return `${fullDay(texts, at)}, ${timeOf(at)}`;
}

/** A span of time in full: one day with both times, or both days with their times. */
export function fullSpan(texts: Texts, from: Date, to: Date): string {
  if (from.getTime() === to.getTime()) return fullMoment(texts, from);
  if (dayOf(from) === dayOf(to)) return `${fullMoment(texts, from)}–${timeOf(to)}`;
  return `${fullMoment(texts, from)} – ${fullMoment(texts, to)}`;
}

/** A month: «2026 ж. қазан», «октябрь 2026», "October 2026". @param month "2026-10" */
export function monthOfYear(texts: Texts, month: LocalMonth): string {
  const [year = "", number] = month.split("-");
  return texts.plain("dates:monthOfYear", { year, month: texts.plain(`dates:month.${Number(number)}` as TextKey) });
}

function timeOf(at: Date): string {
  return clockTime(localTimeOf(at).minutes);
}
