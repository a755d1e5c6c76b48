import type { Db } from "../../platform/database/open.ts";

/**
 * Drops everything that waits for its author's answer, so that it can reach nobody any longer: whatever a party has written, and what
 * others have written for the talks of the case. @param party the party's `Person.id`
 */
export async function dropAllWaiting(db: Db, party: number, caseIds: readonly number[]): Promise<void> {
  await db.talkMessage.updateMany({
    where: {
      status: { in: ["GATHERING", "ASKED", "HELD"] },
      // Whatever waits is due one day: so "TalkMessage_due_idx" finds it.
      dueAt: { not: null },
      OR: [{ authorId: party }, { talk: { caseId: { in: [...caseIds] } } }],
    },
    data: { status: "DROPPED", contentSealed: null, dueAt: null },
  });
}

/** Drops what a party who leaves a case has not sent yet: what waits in the talks of this case. */
export async function dropWaitingOf(db: Db, party: number, caseId: number): Promise<void> {
  await db.talkMessage.updateMany({
    where: {
      status: { in: ["GATHERING", "ASKED", "HELD"] },
      dueAt: { not: null },
      OR: [{ authorId: party, talk: { caseId } }, { talk: { caseId, party: { personId: party } } }],
    },
    data: { status: "DROPPED", contentSealed: null, dueAt: null },
  });
}
