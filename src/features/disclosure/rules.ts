import type { DisclosureStatus } from "../../platform/database/generated/client.ts";

/** What the person may answer who said it. */
export type Answer = "yes" | "no";

/** What is known when somebody answers, or when it is passed on. */
export interface DisclosureFacts {
  status: DisclosureStatus;
  /** The mediator who asked still has the case, the person still takes part, and so does somebody to whom it would go. */
  stands: boolean;
  /** What was said is still as it was when the person was asked. */
  isUnchanged: boolean;
}

/**
 * What becomes of a disclosure by an answer. What is passed on stays passed on; what was allowed stays allowed whatever becomes of the message,
 * until it is taken back or passed on (law 401-IV, art. 8(1): the person who said it decides).
 */
export function answered({ status, stands, isUnchanged }: DisclosureFacts, answer: Answer): DisclosureStatus {
  if (status === "PASSED_ON" || status === "OVER") return status;
  if (!stands) return "OVER";
  if (answer === "no") return status === "ALLOWED" ? "WITHDRAWN" : status === "ASKED" ? "REFUSED" : status;
  if (status === "ALLOWED") return status;
  return isUnchanged ? "ALLOWED" : "OVER";
}

/** Whether the mediator may pass it on now. */
export function mayPassOn({ status, stands }: Pick<DisclosureFacts, "status" | "stands">): boolean {
  return status === "ALLOWED" && stands;
}
