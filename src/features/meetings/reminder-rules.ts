import { reminderBefore } from "../../platform/time/contact-hours.ts";
import { hourMs, minuteMs } from "../../platform/time/units.ts";
import { meetingMs } from "./rules.ts";

export const stepKinds = ["day", "hour", "link", "over"] as const;
export type StepKind = (typeof stepKinds)[number];

/** What falls due for a meeting that is fixed. */
export interface Step {
  kind: StepKind;
  at: Date;
  /** After this it is pointless. */
  until: Date;
}

/** How long before a meeting its link is shown, and never earlier. */
export const linkMs = 15 * minuteMs;

/** Everything that falls due for a meeting that begins at `startsAt`, in order. */
function stepsOf(startsAt: Date): Step[] {
  const before = (ms: number) => new Date(startsAt.getTime() - ms);
  const end = before(-meetingMs);
  const steps: Step[] = [
    { kind: "day", at: reminderBefore(before(24 * hourMs)), until: before(3 * hourMs) },
    { kind: "hour", at: reminderBefore(before(hourMs)), until: startsAt },
    { kind: "link", at: before(linkMs), until: end },
    { kind: "over", at: end, until: new Date(8_640_000_000_000_000) },
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The steps that are due at `now` and were not due when the meeting was last looked at. */
export function dueSteps(startsAt: Date, since: Date, now: Date): Step[] {
  return stepsOf(startsAt).filter(({ at, until }) => at >= since && at <= now && until > now);
}

/** When the next step after `now` is due. */
export function nextDueAt(startsAt: Date, now: Date): Date | null {
  return stepsOf(startsAt).find(({ at }) => at > now)?.at ?? null;
}
