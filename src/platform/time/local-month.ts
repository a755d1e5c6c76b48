import { dayOf, momentOf, readDay } from "./local-day.ts";

/** A month of the calendar in Kazakhstan: "2026-10". */
export type LocalMonth = string;

/** The month in Kazakhstan at an instant. */
export function monthOf(at: Date): LocalMonth {
  return dayOf(at).slice(0, 7);
}

/** Null where the text is not a month of this century. */
export function readMonth(text: string): LocalMonth | null {
  return readDay(`${text}-01`) === null ? null : text;
}

/** @param months how many later; earlier where it is negative */
export function addMonths(month: LocalMonth, months: number): LocalMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** From the first moment of a month to the first one of the next. */
export function monthSpan(month: LocalMonth): { gte: Date; lt: Date } {
  const firstMoment = (of: LocalMonth) => momentOf(`${of}-01`, 0);
  return { gte: firstMoment(month), lt: firstMoment(addMonths(month, 1)) };
}

/** The same time of day some months later, or earlier if `months` is negative; at the end of a shorter month. */
export function monthsLater(at: Date, months: number): Date {
  const day = dayOf(at);
  const month = addMonths(day.slice(0, 7), months);
  const last = dayOf(new Date(momentOf(`${addMonths(month, 1)}-01`, 0).getTime() - 1));
  const same = `${month}-${day.slice(8)}`;
  return new Date(at.getTime() + momentOf(same < last ? same : last, 0).getTime() - momentOf(day, 0).getTime());
}
