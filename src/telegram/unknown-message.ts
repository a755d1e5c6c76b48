import { hourMs, minuteMs } from "../time/units.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";

const words = "unknown message since ";
const waits = { shortestMs: 1000, longestMs: minuteMs, alarmMs: hourMs };

/**
 * A delivery whose message this process does not know: a newer version has put it there, and a process of that version will say it. It
 * waits, each time twice as long, and nothing of its chat waits with it. After an hour somebody should look: `isAlarm`.
 */
export function awaitKnower(row: ClaimedDelivery, now: Date): { outcome: DeliveryOutcome; isAlarm: boolean } {
  const since = row.error?.startsWith(words) ? new Date(row.error.slice(words.length)) : now;
  const waitedMs = now.getTime() - since.getTime();
  const waitMs = Math.min(Math.max(waitedMs, waits.shortestMs), waits.longestMs);
  const at = new Date(now.getTime() + waitMs);
  return {
    outcome: { kind: "postponed", at, why: `${words}${since.toISOString()}` },
    isAlarm: waitedMs >= waits.alarmMs,
  };
}
