import type { Rates } from "./rates.ts";
import type { Update } from "./wire.ts";

export interface PlaygroundPerson {
  id: number;
  firstName: string;
  lastName?: string;
  languageCode: string;
  /** Shown above the person's chat, e.g. "citizen". */
  role: string;
  /** Digits only, as Telegram keeps it. Made from the id where it is left out. */
  phone?: string;
  /** Has Telegram Premium: writes captions of up to 4,096 characters. */
  premium?: true;
  /** Takes no voice messages and video messages: a setting of people with Premium. */
  refusesVoice?: true;
}

/** A language that the page can be shown in. */
export interface PageLanguage {
  code: string;
  /** What its speakers call it. */
  name: string;
  /** In which languages what the page lacks in it is read, the nearest first. */
  fallback: readonly string[];
}

export interface PlaygroundOptions {
  token: string;
  /** The bot's @name, without the sign. */
  username: string;
  botName: string;
  now: () => Date;
  people: PlaygroundPerson[];
  /** The bot's languages; without them the page offers its own. */
  languages?: readonly PageLanguage[];
  /** Puts the clock forward; without it the page has no buttons for that. */
  shiftClock?: (minutes: number) => void | Promise<void>;
  /** The bot's process, where whoever opened the playground also keeps the bot. */
  process?: BotProcess;
  /** How long polls and webhook retries wait; must end early when the signal aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Carries webhook deliveries; the global fetch without it. */
  deliver?: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Refuses with 429 what is sent faster than Telegram allows, by this playground's clock. All else that Telegram refuses is
   * refused always.
   */
  unkind?: boolean;
  /** Other rates than Telegram's, where `unkind` is on. */
  rates?: Partial<Rates>;
  /** How many calls are remembered in `calls` (2,000 without it). */
  callsKept?: number;
  /** How many messages are kept in each chat (1,000 without it). */
  messagesKept?: number;
}

/** The bot's process, as the page's switch sees it. */
export interface BotProcess {
  state(): "starting" | "running" | "down";
  /** How often it was killed. */
  kills(): number;
  kill(): void;
  start(): void;
  onChange(listener: () => void): () => void;
}

/** One call of the Bot API, as it was answered. */
export interface Call {
  method: string;
  params: Record<string, unknown>;
  at: Date;
  ok: boolean;
  /** Telegram's words, where it refused. */
  description?: string;
  code: number;
  result?: unknown;
}

/** What a fault harness lets happen instead of, or around, an ordinary answer. */
export type Fault =
  | { kind: "refuse"; code: number; description: string; retryAfter?: number }
  | { kind: "answer"; status: number; body: string }
  /** The connection breaks, before the call is carried out or after it. */
  | { kind: "drop"; when: "before" | "after" }
  | { kind: "delay"; milliseconds: number };

export type FaultHook = (call: {
  method: string;
  params: Record<string, unknown>;
}) => Fault | undefined | Promise<Fault | undefined>;

/** An update on its way to the webhook. */
export interface Delivery {
  update: Update;
  /** "message", "callback_query" and so on. */
  kind: string;
  /** Updates of one lane are delivered one after another. */
  lane: string;
  /** 1 for the first delivery of this update. */
  attempt: number;
}

/** What a proxy before the bot answers instead of it. `reached`: the bot has handled the update, only Telegram does not know. */
export interface DeliveryFault {
  status: number;
  /** In seconds. */
  retryAfter?: number;
  reached?: boolean;
}

export type DeliveryHook = (delivery: Delivery) => DeliveryFault | undefined | Promise<DeliveryFault | undefined>;
