import type { Language } from "./texts.ts";

const zone = "Asia/Almaty";
/** How far the local time of all Kazakhstan is ahead of UTC, the year round, since 1 March 2024. */
export const localOffsetMs = 5 * 3_600_000;
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
  const { day, month, time } = partsOf(at);
  return `${day} ${months[language][month - 1]}, ${time}`;
}

/** A day in full: «2026 жылғы 29 қазан, бейсенбі», «29 октября 2026 г., четверг», "Thursday, 29 October 2026". */
export function fullDay(language: Language, at: Date): string {
  const { year, day, month, weekday } = partsOf(at);
  const name = months[language][month - 1];
  const its = weekdays[language][weekday];
  if (language === "kk") return `${year} жылғы ${day} ${name}, ${its}`;
  return language === "ru" ? `${day} ${name} ${year} г., ${its}` : `${its}, ${day} ${name} ${year}`;
}

/** A moment in full: «2026 жылғы 29 қазан, бейсенбі, 10:00». */
export function fullMoment(language: Language, at: Date): string {
  return `${fullDay(language, at)}, ${partsOf(at).time}`;
}

/** From when to when in full: within a day the times, otherwise both days. */
export function fullSpan(language: Language, from: Date, to: Date): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  if (from.getTime() === to.getTime()) return fullMoment(language, from);
  if (first.date === last.date) return `${fullMoment(language, from)}–${last.time}`;
  return `${fullMoment(language, from)} — ${fullMoment(language, to)}`;
}

/** A month's name as it stands alone: «қазан», «октябрь», "October". @param month from 1 */
export function monthName(language: Language, month: number): string {
  return standingMonths[language][month - 1] ?? "";
}

// Making a format takes a third of a millisecond.
const momentFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  day: "numeric",
  month: "numeric",
  weekday: "long",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

interface Parts {
  year: number;
  month: number;
  day: number;
  /** From 0, a Monday. */
  weekday: number;
  time: string;
  /** For comparing: the same day has the same one. */
  date: string;
}

function partsOf(at: Date): Parts {
  const parts = Object.fromEntries(momentFormat.formatToParts(at).map((part) => [part.type, part.value]));
  const { year, month, day, weekday = "", hour = "", minute = "" } = parts;
  // The format writes "02" where the hour has two digits.
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    weekday: weekdays.en.indexOf(weekday),
    time: `${hour}:${minute}`,
    date: `${year}-${month}-${day}`,
  };
}

/** The year in Kazakhstan at that moment. */
export function yearOf(at: Date): number {
  return partsOf(at).year;
}
