import type { Announcement } from "../../platform/database/generated/client.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { enqueueAnnouncement, lockAnnouncement } from "./announcement-rows.ts";
import { progressMessage } from "./announcements.ts";
import { nextSubscribers } from "./audience-rows.ts";

/** Subscribers per statement. PostgreSQL can enqueue the whole country in one statement and still serve others; the embedded database cannot. */
const batchSizes = { postgres: 1_000_000, pglite: 2_000 };

const limits = { timeout: 300_000, maxWait: 10_000 };

/** Starts an announcement and enqueues its first deliveries in one transaction, so that only one process starts it and a crash leaves it unstarted. */
export async function startAnnouncement(database: Database, id: number, now: Date, size?: number): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, limits.timeout);
    const [started] = await tx.announcement.updateManyAndReturn({
      where: { id, status: "SCHEDULED", startAt: { lte: now } },
      data: { status: "RUNNING", startedAt: now, judgedFrom: now, countAt: now, enqueuedUpTo: 0 },
    });
    if (started === undefined) return;
    await enqueueNext(tx, started, now, size ?? batchSizes[database.kind]);
    await showProgress(tx, started, now);
  }, limits);
}

/** Enqueues more deliveries of a started announcement, even if it is paused. Any process can continue. @returns whether there are more */
export function continueStart(database: Database, id: number, now: Date, size?: number): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, limits.timeout);
    const started = await lockAnnouncement(tx, id);
    if (started.enqueuedUpTo === null) return false;
    const areMore = await enqueueNext(tx, started, now, size ?? batchSizes[database.kind]);
    if (!areMore) await revise(tx, progressMessage.about({ announcement: id }), now);
    return areMore;
  }, limits);
}

/** Enqueues a delivery for each of the next subscribers who wants to hear of it. @returns whether there are more subscribers */
async function enqueueNext(tx: Db, announcement: Announcement, now: Date, size: number): Promise<boolean> {
  const { id, enqueuedUpTo } = announcement;
  const after = enqueuedUpTo ?? 0;
  const { count: considered, last } = await nextSubscribers(tx, after, size);
  const count = await enqueueAnnouncement(tx, announcement, { after, last }, now);
  const areMore = considered === size;
  await tx.announcement.update({
    where: { id },
    data: { total: { increment: count }, enqueuedUpTo: areMore ? last : null },
  });
  return areMore;
}

async function showProgress(tx: Db, { id, createdById }: Announcement, now: Date): Promise<void> {
  await enqueue(tx, [progressMessage.to(createdById, { announcement: id }, { notBefore: now })], now);
}
