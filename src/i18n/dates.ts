import type { Language } from "./texts.ts";

const zone = "Asia/Almaty";
const months = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  en: "January February March April May June July August September October November December",
};

/** "29 қазан, 18:00": day and time in Kazakhstan, without the year. */
export function dayAndTime(language: Language, at: Date): string {
  const { day, month, hour, minute } = partsOf(at);
  // The format writes "02" where the hour has two digits.
  return `${Number(day)} ${months[language].split(" ")[Number(month) - 1]}, ${hour}:${minute}`;
}

// Making a format takes a third of a millisecond.
const momentFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  day: "numeric",
  month: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const yearFormat = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" });

function partsOf(at: Date): { day: string; month: string; hour: string; minute: string } {
  const parts = Object.fromEntries(momentFormat.formatToParts(at).map((part) => [part.type, part.value]));
  const { day = "", month = "", hour = "", minute = "" } = parts;
  return { day, month, hour, minute };
}

/** The year in Kazakhstan at that moment. */
export function yearOf(at: Date): number {
  return Number(yearFormat.format(at));
}
