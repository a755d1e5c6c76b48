import { findChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import { type Command, commandKey, inLanguage, type Scope } from "../profile.ts";
import { emit, type World } from "../world.ts";

interface CommandParams {
  commands?: Command[];
  scope?: Scope;
  language_code?: string;
}

function checkLanguage(code: string | undefined) {
  if (code && !/^[a-z]{2}$/.test(code)) throw badRequest("invalid language code specified");
}

function keyOf(world: World, { scope, language_code }: CommandParams): string {
  checkLanguage(language_code);
  if (scope?.chat_id !== undefined) findChat(world, scope.chat_id);
  return commandKey(scope, language_code);
}

export function setMyCommands(world: World, params: CommandParams): true {
  const key = keyOf(world, params);
  const commands = params.commands ?? [];
  if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (!description.trim() || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  const bare = commands.map(({ command, description }) => ({ command: command.replace("/", ""), description }));
  world.profile.commands.set(key, bare);
  emit(world, { kind: "everything" });
  return true;
}

export function getMyCommands(world: World, params: CommandParams): Command[] {
  return world.profile.commands.get(keyOf(world, params)) ?? [];
}

export function deleteMyCommands(world: World, params: CommandParams): true {
  world.profile.commands.delete(keyOf(world, params));
  emit(world, { kind: "everything" });
  return true;
}

interface TextParams {
  name?: string;
  description?: string;
  short_description?: string;
  language_code?: string;
}

function setText(
  world: World,
  texts: Map<string, string>,
  value: string | undefined,
  language: string | undefined,
): true {
  checkLanguage(language);
  if (value) texts.set(language ?? "", value);
  else texts.delete(language ?? "");
  emit(world, { kind: "everything" });
  return true;
}

export function setMyName(world: World, { name, language_code: language }: TextParams): true {
  return setText(world, world.profile.names, name || (language ? "" : world.options.botName), language);
}

export function getMyName(world: World, { language_code: language = "" }: TextParams): object {
  return { name: inLanguage(world.profile.names, language) };
}

export function setMyDescription(world: World, { description, language_code: language }: TextParams): true {
  return setText(world, world.profile.descriptions, description, language);
}

export function getMyDescription(world: World, { language_code: language = "" }: TextParams): object {
  return { description: inLanguage(world.profile.descriptions, language) };
}

export function setMyShortDescription(world: World, params: TextParams): true {
  return setText(world, world.profile.shortDescriptions, params.short_description, params.language_code);
}

export function getMyShortDescription(world: World, { language_code: language = "" }: TextParams): object {
  return { short_description: inLanguage(world.profile.shortDescriptions, language) };
}

interface MenuParams {
  chat_id?: number;
  menu_button?: object;
}

export function setChatMenuButton(world: World, { chat_id, menu_button }: MenuParams): true {
  if (chat_id === undefined) world.profile.menuButton = menu_button ?? { type: "default" };
  else findChat(world, chat_id).menuButton = menu_button;
  return true;
}

export function getChatMenuButton(world: World, { chat_id }: MenuParams): object {
  const own = chat_id === undefined ? undefined : findChat(world, chat_id).menuButton;
  return own ?? world.profile.menuButton;
}

export function getMe(world: World): object {
  return {
    ...world.me,
    first_name: inLanguage(world.profile.names, ""),
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: world.topicsEnabled,
    allows_users_to_create_topics: false,
  };
}

export function getChat(world: World, params: { chat_id: number | string }): object {
  const { chat, person } = findChat(world, params.chat_id);
  const restricted = person?.refusesVoice ? { has_restricted_voice_and_video_messages: true } : {};
  return {
    ...chat,
    ...restricted,
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: {},
  };
}
