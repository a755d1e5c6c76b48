import { monthsLater } from "../../platform/time/local-month.ts";
import { dayMs } from "../../platform/time/units.ts";

/** How long before a case is erased its applicant is told. */
export const noticeMs = 30 * dayMs;

/** A month may be up to three days shorter than the month before. */
const shorterMonthMs = 3 * dayMs;

/** A closed case, and when its applicant was told that it will be erased. */
export interface ClosedCase {
  closedAt: Date;
  erasureToldAt: Date | null;
}

/** Whether the applicant has been told since the case was closed: it may have been opened again meanwhile. */
function isTold({ closedAt, erasureToldAt }: ClosedCase): boolean {
  return erasureToldAt !== null && erasureToldAt >= closedAt;
}

/**
 * When a closed case is erased: `months` after it was closed (the operator's `retentionMonths`), and never sooner than a month after
 * its applicant was told. Data are kept until their purpose is met, and destroyed then (law 94-V, art. 12(2), 18).
 */
export function erasesAt(closed: ClosedCase, months: number): Date {
  const due = monthsLater(closed.closedAt, months).getTime();
  const told = isTold(closed) && closed.erasureToldAt !== null ? closed.erasureToldAt.getTime() : 0;
  return new Date(Math.max(due, told + noticeMs));
}

/** When the applicant is told. */
export function noticeAt({ closedAt }: Pick<ClosedCase, "closedAt">, months: number): Date {
  return new Date(monthsLater(closedAt, months).getTime() - noticeMs);
}

/** All cases whose months are over at a moment were closed before this time, and perhaps a few others. */
export function closedBefore(moment: Date, months: number): Date {
  return new Date(monthsLater(moment, -months).getTime() + shorterMonthMs);
}
