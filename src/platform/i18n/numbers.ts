import { aboutLanguage } from "./languages.ts";
import type { Texts } from "./texts.ts";

/** A number as people write it in the language: «310 000», "310,000"; «2,5», "2.5". @param maxDecimals how many decimals are shown */
export function shownNumber({ language }: Texts, number: number, maxDecimals: 0 | 1 = 0): string {
  return new Intl.NumberFormat(aboutLanguage(language).locale, { maximumFractionDigits: maxDecimals }).format(number);
}
