export interface Command {
  command: string;
  description: string;
}

export type Scope = { type: string; chat_id?: number | string; user_id?: number };

/** The bot's name, descriptions and commands, each by language. */
export class Profile {
  readonly commands = new Map<string, Command[]>();
  readonly names = new Map<string, string>();
  readonly descriptions = new Map<string, string>();
  readonly shortDescriptions = new Map<string, string>();
  menuButton: object = { type: "default" };

  constructor(name: string) {
    this.names.set("", name);
  }
}

export function commandKey(scope: Scope | undefined, language: string | undefined): string {
  const { type = "default", chat_id = "", user_id = "" } = scope ?? {};
  return [type, chat_id, user_id, language ?? ""].join("|");
}

/** The commands that a person is offered: by the narrowest scope that has commands, in their language if possible. */
export function commandsFor(profile: Profile, chatId: number, language: string): Command[] {
  for (const scope of [{ type: "chat", chat_id: chatId }, { type: "all_private_chats" }, { type: "default" }]) {
    for (const code of [language, ""]) {
      const commands = profile.commands.get(commandKey(scope, code));
      if (commands?.length) return commands;
    }
  }
  return [];
}

export function inLanguage(texts: Map<string, string>, language: string): string {
  return texts.get(language) || texts.get("") || "";
}
