import { GrammyError, HttpError } from "grammy";
import { classify, type Refusal } from "./refusal.ts";

/** A handling failed because of the way to Telegram, and not because of its update. */
export interface Trouble {
  /** When Telegram wants us back; 0 where it does not say. */
  retryAfterSeconds: number;
}

/** Looks through what grammY and its conversations wrap around an error. @returns null where Telegram is not to blame */
export function troubleOf(error: unknown): Trouble | null {
  const cause = causeOf(error);
  if (cause instanceof HttpError) return { retryAfterSeconds: 0 };
  if (cause === null) return null;
  const { kind } = meaningOf(cause);
  return kind === "later" || kind === "unknown" ? { retryAfterSeconds: cause.parameters.retry_after ?? 0 } : null;
}

/** A call of a handling that Telegram has refused, and what that means; null where something else went wrong. */
export function refusalOf(error: unknown): { call: GrammyError; means: Refusal } | null {
  const call = causeOf(error);
  return call instanceof GrammyError ? { call, means: meaningOf(call) } : null;
}

function meaningOf({ method, error_code: code, description }: GrammyError): Refusal {
  return classify(method, code, description);
}

/** What lies inside, where it is grammY's own word about a call. */
function causeOf(error: unknown): GrammyError | HttpError | null {
  if (error instanceof GrammyError || error instanceof HttpError) return error;
  if (!(error instanceof Error)) return null;
  return causeOf("error" in error ? error.error : error.cause);
}
