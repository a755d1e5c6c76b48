import { fullDay } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { type LocalDay, momentOf } from "../../platform/time/local-day.ts";

/** A day of the calendar in full, with its year: a term may begin in one year and end in the next. */
export function dayText(texts: Texts, day: LocalDay): string {
  return fullDay(texts, momentOf(day, 0));
}
