import { GrammyError, HttpError } from "grammy";

/** A handling failed because of the way to Telegram, and not because of its update. */
export interface Trouble {
  /** When Telegram wants us back; 0 where it does not say. */
  retryAfterSeconds: number;
}

/** 401 and 404: it is our token that is refused, not what we say. */
export function isTroubleCode(code: number): boolean {
  return code === 429 || code === 401 || code === 404 || code >= 500;
}

/** Looks through what grammY and its conversations wrap around an error. @returns null where Telegram is not to blame */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof GrammyError) {
    return isTroubleCode(error.error_code) ? { retryAfterSeconds: error.parameters.retry_after ?? 0 } : null;
  }
  if (error instanceof HttpError) return { retryAfterSeconds: 0 };
  if (!(error instanceof Error)) return null;
  return troubleOf("error" in error ? error.error : error.cause);
}
