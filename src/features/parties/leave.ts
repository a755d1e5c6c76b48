import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { lockCase } from "../cases/case-rows.ts";
import { leaveCaseAct } from "../cases/leave-case-act.ts";
import { findOtherSide, otherSidesOf } from "../cases/parties.ts";
import { dropWaitingOf } from "../talks/drop-waiting.ts";
import { partiesChanged } from "../terms/extensions.ts";
import { otherLeftMessage, sideLeftMessage } from "./notices.ts";

/** Puts off for a minute that a side leaves. @returns the id of that act; null if there is nothing for them to leave */
export async function putOffLeaving(tx: Db, personId: number, caseId: number, now: Date): Promise<number | null> {
  if ((await findOtherSide(tx, personId, caseId)) === null) return null;
  return putOff(tx, leaveCaseAct, personId, { case: caseId }, now);
}

/**
 * A side leaves the mediation, at any stage and without a reason (law 401-IV, art. 5, 26(1)(4)). The time is recorded, its talks close, and
 * the mediator and the other sides are told. The applicant does not leave but withdraws: the case is their request, and ends with it.
 * @returns false if there is nothing for them to leave
 */
export function leaveCase(db: Db, personId: number, caseId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockCase(tx, caseId);
    const side = await findOtherSide(tx, personId, caseId);
    if (side === null) return false;
    await tx.party.update({ where: { id: side.id }, data: { leftAt: now } });
    await partiesChanged(tx, caseId, now);
    await dropWaitingOf(tx, personId, caseId);
    // A party that has left is not asked any longer whether a colleague may carry on.
    await tx.handoverAnswer.deleteMany({ where: { personId, agrees: null, handover: { caseId, status: "ASKED" } } });
    const left = { party: side.id, at: now };
    const { personId: applicantId, mediatorId } = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    const others = [applicantId, ...(await otherSidesOf(tx, caseId))];
    await enqueue(
      tx,
      [
        ...(mediatorId === null ? [] : [sideLeftMessage.to(mediatorId, left, { notBefore: now })]),
        ...others.map((id) => otherLeftMessage.to(id, left, { notBefore: now })),
      ],
      now,
    );
    return true;
  });
}
