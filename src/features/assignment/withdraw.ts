import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { lockCase } from "../cases/case-rows.ts";
import { withdrawOpenCase } from "../cases/lifecycle.ts";
import { tellOver } from "../cases/tell-over.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import { applicantLeftAgainMessage, applicantLeftMessage } from "./notices.ts";
import { reviseCase } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

export type Withdrawn = { kind: "withdrawn"; number: string } | { kind: "over" };

/** Puts the withdrawal of an open case off for a minute. @returns the id of that act */
export function putOffWithdrawal(
  db: Db,
  personId: number,
  caseId: number,
  now: Date,
): Promise<{ kind: "putOff"; number: string; act: number } | Withdrawn> {
  return inTransaction(db, async (tx) => {
    const ownCase = await tx.case.findFirst({ where: { id: caseId, personId } });
    if (ownCase === null) return { kind: "over" };
    const { number, status, outcome } = ownCase;
    if (outcome === "WITHDRAWN") return { kind: "withdrawn", number };
    if (status === "CLOSED") return { kind: "over" };
    return { kind: "putOff", number, act: await putOff(tx, withdrawAct, personId, { case: caseId }, now) };
  });
}

/**
 * An applicant withdraws their case, and with it the mediation ends for every side: mediation is voluntary at every stage (law 401-IV, art. 5).
 */
export function withdrawCase(db: Db, personId: number, caseId: number, now: Date): Promise<Withdrawn> {
  return inTransaction(db, async (tx) => {
    await lockCase(tx, caseId);
    const ownCase = await tx.case.findFirst({ where: { id: caseId, personId } });
    if (ownCase === null) return { kind: "over" };
    if (ownCase.outcome === "WITHDRAWN") return { kind: "withdrawn", number: ownCase.number };
    if ((await withdrawOpenCase(tx, caseId, now)).kind === "refused") return { kind: "over" };
    await tx.offer.updateMany({
      where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED", answeredAt: now },
    });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await tellOver(tx, caseId, now);
    const { mediatorId, reopened } = ownCase;
    if (mediatorId !== null) {
      const left =
        reopened === 0
          ? applicantLeftMessage.to(mediatorId, { case: caseId }, { notBefore: now })
          : applicantLeftAgainMessage.to(mediatorId, { case: caseId, reopened }, { notBefore: now });
      await enqueue(tx, [left], now);
    }
    return { kind: "withdrawn", number: ownCase.number };
  });
}
