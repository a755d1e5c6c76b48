import { localOffsetMs } from "../i18n/dates.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Local hours between which nobody is woken. */
const quiet = { from: 21, to: 9 };

/** Now, or nine in the morning where it is night in Kazakhstan. */
export function decentHour(now: Date): Date {
  const local = now.getTime() + localOffsetMs;
  const midnight = local - (local % dayMs);
  const hour = (local - midnight) / hourMs;
  if (hour >= quiet.to && hour < quiet.from) return now;
  return new Date(midnight + (hour < quiet.to ? 0 : dayMs) + quiet.to * hourMs - localOffsetMs);
}
