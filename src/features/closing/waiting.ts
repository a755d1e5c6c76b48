import type { Case, Closing } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";

/** The columns that decide whether a closing waits for a coordinator. */
export type WaitingFacts = Pick<Closing, "status" | "byId" | "submittedAt"> & {
  case: Pick<Case, "status" | "mediatorId" | "assignedAt">;
};

/** The `select` of Prisma for them. */
export const waitingFields = {
  status: true,
  byId: true,
  submittedAt: true,
  case: { select: { status: true, mediatorId: true, assignedAt: true } },
} as const;

/**
 * Whether a closing waits for a coordinator: only as long as the mediator who submitted it still has the case. A mediator who got the case
 * back closes it again.
 */
export function isWaiting({ status, byId, submittedAt, case: ofCase }: WaitingFacts): boolean {
  if (status !== "PENDING" || ofCase.status !== "ASSIGNED" || ofCase.mediatorId !== byId) return false;
  return ofCase.assignedAt === null || ofCase.assignedAt <= submittedAt;
}

/** The closing of a case that waits for a coordinator; null if there is no such closing. */
export async function findWaitingOf(db: Db, caseId: number): Promise<{ id: number; submittedAt: Date } | null> {
  const found = await db.closing.findFirst({
    where: { caseId, status: "PENDING" },
    select: { id: true, ...waitingFields },
  });
  return found !== null && isWaiting(found) ? found : null;
}
