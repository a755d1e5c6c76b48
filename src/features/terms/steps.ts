import type { TermStep } from "../../platform/database/generated/client.ts";
import { addDays, type LocalDay, momentOf } from "../../platform/time/local-day.ts";
import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";

/** What is due of a term, and when. */
export interface DueStep {
  nextStep: TermStep;
  nextAt: Date;
}

/** How many days before the last day the mediator is warned. */
export const warningDays = { SEVEN_DAYS: 7, TWO_DAYS: 2 } as const satisfies Partial<Record<TermStep, number>>;

/** How many working days a mediator has after the end to record how the case ended, before it closes by itself. */
export const closingDays = 3;

/** The moment at which the last day is over. */
export function endOf(lastDay: LocalDay): Date {
  return momentOf(addDays(lastDay, 1), 0);
}

function stepsOf(lastDay: LocalDay): DueStep[] {
  return [
    { nextStep: "SEVEN_DAYS", nextAt: momentOf(addDays(lastDay, -warningDays.SEVEN_DAYS), 0) },
    { nextStep: "TWO_DAYS", nextAt: momentOf(addDays(lastDay, -warningDays.TWO_DAYS), 0) },
    { nextStep: "OVER", nextAt: endOf(lastDay) },
  ];
}

/** The first step that is still ahead when a last day is recorded. Of a term that is over already, its end. */
export function firstStep(lastDay: LocalDay, now: Date): DueStep {
  return stepsOf(lastDay).find(({ nextAt }) => nextAt > now) ?? { nextStep: "OVER", nextAt: endOf(lastDay) };
}

/** What is to be done of a term now: after an outage only the latest warning. Null if nothing is due. */
export function stepNow(lastDay: LocalDay, next: DueStep, now: Date): TermStep | null {
  if (next.nextAt > now) return null;
  if (next.nextStep === "CLOSE") return "CLOSE";
  return stepsOf(lastDay).findLast(({ nextAt }) => nextAt <= now)?.nextStep ?? null;
}

/** What is due after a step was done. After the end the mediator has a few working days. */
export function stepAfter(
  lastDay: LocalDay,
  done: "SEVEN_DAYS" | "TWO_DAYS" | "OVER",
  calendar: Calendar,
  now: Date,
): DueStep {
  if (done !== "OVER") return firstStep(lastDay, now);
  return { nextStep: "CLOSE", nextAt: addWorkingMinutes(calendar, now, closingDays * (calendar.to - calendar.from)) };
}
