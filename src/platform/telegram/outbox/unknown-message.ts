import { hourMs, minuteMs } from "../../time/units.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";

const prefix = "unknown message since ";
const waits = { minMs: 1000, maxMs: minuteMs, alarmMs: hourMs };

/**
 * Postpones a delivery whose message this process does not know. A newer version has enqueued it, and a process of that version will send
 * it. Each wait is twice as long, and nothing else to the person waits with it. After an hour an operator should look (`isAlarm`).
 */
export function postponeUnknown(row: ClaimedDelivery, now: Date): { outcome: DeliveryOutcome; isAlarm: boolean } {
  const since = row.error?.startsWith(prefix) ? new Date(row.error.slice(prefix.length)) : now;
  const waitedMs = now.getTime() - since.getTime();
  const waitMs = Math.min(Math.max(waitedMs, waits.minMs), waits.maxMs);
  const at = new Date(now.getTime() + waitMs);
  return {
    outcome: { kind: "postponed", at, reason: `${prefix}${since.toISOString()}` },
    isAlarm: waitedMs >= waits.alarmMs,
  };
}
