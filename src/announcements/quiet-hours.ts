import { type Fragment, sql } from "../database/fragments.ts";
import type { Db } from "../database/open.ts";
import { localTimeOf } from "../time/local-time.ts";
import { minuteMs } from "../time/units.ts";

/** A day has so many minutes. */
const day = sql`1440`;
/** Whatever is later was put off (telegram/outbox-held.ts). */
const lastTime = new Date("9000-01-01T00:00:00Z");

/** The first moment from now on that is none of a subscriber's quiet ones: an expression on `"Subscription" s`. */
export function decentTime(now: Date): Fragment {
  const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
  return sql`CASE WHEN ${isQuiet(now)}
    THEN ${minute}::timestamptz + make_interval(mins => (s."quietTo" - ${localMinute(now)} + ${day}) % ${day})
    ELSE ${now}::timestamptz END`;
}

/** More than is sent before it is looked again. */
const ahead = 5_000;
const aheadMs = 10_000;

/**
 * What would be said soon, in quiet hours that begin meanwhile, waits for their end: an announcement takes hours. Looks at what is
 * next in turn alone, which costs some 10 ms, as long as it finds any.
 */
export async function waitForDecentTime(db: Db, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + aheadMs);
  let found: number;
  do {
    // Locked in the order of their key, as everywhere (telegram/outbox-rows.ts).
    found = await db.$executeRaw`
      WITH next AS MATERIALIZED (
        SELECT message, subject, "personId"
        FROM "Delivery"
        WHERE status = 'WAITING'
          AND class = 3
          AND NOT said
          AND "notBefore" <= ${now}::timestamptz
          AND "messageId" IS NULL
        ORDER BY "notBefore", id
        LIMIT ${ahead}::int)
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
      SET "notBefore" = ${decentTime(soon)}
      FROM quiet s
      WHERE d.message = s.message AND d.subject = s.subject AND d."personId" = s."personId"`;
  } while (found > 0);
}

/** Lets what was kept back be said, at a decent time; in the quiet hours of nobody it keeps its place. */
export function releaseForDecentTime(
  db: Db,
  message: string,
  subject: string,
  now: Date,
  max: number,
): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" d
    SET status = 'WAITING',
      "notBefore" = CASE
        WHEN d."notBefore" > ${lastTime}::timestamptz THEN ${decentTime(now)}
        WHEN ${isQuiet(now)} THEN GREATEST(d."notBefore", ${decentTime(now)})
        ELSE d."notBefore" END
    FROM (
      SELECT h."personId", s."quietFrom", s."quietTo"
      FROM "Delivery" h
      JOIN "Subscription" s ON s."personId" = h."personId"
      WHERE h.message = ${message} AND h.subject = ${subject} AND h.status = 'HELD'
      ORDER BY h.message, h.subject, h."personId"
      LIMIT ${max}::int
      FOR UPDATE OF h) s
    WHERE d.message = ${message} AND d.subject = ${subject} AND d."personId" = s."personId"`;
}

/** They may go over midnight; where they end as they begin there are none. */
function isQuiet(now: Date): Fragment {
  return sql`(${localMinute(now)} - s."quietFrom" + ${day}) % ${day} < (s."quietTo" - s."quietFrom" + ${day}) % ${day}`;
}

/** Of the day in Kazakhstan. */
function localMinute(now: Date): Fragment {
  return sql`${localTimeOf(now).minutes}::int`;
}
