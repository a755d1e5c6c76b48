import type { Outcome } from "../../platform/database/generated/client.ts";
import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";

/** When an answer is due to a party that has been waiting since then. */
export function answerDueAt(terms: { answerMinutes: number }, calendar: Calendar, owedSince: Date): Date {
  return addWorkingMinutes(calendar, owedSince, terms.answerMinutes);
}

/** The facts that decide what a person reads about their own case. */
export interface ProgressFacts {
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  /** Whether a coordinator looks first, before a mediator is asked. */
  review: boolean;
  /** Whether a coordinator has been asked to find a mediator. */
  escalated: boolean;
  /** When the mediator who has been asked must answer. */
  until: Date | null;
  /** Whether the person has withdrawn it within this minute. */
  isWithdrawing: boolean;
  /** By when the mediator answers what the person has written; null if nothing is unanswered. */
  answerBy: Date | null;
  /** Whether the mediator has submitted its end, which a coordinator has to approve. */
  awaitsApproval: boolean;
  /** How it ended if it was withdrawn, or closed without a mediator. */
  outcome: Outcome | null;
  /** Until when the person can open it again; null if they cannot. */
  reopenUntil: Date | null;
}

/** Where a case stands (`cases:mine.<status>`), what comes next (`cases:next.<next>`), and the date of that, where there is one. */
export type Progress =
  | {
      status: "withdrawing" | "review" | "escalated" | "WAITING" | "ASSIGNED" | "approval" | "ENDED" | Outcome;
      next: "soon" | "noDate" | "approval" | "agree" | "newReport";
      date: null;
    }
  | { status: "offered"; next: "offer"; date: Date }
  | { status: "ASSIGNED"; next: "answer" | "late"; date: Date }
  | { status: "ENDED" | Outcome; next: "reopen"; date: Date };

/** What another side than the applicant reads: nothing of how the case was reviewed, offered or approved. */
export type PartyProgress =
  | { status: "left"; next: null; date: Date }
  | { status: "ENDED"; next: null; date: Date | null }
  | { status: "looking"; next: "noDate"; date: null }
  | { status: "ASSIGNED"; next: "answer" | "late"; date: Date }
  | { status: "ASSIGNED"; next: "agree"; date: null };

export function partyProgressOf(
  facts: Pick<ProgressFacts, "status" | "answerBy"> & { leftAt: Date | null; closedAt: Date | null },
  now: Date,
): PartyProgress {
  const { status, answerBy, leftAt, closedAt } = facts;
  if (leftAt !== null) return { status: "left", next: null, date: leftAt };
  if (status === "CLOSED") return { status: "ENDED", next: null, date: closedAt };
  if (status === "WAITING") return { status: "looking", next: "noDate", date: null };
  if (answerBy !== null) return { status: "ASSIGNED", next: answerBy > now ? "answer" : "late", date: answerBy };
  return { status: "ASSIGNED", next: "agree", date: null };
}

/** What a person reads about their own case: in every state a status, the next step and, if it is known, its date. */
export function progressOf(facts: ProgressFacts, now: Date): Progress {
  const { status, until, answerBy, outcome, reopenUntil } = facts;
  if (status === "CLOSED") {
    const ended = outcome ?? "ENDED";
    return reopenUntil !== null && reopenUntil > now
      ? { status: ended, next: "reopen", date: reopenUntil }
      : { status: ended, next: "newReport", date: null };
  }
  if (facts.isWithdrawing) return { status: "withdrawing", next: "soon", date: null };
  if (status === "ASSIGNED") {
    if (facts.awaitsApproval) return { status: "approval", next: "approval", date: null };
    if (answerBy !== null) return { status: "ASSIGNED", next: answerBy > now ? "answer" : "late", date: answerBy };
    return { status: "ASSIGNED", next: "agree", date: null };
  }
  if (until !== null) return { status: "offered", next: "offer", date: until };
  if (facts.review) return { status: "review", next: "noDate", date: null };
  return { status: facts.escalated ? "escalated" : "WAITING", next: "noDate", date: null };
}
