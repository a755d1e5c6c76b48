import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { minuteMs } from "./time/units.ts";

export type { Logger };

/**
 * Creates the process's log, which writes JSON lines. Log only ids and counts, and never message texts, names, phone numbers or tokens.
 * Log errors through `errorFacts`, because an API error carries the whole payload.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...current()?.facts }),
    hooks: { logMethod: limitRepeats() },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

type Facts = Record<string, string | number | undefined>;

const unitOfWork = new AsyncLocalStorage<{ log: Logger; facts: Facts }>();
const current = () => unitOfWork.getStore();

/** Runs `act` for something that has an id, such as an update or a delivery. Every line logged meanwhile contains `facts`. */
export function about<T>(log: Logger, facts: Facts, act: () => T): T {
  return unitOfWork.run({ log, facts: { ...current()?.facts, ...facts } }, act);
}

/** Logs a debug step of the current unit of work. Does nothing outside `about`. */
export function trail(facts: Facts, message: string): void {
  current()?.log.debug(facts, message);
}

const warnLevel = 40;
const repeatAfterMs = minuteMs;
const maxRemembered = 500;

/**
 * Logs a repeated warning or error only once a minute, with the number of repeats (`before`), because a lost database or a full disk
 * would otherwise fill the log. A line about an update or a delivery is always written.
 */
function limitRepeats(): NonNullable<NonNullable<LoggerOptions["hooks"]>["logMethod"]> {
  const logged = new Map<string, { at: number; before: number }>();
  return function (args, method, level) {
    const [facts, message] = args as [unknown, unknown];
    const { update, delivery } = { ...current()?.facts, ...(typeof facts === "object" ? facts : {}) } as Facts;
    if (level < warnLevel || typeof facts !== "object" || facts === null || (update ?? delivery) !== undefined) {
      return method.apply(this, args);
    }
    const { job, knock, error, reason } = facts as Record<string, unknown>;
    const key = [message, job, knock, error, reason].join();
    const last = logged.get(key);
    if (last !== undefined && performance.now() - last.at < repeatAfterMs) {
      last.before += 1;
      return;
    }
    if (logged.size >= maxRemembered) logged.clear();
    logged.set(key, { at: performance.now(), before: 0 });
    const before = last?.before ?? 0;
    method.apply(this, before === 0 ? args : ([{ ...facts, before }, message] as unknown as typeof args));
  };
}

/** What may be logged about an error: its name, its message if it is ours or Telegram's, and where it was thrown. */
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

// PostgreSQL's codes for problems that an operator can solve.
const meanings: Record<string, string> = {
  53100: " (the disk of the database is full: free some space)",
  53300: " (PostgreSQL accepts no more connections: raise max_connections)",
  "57P01": " (PostgreSQL is shutting down)",
  "57P02": " (PostgreSQL has crashed)",
  "57P03": " (PostgreSQL is starting)",
};

// Our messages contain only ids and counts; grammY's contain the method and Telegram's description.
const safeErrors = ["Error", "TypeError", "RangeError", "ReferenceError", "GrammyError", "HttpError"];

// Other errors quote their input: a database quotes the values of a query, a parser the text.
function publicMessage(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (safeErrors.includes(error.name) && !("severity" in error)) {
    return withoutQuotes(error)
      .slice(0, 300)
      .replaceAll(/\p{Cc}+/gu, " ");
  }
  return code === null ? "its message may quote what people wrote" : `code ${code}${meanings[code] ?? ""}`;
}

/** Removes the value that JavaScript quotes in a TypeError or RangeError, and what Telegram quotes. */
function withoutQuotes({ name, message }: Error): string {
  if (name === "GrammyError") return withoutQuoted(message);
  if (name === "TypeError" || name === "RangeError") {
    return message.replace(/( in |\bvalue |: | on (?:string|number|bigint|boolean|symbol) ).*$/is, "$1…");
  }
  return message;
}

/** Removes quotations from Telegram's description, because Telegram quotes a message that it cannot parse. */
export function withoutQuoted(description: string): string {
  return description.replace(/".*"|".*$/s, '"…"');
}
