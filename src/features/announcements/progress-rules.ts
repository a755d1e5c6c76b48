import type { Progress } from "../../platform/telegram/outbox/held-rows.ts";
import { minuteMs, secondMs } from "../../platform/time/units.ts";

/** The share of finished deliveries that may fail, once there are enough of them to outcomeOfAnswer. */
const maxFailedShare = 0.05;
const minJudged = 50;

/** Counting hundreds of thousands of deliveries takes a tenth of a second, so large announcements are counted less often. */
const rowsPerSecond = 15_000;
const minSeconds = 5;
const idleSeconds = 30;

/** How many deliveries an announcement has, and how they ended. */
export interface Figures {
  total: number;
  sent: number;
  unreachable: number;
  failed: number;
  skipped: number;
}

export function remainingOf({ total, sent, unreachable, failed, skipped }: Figures): number {
  return Math.max(0, total - sent - unreachable - failed - skipped);
}

/** Whether the share of failed deliveries is so large that the announcement should pause until somebody has looked. */
export function failsTooOften({ judged, judgedFailed }: Pick<Progress, "judged" | "judgedFailed">): boolean {
  return judged >= minJudged && judgedFailed > judged * maxFailedShare;
}

/** When the announcement will end, at the pace of the last minute or since its start. Null if that cannot be estimated. */
export function estimateEnd(progress: Progress, judgedFrom: Date, now: Date): Date | null {
  const { later, latest, lately } = progress;
  const overMs = Math.min(minuteMs, now.getTime() - judgedFrom.getTime());
  if (lately === 0 || overMs < minSeconds * secondMs) return null;
  const msEach = overMs / lately;
  const dueMs = now.getTime() + (remainingOf(progress) - later) * msEach;
  const laterMs = latest === null ? 0 : latest.getTime() + later * msEach;
  return new Date(Math.max(dueMs, laterMs));
}

/** When the deliveries are counted again. @param moved whether anything has changed since the previous count */
export function nextCountAt(total: number, moved: boolean, now: Date): Date {
  const seconds = Math.max(moved ? minSeconds : idleSeconds, total / rowsPerSecond);
  return new Date(now.getTime() + seconds * secondMs);
}
