import type { Rates } from "./rate-limiter.ts";
import type { Update } from "./wire.ts";

export interface PlaygroundPerson {
  id: number;
  firstName: string;
  lastName?: string;
  languageCode: string;
  /** Shown above the person's chat, e.g. "citizen". */
  role: string;
  /** Digits only, as Telegram has it. By default it is derived from the id. */
  phone?: string;
  /** The person has Telegram Premium and may write captions of up to 4,096 characters. */
  premium?: true;
  /** The person refuses voice and video messages, a setting that only Premium offers. */
  refusesVoice?: true;
}

/** Where in the chat a person writes. */
export interface MessagePlace {
  /** The message to which it is a reply. */
  replyTo?: number;
  /** The part of that message which the person quotes. */
  quote?: string;
  /** The topic; by default that of the message to which it is a reply. */
  topicId?: number;
}

/** A language that the page can be shown in. */
export interface PageLanguage {
  code: string;
  /** The language's name in the language itself. */
  name: string;
  /** The languages in which the page shows texts that it lacks in this language, the nearest first. */
  fallback: readonly string[];
}

/** How far a clock is moved. */
export type ClockMove = { minutes: number } | { until: "morning" };

export interface PlaygroundOptions {
  token: string;
  /** The bot's @name, without the sign. */
  username: string;
  botName: string;
  now: () => Date;
  people: PlaygroundPerson[];
  /** The bot's languages. By default the page offers its own. */
  languages?: readonly PageLanguage[];
  /** Moves the clock forward, and calls `onStop` wherever it stops on the way. Without it the page does not offer that. */
  moveClock?: (move: ClockMove, onStop: () => void) => Promise<void>;
  /** The bot's process, if the page can kill and start it. */
  process?: BotProcess;
  /** Waits for polls and webhook retries. Must end early when the signal aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Sends webhook deliveries. By default the global fetch does. */
  deliver?: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Refuses with 429 what the bot sends faster than Telegram allows, by the playground's clock. Everything else that Telegram
   * refuses is always refused.
   */
  enforceRateLimits?: boolean;
  /** Rates that `enforceRateLimits` uses instead of Telegram's. */
  rates?: Partial<Rates>;
  /** Whether the bot has topics in private chats, a setting of its owner (getMe has_topics_enabled); can be switched later. */
  topics?: boolean;
  /** How many calls `calls` keeps (default: 2,000). */
  callsKept?: number;
  /** How many messages each chat keeps (default: 1,000). */
  messagesKept?: number;
}

/** What the page's switches need of the bot's process. */
export interface BotProcess {
  state(): "starting" | "running" | "down";
  /** How often the process was killed. */
  kills(): number;
  kill(): void;
  start(): void;
  onChange(listener: () => void): () => void;
}

/** A call of the Bot API and its answer. */
export interface Call {
  method: string;
  params: Record<string, unknown>;
  at: Date;
  ok: boolean;
  /** Telegram's error message. */
  description?: string;
  code: number;
  result?: unknown;
}

/** What happens to a call instead of, or besides, an ordinary answer. */
export type Fault =
  | { kind: "refuse"; code: number; description: string; retryAfter?: number }
  | { kind: "answer"; status: number; body: string }
  /** The connection breaks before or after the call is carried out. */
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

/** A proxy's answer instead of the bot's. If `reached`, the bot has handled the update but Telegram does not learn that. */
export interface DeliveryFault {
  status: number;
  /** In seconds. */
  retryAfter?: number;
  reached?: boolean;
}

export type DeliveryHook = (delivery: Delivery) => DeliveryFault | undefined | Promise<DeliveryFault | undefined>;
