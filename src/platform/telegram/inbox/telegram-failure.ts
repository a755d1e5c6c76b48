import { GrammyError, HttpError } from "grammy";
import { classify, type Refusal } from "../outbox/refusal.ts";

/** A failure that was caused by Telegram or the connection to it, and not by the update. */
export interface TelegramFailure {
  /** After how many seconds Telegram accepts calls again; 0 if it does not say. */
  retryAfterSeconds: number;
}

/** Looks inside the errors of grammY and its conversations. @returns null if Telegram did not cause the error */
export function telegramFailureOf(error: unknown): TelegramFailure | null {
  const cause = causeOf(error);
  if (cause instanceof HttpError) return { retryAfterSeconds: 0 };
  if (cause === null) return null;
  const { kind } = meaningOf(cause);
  return kind === "later" || kind === "unknown" ? { retryAfterSeconds: cause.parameters.retry_after ?? 0 } : null;
}

/** The call that Telegram refused, and what the refusal means; null if something else went wrong. */
export function refusalOf(error: unknown): { call: GrammyError; means: Refusal } | null {
  const call = causeOf(error);
  return call instanceof GrammyError ? { call, means: meaningOf(call) } : null;
}

function meaningOf({ method, error_code: code, description }: GrammyError): Refusal {
  return classify(method, code, description);
}

/** The error of grammY about a call that is wrapped inside; null if there is no such error. */
function causeOf(error: unknown): GrammyError | HttpError | null {
  if (error instanceof GrammyError || error instanceof HttpError) return error;
  if (!(error instanceof Error)) return null;
  return causeOf("error" in error ? error.error : error.cause);
}
