import { aboutLanguage } from "./languages.ts";
import type { Texts } from "./texts.ts";

/** A number as people write it in the language: «310 000», "310,000"; «2,5», "2.5". @param maxDecimals how many decimals are shown */
export function shownNumber({ language }: Texts, number: number, maxDecimals: 0 | 1 = 0): string {
  return formatOf(aboutLanguage(language).locale, maxDecimals).format(number);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than using it a hundred times. */
function formatOf(locale: string, maximumFractionDigits: 0 | 1): Intl.NumberFormat {
  const key = `${locale}/${maximumFractionDigits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits });
  formats.set(key, format);
  return format;
}
