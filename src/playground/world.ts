import type { BotAccess, MessageHook } from "./bot-access.ts";
import { Files } from "./files.ts";
import { Line } from "./line.ts";
import { Profile } from "./profile.ts";
import { RateLimiter, TELEGRAM_RATES } from "./rate-limiter.ts";
import type { PlaygroundOptions, PlaygroundPerson } from "./types.ts";
import { Updates } from "./updates.ts";
import { Webhook } from "./webhook.ts";
import type { Chat, InlineKeyboard, InlineResult, Message, ReplyButton, User } from "./wire.ts";

export interface StoredMessage {
  message: Message;
  fromBot: boolean;
  /** The bot cannot edit the message, because it came with a reply keyboard (Bot API). */
  uneditable: boolean;
  sentAt: number;
  reactions: string[];
  elsewhere: Elsewhere | undefined;
}

/** A message between two people, shown on both phones. The bot does not know of it. */
export interface Elsewhere {
  /** First names. */
  from: string;
  to: string;
  /** Whether this is the recipient's phone. */
  incoming: boolean;
}

export interface KeyboardState {
  messageId: number;
  rows: ReplyButton[][];
  oneTime: boolean;
  persistent: boolean;
  placeholder: string | undefined;
  /** A one-time keyboard folds when it has been used, and can be opened again. */
  folded: boolean;
}

export interface ChatState {
  chat: Chat;
  person: PlaygroundPerson | undefined;
  messages: Map<number, StoredMessage>;
  lastId: number;
  /** The person has written: the bot may write only to people who wrote first. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
  /** Matters only in groups and channels. */
  botAccess: BotAccess;
  /** Messages that the person deleted. Telegram does not tell the bot, which finds out when it edits such a message. */
  deletedByPerson: Set<number>;
  keyboard: KeyboardState | undefined;
  forceReply: { messageId: number; placeholder: string | undefined } | undefined;
  action: { name: string; at: number } | undefined;
  menuButton: object | undefined;
  /** The names of the chat's topics by their ids. */
  topics: Map<number, string>;
}

export interface CallbackState {
  id: string;
  chatId: number;
  askedAt: number;
  answers: { text: string; alert: boolean; url: string | undefined }[];
}

export interface InlineState {
  personId: number;
  query: string;
  askedAt: number;
  results: InlineResult[] | undefined;
}

export type WorldEvent =
  | { kind: "message"; chatId: number; messageId: number }
  | { kind: "removed"; chatId: number; messageId: number }
  | { kind: "chat"; chatId: number }
  | { kind: "answer"; chatId: number; text: string; alert: boolean; url: string | undefined }
  | { kind: "inline"; chatId: number; queryId: string }
  | { kind: "machine" }
  | { kind: "clock" }
  | { kind: "everything" };

/** Everything that the local Telegram knows. It is kept in memory and starts empty. */
export interface World {
  options: PlaygroundOptions;
  me: User;
  firstId: number;
  chats: Map<number, ChatState>;
  files: Files;
  profile: Profile;
  updates: Updates;
  /** Between Telegram and the bot. */
  line: Line;
  webhook: Webhook;
  /** Undefined if rate limits are not enforced. */
  rates: RateLimiter | undefined;
  /** Whether the clock is being moved. */
  isClockMoving: boolean;
  /** Whether the bot's owner has switched topics in private chats on. */
  topicsEnabled: boolean;
  messageFaults: MessageHook | undefined;
  callbacks: Map<string, CallbackState>;
  inlineQueries: Map<string, InlineState>;
  listeners: Set<(event: WorldEvent) => void>;
  closing: AbortController;
}

const TENTHS_BEGIN = Date.UTC(2026, 0, 1);

/** Ids keep rising over restarts: they start at the tenths of a second since 2026, which fit into 31 bits until 2032. */
function firstIdAt(now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - TENTHS_BEGIN) / 100));
}

/** Creates a local Telegram with its people and without messages. */
export function createWorld(options: PlaygroundOptions): World {
  const closing = new AbortController();
  const wait = options.wait ?? sleep;
  const firstId = firstIdAt(options.now());
  const updates = new Updates(options.now, wait, firstId);
  const deliver = options.deliver ?? ((url, init) => fetch(url, init));
  const line = new Line(() => emit(world, { kind: "machine" }));
  const me = { id: Number(options.token.split(":")[0]), is_bot: true, first_name: options.botName };
  const world: World = {
    options,
    me: { ...me, username: options.username },
    firstId,
    chats: new Map(),
    files: new Files(firstId),
    profile: new Profile(options.botName),
    updates,
    line,
    webhook: new Webhook({ updates, line, wait, deliver, now: options.now, closing: closing.signal }),
    rates: options.enforceRateLimits
      ? new RateLimiter({ ...TELEGRAM_RATES, ...options.rates }, options.now)
      : undefined,
    isClockMoving: false,
    topicsEnabled: options.topics ?? false,
    messageFaults: undefined,
    callbacks: new Map(),
    inlineQueries: new Map(),
    listeners: new Set(),
    closing,
  };
  for (const person of options.people) addPerson(world, person);
  const forget = options.process?.onChange(() => emit(world, { kind: "machine" }));
  if (forget) closing.signal.addEventListener("abort", forget);
  return world;
}

/** Adds a person, who gets a private chat with the bot. */
export function addPerson(world: World, person: PlaygroundPerson) {
  if (world.chats.has(person.id)) throw new Error(`Playground: there is already a chat ${person.id}`);
  const chat: Chat = { id: person.id, type: "private", first_name: person.firstName };
  if (person.lastName) chat.last_name = person.lastName;
  world.chats.set(person.id, newChat(world, chat, person));
  emit(world, { kind: "everything" });
}

/** Creates an empty chat. */
export function newChat(world: World, chat: Chat, person: PlaygroundPerson | undefined): ChatState {
  return {
    chat,
    person,
    messages: new Map(),
    lastId: world.firstId,
    started: false,
    blocked: false,
    deactivated: false,
    botAccess: { kind: "member" },
    deletedByPerson: new Set(),
    keyboard: undefined,
    forceReply: undefined,
    action: undefined,
    menuButton: undefined,
    topics: new Map(),
  };
}

/** Telegram's clock, in whole seconds since 1970. */
export function seconds(world: World): number {
  return Math.floor(world.options.now().getTime() / 1000);
}

/** Tells the page and other listeners that something has changed. */
export function emit(world: World, event: WorldEvent) {
  for (const listener of world.listeners) listener(event);
}

export function userOf(person: PlaygroundPerson): User {
  const user: User = { id: person.id, is_bot: false, first_name: person.firstName };
  if (person.lastName) user.last_name = person.lastName;
  user.language_code = person.languageCode;
  if (person.premium) user.is_premium = true;
  return user;
}

export function isInline(markup: object | undefined): markup is InlineKeyboard {
  return markup !== undefined && "inline_keyboard" in markup;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
