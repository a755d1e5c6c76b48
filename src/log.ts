import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { minuteMs } from "./time/units.ts";

export type { Logger };

/**
 * The process's log, JSON lines. Log ids and counts only: no message text, no name, no phone number, no token, ever.
 * Errors are written by `errorFacts`, because an API error carries the whole payload.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...current()?.facts }),
    hooks: { logMethod: saySeldom() },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

type Facts = Record<string, string | number | undefined>;

const matter = new AsyncLocalStorage<{ log: Logger; facts: Facts }>();
const current = () => matter.getStore();

/** Does something that has an id (an update, a delivery): every line that is logged meanwhile says it, whoever logs. */
export function about<T>(log: Logger, facts: Facts, act: () => T): T {
  return matter.run({ log, facts: { ...current()?.facts, ...facts } }, act);
}

/** A step on the way of what is being done, for who follows it at level debug. Outside of `about` it goes unsaid. */
export function trail(facts: Facts, words: string): void {
  current()?.log.debug(facts, words);
}

const warnLevel = 40;
const quietMs = minuteMs;
const mostTroubles = 500;

/**
 * The same trouble again and again is written once a minute, with how often it came before: a database that is away for an hour, or a
 * full disk, would fill the log. What tells of one update or one delivery is always written.
 */
function saySeldom(): NonNullable<NonNullable<LoggerOptions["hooks"]>["logMethod"]> {
  const told = new Map<string, { at: number; before: number }>();
  return function (args, method, level) {
    const [facts, words] = args as [unknown, unknown];
    const { update, delivery } = { ...current()?.facts, ...(typeof facts === "object" ? facts : {}) } as Facts;
    if (level < warnLevel || typeof facts !== "object" || facts === null || (update ?? delivery) !== undefined) {
      return method.apply(this, args);
    }
    const { job, knock, error, reason } = facts as Record<string, unknown>;
    const trouble = [words, job, knock, error, reason].join();
    const last = told.get(trouble);
    if (last !== undefined && performance.now() - last.at < quietMs) {
      last.before += 1;
      return;
    }
    if (told.size >= mostTroubles) told.clear();
    told.set(trouble, { at: performance.now(), before: 0 });
    const before = last?.before ?? 0;
    method.apply(this, before === 0 ? args : ([{ ...facts, before }, words] as unknown as typeof args));
  };
}

/** What of an error may be logged: its kind, its message where that is ours or Telegram's, and where it was thrown. */
export function errorFacts(error: unknown): { error: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack begins with the message, which may have many lines.
  const at = error.stack
    ?.replace(error.message, "")
    .split("\n")
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 3)
    .map((line) => line.trim().replace(/^at /, ""))
    .join(" < ");
  return { error: `${error.name}: ${publicMessage(error)}`, ...(at === undefined || at === "" ? {} : { at }) };
}

// PostgreSQL's codes of what an operator can do something about.
const meanings: Record<string, string> = {
  53100: " (the disk of the database is full: make room)",
  53300: " (PostgreSQL takes no more connections: raise max_connections)",
  "57P01": " (PostgreSQL is being stopped)",
  "57P02": " (PostgreSQL has crashed)",
  "57P03": " (PostgreSQL is starting)",
};

// Ours say ids and counts; grammY's name the method and Telegram's words.
const speaking = ["Error", "TypeError", "RangeError", "ReferenceError", "GrammyError", "HttpError"];

// Others quote what they choked on: a database the values of its query, a parser the text.
function publicMessage(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (speaking.includes(error.name) && !("severity" in error)) {
    return withoutQuotes(error)
      .slice(0, 300)
      .replaceAll(/\p{Cc}+/gu, " ");
  }
  return code === null ? "its message may quote what people wrote" : `code ${code}${meanings[code] ?? ""}`;
}

/** JavaScript names the value that it could not use. */
function withoutQuotes({ name, message }: Error): string {
  if (name === "GrammyError") return withoutQuoted(message);
  if (name === "TypeError" || name === "RangeError") {
    return message.replace(/( in |\bvalue |: | on (?:string|number|bigint|boolean|symbol) ).*$/is, "$1…");
  }
  return message;
}

/** Telegram's words without what they quote: where it cannot read a message, it quotes the message. */
export function withoutQuoted(words: string): string {
  return words.replace(/".*"|".*$/s, '"…"');
}
