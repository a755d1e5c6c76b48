import type { Db } from "../../platform/database/open.ts";
import { execute, type Fragment, rawSql, sql } from "../../platform/database/sql.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { dayMinutes, minuteMs } from "../../platform/time/units.ts";

// Prisma does not compute with columns, and its updates have no FROM.

const day = rawSql(String(dayMinutes));
/** A later time marks held deliveries (outbox/held-rows.ts). */
const lastTime = new Date("9000-01-01T00:00:00Z");

/** The first moment from `now` on outside a subscriber's quiet hours, as an SQL expression on `"Subscription" s`. */
export function afterQuietHours(now: Date): Fragment {
  const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
  return sql`CASE WHEN ${isQuiet(now)}
    THEN ${minute}::timestamptz + make_interval(mins => (s."quietTo" - ${localMinute(now)} + ${day}) % ${day})
    ELSE ${now}::timestamptz END`;
}

/** More deliveries than are sent before the next run. */
const batchSize = 5_000;
const aheadMs = 10_000;

/**
 * Postpones deliveries that are due soon to people whose quiet hours have begun meanwhile, because an announcement takes hours. It
 * reads only the deliveries that are sent next, which costs some 10 ms, and repeats that while it finds any.
 */
export async function postponeForQuietHours(db: Db, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + aheadMs);
  let found: number;
  do {
    // Locks the rows in the order of their key, as every statement does (telegram/outbox-rows.ts).
    found = await execute(
      db,
      sql`
        WITH next AS MATERIALIZED (
          SELECT message, subject, "personId"
          FROM "Delivery"
          WHERE status = 'WAITING'
            AND class = 3
            AND NOT said
            AND "notBefore" <= ${now}::timestamptz
            AND "messageId" IS NULL
          ORDER BY "notBefore", id
          LIMIT ${batchSize}::int)
        , quiet AS MATERIALIZED (
          SELECT d.message, d.subject, d."personId", s."quietFrom", s."quietTo"
          FROM next
          JOIN "Announcement" a ON a.message = next.message AND a.subject = next.subject
          JOIN "Subscription" s ON s."personId" = next."personId" AND ${isQuiet(soon)}
          JOIN "Delivery" d ON d.message = next.message AND d.subject = next.subject AND d."personId" = next."personId"
          WHERE d.status = 'WAITING'
          ORDER BY d.message, d.subject, d."personId"
          FOR UPDATE OF d)
        UPDATE "Delivery" d
        SET "notBefore" = ${afterQuietHours(soon)}
        FROM quiet s
        WHERE d.message = s.message AND d.subject = s.subject AND d."personId" = s."personId"`,
    );
  } while (found > 0);
}

/** Releases held deliveries of an announcement, postponed to the end of quiet hours where needed; the others keep their place. */
export function releaseAfterQuietHours(
  db: Db,
  message: string,
  subject: string,
  now: Date,
  max: number,
): Promise<number> {
  return execute(
    db,
    sql`
      UPDATE "Delivery" d
      SET status = 'WAITING',
        "notBefore" = CASE
          WHEN d."notBefore" > ${lastTime}::timestamptz THEN ${afterQuietHours(now)}
          WHEN ${isQuiet(now)} THEN GREATEST(d."notBefore", ${afterQuietHours(now)})
          ELSE d."notBefore"
      END
      FROM (
        SELECT h."personId", s."quietFrom", s."quietTo"
        FROM "Delivery" h
        JOIN "Subscription" s ON s."personId" = h."personId"
        WHERE h.message = ${message} AND h.subject = ${subject} AND h.status = 'HELD'
        ORDER BY h.message, h.subject, h."personId"
        LIMIT ${max}::int
        FOR UPDATE OF h) s
      WHERE d.message = ${message} AND d.subject = ${subject} AND d."personId" = s."personId"`,
  );
}

/** Quiet hours may span midnight. If they end when they begin, there are no quiet hours. */
function isQuiet(now: Date): Fragment {
  return sql`(${localMinute(now)} - s."quietFrom" + ${day}) % ${day} < (s."quietTo" - s."quietFrom" + ${day}) % ${day}`;
}

/** The minute of the day in Kazakhstan, the unit of `Subscription.quietFrom` and `quietTo`. */
function localMinute(now: Date): Fragment {
  return sql`${localTimeOf(now).minutes}::int`;
}
