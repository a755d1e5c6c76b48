import type { Db } from "../../platform/database/open.ts";
import { type Gate, gateOf } from "./rules.ts";

/** Where a case stands, with its last round if there was any. */
export interface FoundGate {
  gate: Gate;
  roundId: number | null;
}

/**
 * Whether danger was ticked or heard in a case and it is not cleared: a coordinator has not said yes, or the applicant has not said yes
 * again since. Until then nobody makes an invitation, opens a joint session, proposes a meeting in person or produces a document with an
 * address. Call it in the transaction of the act, after the case was locked. True if there is no such case.
 */
export async function needsClearance(db: Db, caseId: number): Promise<boolean> {
  const { gate } = await findGate(db, caseId);
  return gate !== "free" && gate !== "open";
}

/** Reads where a case stands. */
export async function findGate(db: Db, caseId: number): Promise<FoundGate> {
  const row = await db.case.findUnique({
    where: { id: caseId },
    select: {
      dangers: true,
      reopened: true,
      clearances: {
        orderBy: { id: "desc" },
        take: 1,
        select: { id: true, status: true, dangers: true, reopened: true },
      },
    },
  });
  if (row === null) return { gate: "locked", roundId: null };
  const round = row.clearances[0] ?? null;
  return { gate: gateOf(row, round), roundId: round?.id ?? null };
}
