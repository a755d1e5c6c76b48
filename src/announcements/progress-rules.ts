import type { Progress } from "../telegram/outbox-held.ts";
import { minuteMs, secondMs } from "../time/units.ts";

/** Of what has come to an end so much may fail, when there is enough to tell. */
const share = 0.05;
const enough = 50;

/** Counting hundreds of thousands costs a tenth of a second: the more there are, the more seldom. */
const rowsASecond = 15_000;
const least = 5;
const unmoved = 30;

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

/** Whether so much fails that somebody should look before it goes on. */
export function failsTooOften({ judged, judgedFailed }: Pick<Progress, "judged" | "judgedFailed">): boolean {
  return judged >= enough && judgedFailed > judged * share;
}

/** When it will be over, at the pace of the last minute or of its shorter time; null: that cannot be told. */
export function endsAbout(progress: Progress, judgedFrom: Date, now: Date): Date | null {
  const { later, latest, lately } = progress;
  const overMs = Math.min(minuteMs, now.getTime() - judgedFrom.getTime());
  if (lately === 0 || overMs < least * secondMs) return null;
  const msEach = overMs / lately;
  const dueMs = now.getTime() + (remainingOf(progress) - later) * msEach;
  const laterMs = latest === null ? 0 : latest.getTime() + later * msEach;
  return new Date(Math.max(dueMs, laterMs));
}

/** @param moved whether anything has changed since it was counted before */
export function countAgainAt(total: number, moved: boolean, now: Date): Date {
  const seconds = Math.max(moved ? least : unmoved, total / rowsASecond);
  return new Date(now.getTime() + seconds * secondMs);
}
