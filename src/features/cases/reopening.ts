import type { MediatedOutcome, Outcome } from "../../platform/database/generated/client.ts";
import { addDays, dayOf, momentOf } from "../../platform/time/local-day.ts";

/**
 * Who is asked first after a case was opened again: the mediator who had it (if they still may have it), or a coordinator, who chooses;
 * "nobody": it is not opened again.
 */
export type AskedFirst = "former" | "coordinator" | "nobody";

/** Whether a case is opened again, by how it was closed with an outcome. */
const reopening = {
  INFORMATION_GIVEN: "former",
  AGREEMENT: "former",
  PARTIAL_AGREEMENT: "former",
  NO_AGREEMENT: "former",
  OTHER_SIDE_DECLINED: "former",
  OTHER_SIDE_NOT_REACHED: "former",
  // Its mediator did not find it suitable: somebody else decides who looks at it now.
  NOT_SUITABLE: "coordinator",
  REFERRED: "former",
  TERM_OVER: "former",
} as const satisfies Record<MediatedOutcome, AskedFirst>;

/** The same for cases that ended in another way. */
const reopeningWithoutClosing = {
  // Applicants may change their minds.
  WITHDRAWN: "former",
  // A coordinator found that mediation cannot take it. A new report says what has changed.
  NOT_SUITABLE: "nobody",
  ABUSE: "nobody",
} as const satisfies Record<Outcome, AskedFirst>;

/** How long after its end an applicant may open a case again, in days. */
const reopeningDays = 30;
/** How often. After that the applicant files a new report. */
const maxReopenings = 3;

/** The facts about a case that decide whether it is opened again. */
export interface EndFacts {
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  /** How it ended without a closing. */
  outcome: Outcome | null;
  /** The outcome of its last closing; null if it ended without a closing. */
  closedWith: MediatedOutcome | null;
  closedAt: Date | null;
  /** How often it was opened again. */
  reopened: number;
  /** The applicant has said that the agreement does not hold, or that the matter is not settled. */
  failed: boolean;
}

/** Who is asked first if the case is opened again at `now`. Somebody whose agreement does not hold is bound to no date. */
export function reopeningOf(facts: EndFacts, now: Date): AskedFirst {
  const until = reopenableUntil(facts);
  if (until === null || (now >= until && !facts.failed)) return "nobody";
  return askedAfter(facts);
}

/** Until when an applicant may open the case again: the end of the thirtieth day. Null if it is never opened again. */
export function reopenableUntil(facts: Omit<EndFacts, "failed">): Date | null {
  const { status, closedAt, reopened } = facts;
  if (status !== "CLOSED" || closedAt === null || reopened >= maxReopenings || askedAfter(facts) === "nobody")
    return null;
  return momentOf(addDays(dayOf(closedAt), reopeningDays + 1), 0);
}

function askedAfter({ outcome, closedWith }: Pick<EndFacts, "outcome" | "closedWith">): AskedFirst {
  if (outcome !== null) return reopeningWithoutClosing[outcome];
  return closedWith === null ? "nobody" : reopening[closedWith];
}
