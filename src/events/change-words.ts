import type { TextKey, Texts } from "../i18n/texts.ts";
import { changes } from "./changes.ts";

/** That something has changed, and what. What an older version called otherwise is left out. */
export function changedWords(texts: Texts, changed: readonly string[]): string {
  const known = changes.filter((one) => changed.includes(one));
  const what = known.map((one) => texts.plain(`events:changed.${one}` satisfies TextKey)).join(", ");
  return texts.html("events:changed.opening", { what });
}
