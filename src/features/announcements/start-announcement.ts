import type { Announcement } from "../../platform/database/generated/client.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import { sql } from "../../platform/database/sql.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import { insertDeliveries } from "../../platform/telegram/outbox/delivery-rows.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { lockAnnouncement, progressMessage } from "./announcements.ts";
import { audienceOf } from "./audience-query.ts";
import { afterQuietHours } from "./quiet-hours.ts";

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

/**
 * Enqueues a delivery for each of the next subscribers who wants to hear of it, outside their quiet hours, in one statement. It needs no
 * ON CONFLICT, which would double the cost, because `enqueuedUpTo` tells who was considered. @returns whether there are more subscribers
 */
async function enqueueNext(tx: Db, announcement: Announcement, now: Date, size: number): Promise<boolean> {
  const { id, message, subject, validUntil, enqueuedUpTo, ...audience } = announcement;
  const after = enqueuedUpTo ?? 0;
  const { count: considered, last } = await nextSubscribers(tx, after, size);
  const status = announcement.status === "PAUSED" ? "HELD" : "WAITING";
  const count = await tx.$executeRaw(
    insertDeliveries({
      message: sql`${message}::text`,
      subject: sql`${subject}::text`,
      class: sql`${classOf.news}::int`,
      status: sql`${status}::"DeliveryStatus"`,
      notBefore: afterQuietHours(now),
      validUntil: sql`${validUntil}::timestamptz`,
      createdAt: sql`${now}::timestamptz`,
      from: sql`${audienceOf(audience, now)}
        AND s."personId" > ${after}::int AND s."personId" <= ${last}::int
        AND p.id > ${after}::int AND p.id <= ${last}::int
        AND ${validUntil}::timestamptz > ${now}::timestamptz`,
      repeats: "none",
    }),
  );
  const areMore = considered === size;
  await tx.announcement.update({
    where: { id },
    data: { total: { increment: count }, enqueuedUpTo: areMore ? last : null },
  });
  return areMore;
}

/** The range of the next subscribers in the order of their ids, regardless of what they want to hear of. */
async function nextSubscribers(tx: Db, after: number, size: number): Promise<{ count: number; last: number }> {
  const [range] = await tx.$queryRaw<{ count: number; last: number }[]>`
    SELECT count(*)::int AS count, COALESCE(max("personId"), 0)::int AS last
    FROM (SELECT "personId" FROM "Subscription" WHERE "personId" > ${after}::int ORDER BY "personId" LIMIT ${size}::int) s`;
  if (range === undefined) throw new Error("Counting subscribers returned no row.");
  return range;
}

async function showProgress(tx: Db, { id, createdById }: Announcement, now: Date): Promise<void> {
  await enqueue(tx, [progressMessage.to(createdById, { announcement: id }, { notBefore: now })], now);
}
