import type { Announcement } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { insertDeliveries } from "../../platform/telegram/outbox/delivery-rows.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { audienceOf } from "./audience-rows.ts";
import { afterQuietHours } from "./quiet-hours-rows.ts";

// Prisma has neither row locks nor INSERT … SELECT.

/** Locks an announcement until the transaction ends, and reads it. */
export async function lockAnnouncement(tx: Db, id: number): Promise<Announcement> {
  await query(tx, sql`SELECT id FROM "Announcement" WHERE id = ${id}::int FOR UPDATE`);
  return tx.announcement.findUniqueOrThrow({ where: { id } });
}

/**
 * Enqueues a delivery for each subscriber of a range who wants to hear of it, outside their quiet hours, in one statement. It needs no
 * ON CONFLICT, which would double the cost, because `enqueuedUpTo` tells who was considered. @returns how many
 */
export function enqueueAnnouncement(
  tx: Db,
  announcement: Announcement,
  { after, last }: { after: number; last: number },
  now: Date,
): Promise<number> {
  const { message, subject, validUntil } = announcement;
  const status = announcement.status === "PAUSED" ? "HELD" : "WAITING";
  return execute(
    tx,
    insertDeliveries({
      message: sql`${message}::text`,
      subject: sql`${subject}::text`,
      class: sql`${classOf.news}::int`,
      status: sql`${status}::"DeliveryStatus"`,
      notBefore: afterQuietHours(now),
      validUntil: sql`${validUntil}::timestamptz`,
      createdAt: sql`${now}::timestamptz`,
      from: sql`${audienceOf(announcement, now)}
        AND s."personId" > ${after}::int
        AND s."personId" <= ${last}::int
        AND p.id > ${after}::int
        AND p.id <= ${last}::int
        AND ${validUntil}::timestamptz > ${now}::timestamptz`,
      repeats: "none",
    }),
  );
}
