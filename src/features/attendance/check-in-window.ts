import { hourMs } from "../../platform/time/units.ts";
import type { PublicEvent } from "../events/events.ts";

/** How long before the start and after the end people can be checked in. */
export const checkInMarginMs = 12 * hourMs;

type Times = Pick<PublicEvent, "startsAt" | "endsAt">;

/** Whether people can be checked in at an event now. */
export function isCheckInOpen({ startsAt, endsAt }: Times, now: Date): boolean {
  const time = now.getTime();
  return time >= startsAt.getTime() - checkInMarginMs && time <= endsAt.getTime() + checkInMarginMs;
}
