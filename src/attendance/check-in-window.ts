import type { PublicEvent } from "../events/events.ts";
import { hourMs } from "../time/units.ts";

/** So long before the start and after the end one checks in. */
export const doorMs = 12 * hourMs;

type Times = Pick<PublicEvent, "startsAt" | "endsAt">;

/** Whether it is an event's day: somebody may be at its door. */
export function isItsDay({ startsAt, endsAt }: Times, now: Date): boolean {
  const at = now.getTime();
  return at >= startsAt.getTime() - doorMs && at <= endsAt.getTime() + doorMs;
}
