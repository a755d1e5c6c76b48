import type { ClearanceStatus } from "../../platform/database/generated/client.ts";

/** What is known of danger in a case. */
export interface DangerOfCase {
  /** How often danger was ticked or heard; null if nobody has looked yet, which counts as danger. */
  dangers: number | null;
  /** How often the case was opened again. */
  reopened: number;
}

/** The last round in which a coordinator, and then the applicant, were asked. */
export interface Round {
  status: ClearanceStatus;
  /** The case's dangers and reopened when the round began. */
  dangers: number;
  reopened: number;
}

/**
 * Whether anything may reach the other side of a case: `free` without danger, `open` with a coordinator's word and the applicant's second
 * yes. All others are closed: `locked` says that nobody has asked since the last danger.
 */
export type Gate = "free" | "locked" | "asked" | "refused" | "cleared" | "declined" | "open";

const gateIn: Readonly<Record<ClearanceStatus, Gate>> = {
  ASKED: "asked",
  REFUSED: "refused",
  CLEARED: "cleared",
  AGREED: "open",
  DECLINED: "declined",
};

/** New danger, or opening the case again, makes everything that was said before void. */
export function gateOf(danger: DangerOfCase, round: Round | null): Gate {
  if (danger.dangers === 0) return "free";
  return round !== null && isCurrent(danger, round) ? gateIn[round.status] : "locked";
}

/** Whether a round still counts. */
function isCurrent({ dangers, reopened }: DangerOfCase, round: Round): boolean {
  return round.dangers === dangers && round.reopened === reopened;
}

/** Whether the mediator may ask the coordinators now. After the applicant has said no, only the applicant may change that. */
export function mayAsk(gate: Gate): boolean {
  return gate === "locked" || gate === "refused";
}
