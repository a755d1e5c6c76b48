import { dayMs } from "../time/units.ts";
import type { ClaimedUpdate } from "./inbox-rows.ts";
import { troubleOf } from "./telegram-failure.ts";

/** Waits between the tries of an update whose handling fails; after the last one it is set aside. */
export const retrySeconds = [1, 5, 30, 120, 600] as const;

/** What fails because of Telegram is not a try: it waits as long as Telegram itself would keep the update. */
const longestTroubleMs = dayMs;

export interface NextTry {
  waitMs: number;
  /** The failure counts among the update's tries. */
  isTry: boolean;
}

/**
 * When an update whose handling has failed is tried again; null: not again.
 * @param tookSeconds how long the handling took
 */
export function nextTry(row: ClaimedUpdate, error: unknown, tookSeconds: number): NextTry | null {
  const trouble = troubleOf(error);
  const ageMs = row.ageMs + tookSeconds * 1000;
  const isTry = trouble === null || ageMs >= longestTroubleMs;
  // The longer Telegram's trouble lasts already, the longer it may last.
  const seconds = isTry ? retrySeconds[row.tries] : Math.min(Math.max(ageMs / 2000, 1), 60);
  if (seconds === undefined) return null;
  return { waitMs: Math.ceil(Math.max(seconds, trouble?.retryAfterSeconds ?? 0) * 1000), isTry };
}
