import { addDays, dayOf, momentOf } from "../../platform/time/local-day.ts";
import { dayMs } from "../../platform/time/units.ts";

export type InvitationStatus = "OPEN" | "ACCEPTED" | "CONFIRMED" | "DECLINED" | "EXPIRED" | "REVOKED" | "STRANGER";

/** How many days the other side has for an answer (law 401-IV, art. 20(6): ten calendar days, or the term that the invitation names). */
export const lawfulDays = 10;
/** The other terms that may be named instead, in calendar days. */
export const namedDays = [5, 20, 30] as const;

/** After how many days its maker is asked about a link that they do not seem to have passed on, and after how many such a link dies. */
const askAfterDays = 3;
const unusedDays = 30;
/** After how many days the applicant is asked again whether it is the person meant, and after how many the invitation ends without an answer. */
const confirmAgainDays = 3;
const confirmDays = 14;

/** The facts about an invitation by which it is told what falls due. */
export interface InvitationTimes {
  status: InvitationStatus;
  madeAt: Date;
  passedOnAt: Date | null;
  openedAt: Date | null;
  answerBy: Date | null;
  askedAt: Date | null;
  acceptedAt: Date | null;
}

/** The state of an invitation as its maker and the mediator see it. */
export type InvitationState = "MADE" | "PASSED_ON" | "OPENED" | Exclude<InvitationStatus, "OPEN">;

/** The state of an invitation: until somebody has answered, how far the link has come. */
export function stateOf({ status, passedOnAt, openedAt }: InvitationTimes): InvitationState {
  if (status !== "OPEN") return status;
  if (openedAt !== null) return "OPENED";
  return passedOnAt === null ? "MADE" : "PASSED_ON";
}

/**
 * Until when an answer counts. The day of passing on does not count, and the last day counts in full: the result is the midnight that ends
 * it in Kazakhstan.
 */
export function answerUntil(passedOnAt: Date, days: number): Date {
  return momentOf(addDays(dayOf(passedOnAt), days + 1), 0);
}

/** A moment on the last day of a term that ends at midnight, for showing that day. */
export function lastMomentOf(end: Date): Date {
  return new Date(end.getTime() - 1);
}

/** What falls due next about an invitation. */
export type NextStep =
  /** Its maker is asked whether they have passed it on, or whether it is the person meant. */
  | { kind: "ask"; at: Date }
  /** It ends because nobody has answered. */
  | { kind: "expire"; at: Date };

/** What falls due next, and when; null if the invitation has ended. */
export function nextStepOf(invitation: InvitationTimes): NextStep | null {
  const { status, madeAt, passedOnAt, answerBy, askedAt, acceptedAt } = invitation;
  const after = (from: Date, days: number) => new Date(from.getTime() + days * dayMs);
  if (status === "ACCEPTED") {
    const from = acceptedAt ?? madeAt;
    return askedAt === null
      ? { kind: "ask", at: after(from, confirmAgainDays) }
      : { kind: "expire", at: after(from, confirmDays) };
  }
  if (status !== "OPEN") return null;
  if (passedOnAt !== null) return { kind: "expire", at: answerBy ?? answerUntil(passedOnAt, lawfulDays) };
  return askedAt === null
    ? { kind: "ask", at: after(madeAt, askAfterDays) }
    : { kind: "expire", at: after(madeAt, unusedDays) };
}

/** Whether a link can still be opened and answered at `now`, whenever the job ends it. */
export function isAnswerable(invitation: InvitationTimes, now: Date): boolean {
  if (invitation.status !== "OPEN") return false;
  const { madeAt, passedOnAt, answerBy } = invitation;
  const end = passedOnAt === null ? new Date(madeAt.getTime() + unusedDays * dayMs) : answerBy;
  return end === null || now < end;
}
