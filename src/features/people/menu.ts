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
 * Sets the menu of a staff member's own chat: the commands of their roles, in their language. If Telegram refuses it, the old menu stays
 * until the next choice of a language, and nothing else fails.
 */
export async function setStaffMenu({ person, texts, api }: Caller, entrances: readonly MenuEntrance[]): Promise<void> {
  if (shownTo(person, entrances).every(({ act }) => act === undefined)) return;
  await api
    .setMyCommands(menuOf(person, texts, entrances), { scope: { type: "chat", chat_id: person.telegramId } })
    .catch((error: unknown) => trail(errorFacts(error), "could not set the menu"));
}

/** A person's menu in their language: the commands of their roles, home, and the commands for everybody. */
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

/** A person without a role. */
const stranger = { staff: [] };

/**
 * Sets the bot's menu and descriptions in every language. Users of any other language see the first one.
 * @returns the methods that Telegram refused
 */
export async function setMenu(
  transport: Transport,
  texts: (language: Language) => Texts,
  operator: Operator,
  entrances: readonly MenuEntrance[],
): Promise<string[]> {
  const refused: string[] = [];
  for (const language of languages) {
    const localTexts = texts(language);
    const scope = language === firstLanguage ? [{}, { language_code: language }] : [{ language_code: language }];
    for (const code of scope) {
      const calls: [string, Record<string, unknown>][] = [
        ["setMyCommands", { commands: menuOf(stranger, localTexts, entrances) }],
        ["setMyDescription", { description: localTexts.plain("people:description") }],
        ["setMyShortDescription", { short_description: shortDescription(localTexts, operator) }],
      ];
      for (const [method, payload] of calls) {
        const outcome = await transport.call(method, { ...payload, ...code });
        if (outcome.kind !== "ok") refused.push(method);
      }
    }
  }
  return refused;
}

/** The text below the bot's name, with its operator. Telegram allows 120 characters (setMyShortDescription), hence the short name. */
export function shortDescription(texts: Texts, { shortName }: Operator): string {
  const description = texts.plain("people:shortDescription");
  return shortName === null ? description : `${description} · ${shortName[texts.language]}`;
}
