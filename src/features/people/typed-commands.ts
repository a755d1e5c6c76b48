import type { Command } from "../../platform/chat/entrance.ts";
import { foldWords } from "../../platform/chat/understood-words.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { MenuEntrance } from "./entrances.ts";

/** Words for home that are in no catalogue. */
const homeWords = new Set(["start", "старт", "бастау", "menu", "меню", "мәзір", "home", "главная"].map(foldWords));

/**
 * The command that somebody has typed in words: its name, its line in the menu, or its button at home, in any language. Null if the words
 * name no command, or several.
 */
export function findTypedCommand(
  typed: string,
  shown: readonly MenuEntrance[],
  languages: readonly Texts[],
): Command | null {
  const words = foldWords(typed);
  if (words === "") return null;
  const found = shown.flatMap(({ command }) => {
    if (command === undefined) return [];
    const named = languages.flatMap((texts) => [
      texts.plain(`people:menu.${command}`),
      texts.plain(`people:home.${command}`),
    ]);
    return [command, ...named].some((name) => foldWords(name) === words) ? [command] : [];
  });
  const [only] = found;
  return only !== undefined && found.length === 1 ? only : null;
}

/** The language of the interface whose own name somebody has typed; null for anything else. */
export function findTypedLanguage(typed: string): Language | null {
  const words = foldWords(typed);
  return languages.find((language) => foldWords(aboutLanguage(language).name) === words) ?? null;
}

/** Whether somebody has typed that they want to go home. */
export function isTypedHome(typed: string, languages: readonly Texts[]): boolean {
  const words = foldWords(typed);
  const labels = languages.flatMap((texts) => [texts.plain("chat:home"), texts.plain("people:menu.start")]);
  return homeWords.has(words) || labels.some((label) => foldWords(label) === words);
}
