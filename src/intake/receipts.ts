import type { PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { enqueue } from "../telegram/outbox.ts";

/** How long after the last file of an album its arrival is acknowledged. */
const receiptMs = 1200;

/** An album's file is there: one acknowledgement falls due after the last of them. */
export async function dueReceipt(db: Db, draftId: string, chatId: number, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + receiptMs);
  await db.storyReceipt.upsert({
    where: { draftId },
    create: { draftId, chatId: BigInt(chatId), dueAt },
    update: { dueAt },
  });
}

/** Says that something of the story does not fit, once for each story, where much of it comes at once. */
export function tellOnce(
  db: Db,
  draftId: string,
  what: "tooLong" | "tooMany",
  personId: number,
  now: Date,
): Promise<void> {
  return enqueue(db, [{ message: `intake.${what}`, subject: draftId, personId, class: 1, notBefore: now }], now);
}

/** Says once what has arrived, with the ways on. */
export async function acknowledgeAlbums(db: PrismaClient, now: Date): Promise<void> {
  const due = await db.storyReceipt.findMany({ where: { dueAt: { lte: now } }, take: 500 });
  for (const { draftId, dueAt } of due) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.storyReceipt.deleteMany({ where: { draftId, dueAt } });
      const draft = await tx.draft.findUnique({ where: { id: draftId }, select: { personId: true } });
      if (count === 0 || draft === null) return;
      const subject = `${draftId}/${dueAt.getTime()}`;
      await enqueue(tx, [{ message: "intake.received", subject, ...draft, class: 1, notBefore: now }], now);
    });
  }
}
