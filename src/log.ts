import pino, { type DestinationStream, type Logger } from "pino";

export type { Logger };

/**
 * The process's log, JSON lines. Log ids and counts only: no message text, no name, no phone number, no token, ever.
 * Errors are written by `errorFacts`, because an API error carries the whole payload.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
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

// Ours say ids and counts; grammY's name the method and Telegram's words.
const speaking = ["Error", "TypeError", "RangeError", "ReferenceError", "GrammyError", "HttpError"];

// Others quote what they choked on: a database the values of its query, a parser the text.
function publicMessage(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (speaking.includes(error.name) && !("severity" in error)) {
    return error.message.slice(0, 300).replaceAll(/\p{Cc}+/gu, " ");
  }
  return code === null ? "its message may quote what people wrote" : `code ${code}`;
}
