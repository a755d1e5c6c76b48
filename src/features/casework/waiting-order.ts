/** How long somebody has been waiting for the mediator of a case. */
export interface Waiting {
  id: number;
  /** When the first message was written that the mediator has not answered; null if nobody waits for an answer. */
  waitingSince: Date | null;
  /** When the mediator took the case. */
  assignedAt: Date | null;
}

/** A mediator's cases in the order in which they should be looked at: the longest unanswered message first, then the cases in which nobody waits, the oldest first. */
export function byLongestWaiting<Case extends Waiting>(cases: readonly Case[]): Case[] {
  return cases.toSorted(
    (a, b) =>
      timeOf(a.waitingSince) - timeOf(b.waitingSince) || timeOf(a.assignedAt) - timeOf(b.assignedAt) || a.id - b.id,
  );
}

// A large number and not infinity: the difference of two infinities is no number.
function timeOf(date: Date | null): number {
  return date?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
