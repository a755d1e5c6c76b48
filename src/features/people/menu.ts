import type { Person } from "../../platform/chat/person.ts";
import { firstLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { errorFacts, trail } from "../../platform/log.ts";
import type { Transport } from "../../platform/telegram/transport.ts";
import type { Operator } from "../operator/operator.ts";
import { type MenuEntrance, shownTo } from "./entrances.ts";

interface Caller {
  person: Person;
  texts: Texts;
  api: { setMyCommands(commands: readonly MenuEntry[], other: object): Promise<unknown> };
}

interface MenuEntry {
  command: string;
  description: string;
}

/**
 * Staff's menus are per chat: they have their roles' commands in the language they chose. A menu that Telegram does not take stays as
 * it was until the next choice: nobody waits for it, and nothing else fails.
 */
export async function setStaffMenu({ person, texts, api }: Caller, entrances: readonly MenuEntrance[]): Promise<void> {
  if (shownTo(person, entrances).every(({ act }) => act === undefined)) return;
  await api
    .setMyCommands(menuOf(person, texts, entrances), { scope: { type: "chat", chat_id: person.telegramId } })
    .catch((error: unknown) => trail(errorFacts(error), "the menu was not set"));
}

/** A person's menu in their language: what their roles add, home, and what everybody has. */
export function menuOf(person: Pick<Person, "staff">, texts: Texts, entrances: readonly MenuEntrance[]): MenuEntry[] {
  const shown = shownTo(person, entrances);
  const forStaff = shown.filter(({ act }) => act !== undefined);
  const forEverybody = shown.filter(({ act }) => act === undefined);
  const commands = [
    ...forStaff.map(({ command }) => command),
    "start",
    ...forEverybody.map(({ command }) => command),
  ] as const;
  return commands.map((command) => ({ command, description: texts.plain(`people:menu.${command}`) }));
}

/** Somebody without a role. */
const stranger = { staff: [] };

/** Sets the bot's command menu and descriptions in every language; the first one is what everyone else sees. */
export async function setMenu(
  transport: Transport,
  texts: (language: Language) => Texts,
  operator: Operator,
  entrances: readonly MenuEntrance[],
): Promise<string[]> {
  const refused: string[] = [];
  for (const language of languages) {
    const words = texts(language);
    const scope = language === firstLanguage ? [{}, { language_code: language }] : [{ language_code: language }];
    for (const code of scope) {
      const calls: [string, Record<string, unknown>][] = [
        ["setMyCommands", { commands: menuOf(stranger, words, entrances) }],
        ["setMyDescription", { description: words.plain("people:description") }],
        ["setMyShortDescription", { short_description: shortDescription(words, operator) }],
      ];
      for (const [method, payload] of calls) {
        const outcome = await transport.call(method, { ...payload, ...code });
        if (outcome.kind !== "ok") refused.push(method);
      }
    }
  }
  return refused;
}

/** What stands under the bot's name, with who runs it. Telegram takes 120 characters, so the operator's name is a short one. */
export function shortDescription(texts: Texts, { shortName }: Operator): string {
  const what = texts.plain("people:shortDescription");
  return shortName === null ? what : `${what} · ${shortName[texts.language]}`;
}
