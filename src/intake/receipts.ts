import { doWhatIsDue, type JobTools, notSetAside } from "../database/due-rows.ts";
import { sql } from "../database/fragments.ts";
import type { Db } from "../database/open.ts";
import { enqueue, type NewDelivery } from "../telegram/outbox.ts";

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

interface Receipt {
  draftId: string;
  dueAt: Date;
  /** Null where the draft is gone. */
  personId: number | null;
}

/** Says once what has arrived, with the ways on. */
export function acknowledgeAlbums(tools: JobTools, now: Date): Promise<number> {
  const job = "acknowledgeAlbums";
  return doWhatIsDue<Receipt>(tools, {
    job,
    batch: 100,
    keyOf: ({ draftId }) => draftId,
    claim: (tx, after, limit) => tx.$queryRaw`
      SELECT r."draftId", r."dueAt", (SELECT d."personId" FROM "Draft" d WHERE d.id = r."draftId") AS "personId"
      FROM "StoryReceipt" r
      WHERE r."dueAt" <= ${now}::timestamptz
        AND (r."dueAt", r."draftId") > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.draftId ?? ""}::text)
        AND ${notSetAside(tools, job, sql`r."draftId"`)}
      ORDER BY r."dueAt", r."draftId"
      LIMIT ${limit}::int
      FOR UPDATE OF r SKIP LOCKED`,
    async act(tx, receipts) {
      await tx.storyReceipt.deleteMany({ where: { draftId: { in: receipts.map(({ draftId }) => draftId) } } });
      const deliveries = receipts.flatMap(({ draftId, dueAt, personId }): NewDelivery[] => {
        const received = { message: "intake.received", subject: `${draftId}/${dueAt.getTime()}` };
        return personId === null ? [] : [{ ...received, personId, class: 1, notBefore: now }];
      });
      await enqueue(tx, deliveries, now);
      return receipts.length;
    },
  });
}
