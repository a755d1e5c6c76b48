import { dayOf } from "../time/local-day.ts";
import { clockTime, localTimeOf } from "../time/local-time.ts";
import type { Language } from "./texts.ts";

const months = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const standingMonths = {
  ...months,
  ru: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
};
const weekdays = {
  kk: "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(" "),
  ru: "понедельник вторник среда четверг пятница суббота воскресенье".split(" "),
  en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
};

/** "29 қазан, 18:00": day and time in Kazakhstan, without the year. */
export function dayAndTime(language: Language, at: Date): string {
  const { day, month } = localTimeOf(at);
  return `${day} ${months[language][month - 1]}, ${timeOf(at)}`;
}

/** A day in full: «2026 жылғы 29 қазан, бейсенбі», «29 октября 2026 г., четверг», "Thursday, 29 October 2026". */
export function fullDay(language: Language, at: Date): string {
  const { year, day, month, weekday } = localTimeOf(at);
  const monthOfYear = months[language][month - 1];
  const dayOfWeek = weekdays[language][weekday - 1];
  if (language === "kk") return `${year} жылғы ${day} ${monthOfYear}, ${dayOfWeek}`;
  if (language === "ru") return `${day} ${monthOfYear} ${year} г., ${dayOfWeek}`;
  return `${dayOfWeek}, ${day} ${monthOfYear} ${year}`;
}

/** A moment in full: «2026 жылғы 29 қазан, бейсенбі, 10:00». */
export function fullMoment(language: Language, at: Date): string {
  return `${fullDay(language, at)}, ${timeOf(at)}`;
}

/** From when to when in full: within a day the times, otherwise both days. */
export function fullSpan(language: Language, from: Date, to: Date): string {
  if (from.getTime() === to.getTime()) return fullMoment(language, from);
  if (dayOf(from) === dayOf(to)) return `${fullMoment(language, from)}–${timeOf(to)}`;
  return `${fullMoment(language, from)} — ${fullMoment(language, to)}`;
}

/** A month's name in the nominative: «қазан», «октябрь», "October". @param month from 1 */
export function monthName(language: Language, month: number): string {
  return standingMonths[language][month - 1] ?? "";
}

function timeOf(at: Date): string {
  return clockTime(localTimeOf(at).minutes);
}
