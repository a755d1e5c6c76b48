import type { Command } from "../../platform/chat/entrance.ts";
import { isTyped } from "../../platform/chat/understood-words.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { MenuEntrance } from "./entrances.ts";

/** Words for home that are in no catalogue. */
const homeWords = ["start", "старт", "бастау", "menu", "меню", "мәзір", "home", "главная"];

/**
 * The command that somebody has typed in words: its name, its line in the menu, or its button at home, in any language. Null if the words
 * name no command, or several.
 */
export function findTypedCommand(
  typed: string,
  shown: readonly MenuEntrance[],
  languages: readonly Texts[],
): Command | null {
  const commands = shown.flatMap(({ command }) => {
    if (command === undefined) return [];
    const named = languages.flatMap((texts) => [
      texts.plain(`people:menu.${command}`),
      texts.plain(`people:home.${command}`),
    ]);
    return [{ command, names: [command, ...named] }];
  });
  // Nearly always nothing is named, and the text is read once.
  if (
    !isTyped(
      typed,
      commands.flatMap(({ names }) => names),
    )
  )
    return null;
  const found = commands.filter(({ names }) => isTyped(typed, names));
  const [only] = found;
  return only !== undefined && found.length === 1 ? only.command : null;
}

/** The language of the interface whose own name somebody has typed; null for anything else. */
export function findTypedLanguage(typed: string): Language | null {
  return languages.find((language) => isTyped(typed, [aboutLanguage(language).name])) ?? null;
}

/** Whether somebody has typed that they want to go home. */
export function isTypedHome(typed: string, languages: readonly Texts[]): boolean {
  const labels = languages.flatMap((texts) => [texts.plain("chat:home"), texts.plain("people:menu.start")]);
  return isTyped(typed, [...homeWords, ...labels]);
}
