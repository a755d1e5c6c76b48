import type { Person, Role } from "../chat/person.ts";
import type { Texts } from "../i18n/texts.ts";
import { type Language, languages } from "../i18n/texts.ts";
import { errorFacts, trail } from "../log.ts";
import type { Operator } from "../operator/operator.ts";
import type { Transport } from "../telegram/transport.ts";
import { type Act, allowsAnywhere } from "./permissions.ts";

const commands = ["start", "report", "cases", "room", "events", "subscriptions", "about", "help", "language"] as const;
/** What staff's commands are for. */
const staffCommands = {
  work: "seeOwnCase",
  duty: "setDuty",
  queue: "seeQueue",
  staff: "composeInvitation",
  compose: "composeEvent",
  door: "openDoor",
  figures: "readFigures",
} as const satisfies Record<string, Act>;
type StaffCommand = keyof typeof staffCommands;

function staffCommandsOf(role: Role): StaffCommand[] {
  const names = Object.keys(staffCommands) as StaffCommand[];
  const allowed = names.filter((name) => allowsAnywhere(staffCommands[name], [role]));
  // The door leads to the figures.
  return allowed.includes("door") ? allowed.filter((name) => name !== "figures") : allowed;
}

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
export async function setStaffMenu({ person, texts, api }: Caller): Promise<void> {
  const roles = person.staff.map(({ role }) => role);
  if (roles.length === 0) return;
  await api
    .setMyCommands(staffMenu(texts, roles), { scope: { type: "chat", chat_id: person.telegramId } })
    .catch((error: unknown) => trail(errorFacts(error), "the menu was not set"));
}

/** The menu of one who works here: what everyone has, and what their roles add, in their language. */
export function staffMenu(texts: Texts, roles: readonly Role[]): MenuEntry[] {
  return [...new Set([...roles.flatMap(staffCommandsOf), ...commands])].map((command) => ({
    command,
    description: texts.plain(`people:menu.${command}`),
  }));
}

/** Sets the bot's command menu and descriptions in every language; Kazakh is what everyone else sees. */
export async function setMenu(
  transport: Transport,
  texts: (language: Language) => Texts,
  operator: Operator,
): Promise<string[]> {
  const refused: string[] = [];
  for (const language of languages) {
    const words = texts(language);
    const scope = language === "kk" ? [{}, { language_code: "kk" }] : [{ language_code: language }];
    for (const code of scope) {
      const calls: [string, Record<string, unknown>][] = [
        [
          "setMyCommands",
          { commands: commands.map((command) => ({ command, description: words.plain(`people:menu.${command}`) })) },
        ],
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
