import { minuteMs } from "../../platform/time/units.ts";

/** Tells the waits of a talk apart in the subject of a message: the minute since 1970 in which the wait began. */
export function sinceMinute(owedSince: Date): number {
  return Math.floor(owedSince.getTime() / minuteMs);
}
