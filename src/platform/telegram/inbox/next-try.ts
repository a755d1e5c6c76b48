import { dayMs } from "../../time/units.ts";
import type { ClaimedUpdate } from "./inbox-rows.ts";
import { telegramFailureOf } from "./telegram-failure.ts";

/** The waits between attempts to handle an update. After the last failure it is set aside. */
export const retrySeconds = [1, 5, 30, 120, 600] as const;

/** A failure caused by Telegram does not count as an attempt while the update is younger than this: Telegram keeps updates as long. */
const maxTelegramFailureMs = dayMs;

/** When and how a failed update is retried. */
export interface NextTry {
  waitMs: number;
  /** Whether the failure counts as an attempt. */
  isTry: boolean;
}

/**
 * Decides when an update whose handling has failed is retried; null if it is not retried.
 * @param tookSeconds how long the handling took
 */
export function nextTry(row: ClaimedUpdate, error: unknown, tookSeconds: number): NextTry | null {
  const failure = telegramFailureOf(error);
  const ageMs = row.ageMs + tookSeconds * 1000;
  const isTry = failure === null || ageMs >= maxTelegramFailureMs;
  // The longer Telegram has been failing, the longer it may continue to fail.
  const seconds = isTry ? retrySeconds[row.tries] : Math.min(Math.max(ageMs / 2000, 1), 60);
  if (seconds === undefined) return null;
  return { waitMs: Math.ceil(Math.max(seconds, failure?.retryAfterSeconds ?? 0) * 1000), isTry };
}
