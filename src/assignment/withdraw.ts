import { lockCase } from "../cases/cases.ts";
import { withdrawOpenCase } from "../cases/lifecycle.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import { enqueue } from "../telegram/outbox.ts";
import { applicantLeftMessage } from "./notices.ts";
import { reviseCase } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

export type Withdrawn = { kind: "withdrawn"; number: string } | { kind: "over" };

/** An applicant takes their request back: mediation is voluntary at every stage (law 401-IV, art. 5). */
export function withdrawCase(db: PrismaClient, personId: number, caseId: number, now: Date): Promise<Withdrawn> {
  return db.$transaction(async (tx) => {
    await lockCase(tx, caseId);
    const one = await tx.case.findFirst({ where: { id: caseId, personId } });
    if (one === null) return { kind: "over" };
    if (one.outcome === "WITHDRAWN") return { kind: "withdrawn", number: one.number };
    if ((await withdrawOpenCase(tx, caseId, now)).kind === "refused") return { kind: "over" };
    await tx.offer.updateMany({
      where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED", answeredAt: now },
    });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    if (one.mediatorId !== null) {
      await enqueue(tx, [applicantLeftMessage.to(one.mediatorId, { case: caseId }, { notBefore: now })], now);
    }
    return { kind: "withdrawn", number: one.number };
  });
}
