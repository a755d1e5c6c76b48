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
  const at = error.stack
    ?.split("\n")
    .slice(1, 4)
    .map((line) => line.trim().replace(/^at /, ""))
    .join(" < ");
  return { error: `${error.name}: ${publicMessage(error)}`, ...(at === undefined ? {} : { at }) };
}

// A Prisma error quotes the query with its values; the code says what happened.
function publicMessage(error: Error): string {
  if (error.name.startsWith("PrismaClient")) {
    return "code" in error ? `code ${String(error.code)}` : "the database refused a query";
  }
  return error.message.slice(0, 300);
}
