import { dayMs } from "../../platform/time/units.ts";

/** The local hours between which nothing is announced. "none" allows any hour. */
export const quietHours = ["21-9", "22-8", "20-10", "none"] as const;
export type QuietHours = (typeof quietHours)[number];

/** For how long announcements are paused. */
export const pauses = ["week", "month", "open"] as const;
export type Pause = (typeof pauses)[number];

/** The end of a pause without an end date. */
const openEnd = new Date("9999-01-01T00:00:00Z");

export function pauseUntil(pause: Pause, now: Date): Date {
  if (pause === "open") return openEnd;
  return new Date(now.getTime() + (pause === "week" ? 7 : 30) * dayMs);
}

export function isOpenEnd(until: Date): boolean {
  return until.getTime() === openEnd.getTime();
}

/** The quiet hours in minutes of the local day. Equal values mean that no hour is quiet. */
export function minutesOf(hours: QuietHours): { quietFrom: number; quietTo: number } {
  if (hours === "none") return { quietFrom: 0, quietTo: 0 };
  const [from = 0, to = 0] = hours.split("-").map(Number);
  return { quietFrom: from * 60, quietTo: to * 60 };
}
