import { lockCase } from "../cases/cases.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type AssignmentContext, offerCase, reviseOffer } from "./assignment.ts";
import { nextPingAt } from "./working-time.ts";

/** Reminds mediators who have not answered for a while. */
export async function remindOfOffers(db: PrismaClient, { calendar }: AssignmentContext, now: Date): Promise<void> {
  const due = await db.offer.findMany({
    where: { status: "OFFERED", remindAt: { lte: now }, remindedAt: null, dueAt: { gt: now } },
    select: { id: true, dueAt: true, mediatorId: true },
    take: 500,
  });
  for (const { id, dueAt, mediatorId } of due) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.offer.updateMany({
        where: { id, status: "OFFERED", remindedAt: null },
        data: { remindedAt: now },
      });
      if (count === 0) return;
      const delivery = {
        subject: id,
        personId: mediatorId,
        notBefore: nextPingAt(calendar, now),
        validUntil: dueAt,
      };
      await enqueue(tx, [{ ...delivery, message: "assignment.reminder", class: 1 }], now);
    });
  }
}

/** Passes on what was not answered in time: to the next mediator, at last to a coordinator. */
export async function escalateOverdue(db: PrismaClient, context: AssignmentContext, now: Date): Promise<void> {
  const overdue = await db.offer.findMany({
    where: { status: "OFFERED", dueAt: { lte: now } },
    select: { id: true, caseId: true },
    orderBy: { dueAt: "asc" },
    take: 500,
  });
  for (const { id, caseId } of overdue) {
    await db.$transaction(async (tx) => {
      await lockCase(tx, caseId);
      const { count } = await tx.offer.updateMany({ where: { id, status: "OFFERED" }, data: { status: "EXPIRED" } });
      if (count === 0) return;
      await reviseOffer(tx, id, now);
      await offerCase(tx, context, caseId, now);
    });
  }
}
