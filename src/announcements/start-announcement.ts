import type { Announcement } from "../database/generated/client.ts";
import type { Database, Db } from "../database/open.ts";
import { sql } from "../database/sql.ts";
import { extendStatementTimeout } from "../database/statement-timeout.ts";
import { insertDeliveries } from "../telegram/delivery-rows.ts";
import { enqueue, revise } from "../telegram/outbox.ts";
import { classOf } from "../telegram/outbox-message.ts";
import { lockAnnouncement, progressMessage } from "./announcements.ts";
import { listeners } from "./audience-query.ts";
import { afterQuietHours } from "./quiet-hours.ts";

/** A server writes those of the whole country in one statement and answers others beside it; the embedded database does not. */
const atOnce = { postgres: 1_000_000, pglite: 2_000 };

const patience = { timeout: 300_000, maxWait: 10_000 };

/** One process starts it, with the first of its deliveries: whoever dies in between has not started it. */
export async function startAnnouncement(database: Database, id: number, now: Date, most?: number): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, patience.timeout);
    const [started] = await tx.announcement.updateManyAndReturn({
      where: { id, status: "SCHEDULED", startAt: { lte: now } },
      data: { status: "RUNNING", startedAt: now, judgedFrom: now, countAt: now, enqueuedUpTo: 0 },
    });
    if (started === undefined) return;
    await enqueueNext(tx, started, now, most ?? atOnce[database.kind]);
    await showProgress(tx, started, now);
  }, patience);
}

/** Some more deliveries of one that has started, paused or not. Any process may go on with it. @returns whether there are more */
export function continueStart(database: Database, id: number, now: Date, most?: number): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, patience.timeout);
    const started = await lockAnnouncement(tx, id);
    if (started.enqueuedUpTo === null) return false;
    const areMore = await enqueueNext(tx, started, now, most ?? atOnce[database.kind]);
    if (!areMore) await revise(tx, progressMessage.about({ announcement: id }), now);
    return areMore;
  }, patience);
}

/**
 * A delivery for everybody among the next subscribers who wants to hear of it, outside their quiet hours, in one statement. Without ON
 * CONFLICT, which costs as much again: who has been looked at is known. @returns whether there are more subscribers
 */
async function enqueueNext(tx: Db, announcement: Announcement, now: Date, most: number): Promise<boolean> {
  const { id, message, subject, validUntil, enqueuedUpTo, ...audience } = announcement;
  const after = enqueuedUpTo ?? 0;
  const { count: looked, last } = await nextSubscribers(tx, after, most);
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
      from: sql`${listeners(audience, now)}
        AND s."personId" > ${after}::int AND s."personId" <= ${last}::int
        AND p.id > ${after}::int AND p.id <= ${last}::int
        AND ${validUntil}::timestamptz > ${now}::timestamptz`,
      repeats: "none",
    }),
  );
  const areMore = looked === most;
  await tx.announcement.update({
    where: { id },
    data: { total: { increment: count }, enqueuedUpTo: areMore ? last : null },
  });
  return areMore;
}

/** In the order of their ids, whatever they want to hear of. */
async function nextSubscribers(tx: Db, after: number, most: number): Promise<{ count: number; last: number }> {
  const [range] = await tx.$queryRaw<{ count: number; last: number }[]>`
    SELECT count(*)::int AS count, COALESCE(max("personId"), 0)::int AS last
    FROM (SELECT "personId" FROM "Subscription" WHERE "personId" > ${after}::int ORDER BY "personId" LIMIT ${most}::int) s`;
  if (range === undefined) throw new Error("A count has one row.");
  return range;
}

async function showProgress(tx: Db, { id, createdById }: Announcement, now: Date): Promise<void> {
  await enqueue(tx, [progressMessage.to(createdById, { announcement: id }, { notBefore: now })], now);
}
