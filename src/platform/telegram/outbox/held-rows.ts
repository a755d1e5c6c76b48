import type { Db, Sql } from "../../database/open.ts";
import { execute, type Fragment, query, sql } from "../../database/sql.ts";
import { minuteMs } from "../../time/units.ts";

// Prisma neither locks rows in the order of their key nor compares them with a condition in an update.
// These functions do not touch messages that were already sent; those can still be edited. A delivery that a sender has claimed but not
// begun to send is held or dropped like a waiting one, and the sender notices that (`begin`). A delivery that is being sent may still come
// back (a 429, a stop). It is postponed to this time, so that it is not sent then. If it arrives and was revised meanwhile, `record` resets
// that.
const postponed = new Date("9999-01-01T00:00:00Z");
/** Whether a call for the delivery has begun, as far as is known. */
const isBeingSent = sql`(d.status = 'SENDING' AND d."unbegunAttempt" IS DISTINCT FROM d.attempt)`;

/** Selects deliveries of a message about a subject that are not sent yet, and locks them in the order of their key (outbox-rows.ts). */
function notSent(message: string, subject: string | number, condition: Fragment, max: number): Fragment {
  return sql`
    SELECT d.message, d.subject, d."personId", ${isBeingSent} AS "isBeingSent"
    FROM "Delivery" d
    WHERE d.message = ${message}
      AND d.subject = ${String(subject)}
      AND d.status IN ('WAITING', 'HELD', 'SENDING')
      AND (${condition})
      AND d."messageId" IS NULL
    ORDER BY d.message, d.subject, d."personId"
    LIMIT ${max}::int
    FOR UPDATE`;
}

/** A delivery that is being sent and is already postponed needs nothing more. */
const isStoppable = sql`d.status <> 'SENDING' OR d."notBefore" <> ${postponed}::timestamptz`;

const isHeld = sql`d.status = 'HELD' OR d."notBefore" = ${postponed}::timestamptz`;

const isSame = sql`d.message = u.message AND d.subject = u.subject AND d."personId" = u."personId"`;

/** No limit. */
const noLimit = 2_000_000_000;

/**
 * Holds deliveries that are not sent yet.
 * @param max the maximum number per call; with hundreds of thousands, the caller repeats the call until fewer are found
 * @returns how many were held
 */
export function hold(db: Db, message: string, subject: string | number, max = noLimit): Promise<number> {
  return execute(
    db,
    sql`
      WITH u AS MATERIALIZED (${notSent(message, subject, sql`d.status <> 'HELD' AND (${isStoppable})`, max)})
      UPDATE "Delivery" d
      SET status = CASE WHEN u."isBeingSent" THEN 'SENDING' ELSE 'HELD' END::"DeliveryStatus",
        "notBefore" = CASE WHEN u."isBeingSent" THEN ${postponed}::timestamptz ELSE d."notBefore" END
      FROM u
      WHERE ${isSame}`,
  );
}

/** Releases held deliveries. @param max as for `hold` */
export function release(db: Db, message: string, subject: string | number, now: Date, max = noLimit): Promise<number> {
  return execute(
    db,
    sql`
      WITH u AS MATERIALIZED (${notSent(message, subject, isHeld, max)})
      UPDATE "Delivery" d
      SET status = CASE d.status WHEN 'HELD' THEN 'WAITING' ELSE d.status END,
        "notBefore" = CASE d."notBefore" WHEN ${postponed}::timestamptz THEN ${now}::timestamptz ELSE d."notBefore" END
      FROM u
      WHERE ${isSame}`,
  );
}

/** Drops deliveries that are not sent yet. @param reason is stored with each @param max as for `hold` */
export function drop(
  db: Db,
  message: string,
  subject: string | number,
  reason: string,
  now: Date,
  max = noLimit,
): Promise<number> {
  return execute(
    db,
    sql`
      WITH u AS MATERIALIZED (${notSent(message, subject, isStoppable, max)})
      UPDATE "Delivery" d
      SET status = CASE WHEN u."isBeingSent" THEN 'SENDING' ELSE 'SKIPPED' END::"DeliveryStatus",
        error = ${reason},
        "doneAt" = CASE WHEN u."isBeingSent" THEN NULL ELSE ${now}::timestamptz END,
        "notBefore" = CASE WHEN u."isBeingSent" THEN ${postponed}::timestamptz ELSE d."notBefore" END
      FROM u
      WHERE ${isSame}`,
  );
}

/** The progress of a message to many people. */
export interface Progress {
  total: number;
  /** Includes messages that are still to be edited. */
  sent: number;
  /** The person has blocked the bot or no longer exists. */
  unreachable: number;
  /** Telegram refused the delivery, or it is unknown whether it arrived. */
  failed: number;
  /** The delivery was no longer true for the person, was out of date or was dropped. */
  skipped: number;
  /** Deliveries that are not sent yet: how many are held, how many wait for their time, and the latest of these times. */
  held: number;
  later: number;
  latest: Date | null;
  /** How many ended in the last minute. */
  lately: number;
  /** How many ended since `judgedFrom`, and how many of those failed. */
  judged: number;
  judgedFailed: number;
}

export interface ProgressOptions {
  now: Date;
  judgedFrom: Date;
}

/** Counts the progress, which costs some 100 ms with hundreds of thousands of deliveries. */
export async function countProgress(
  pool: Sql,
  message: string,
  subject: string,
  { now, judgedFrom }: ProgressOptions,
): Promise<Progress> {
  const [progress] = await query<Progress>(
    pool,
    sql`
      SELECT count(*)::int AS total,
        count(*) FILTER (WHERE outcome = 'sent')::int AS sent,
        count(*) FILTER (WHERE outcome = 'unreachable')::int AS unreachable,
        count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
        count(*) FILTER (WHERE outcome = 'skipped')::int AS skipped,
        count(*) FILTER (WHERE outcome IS NULL AND held)::int AS held,
        count(*) FILTER (WHERE outcome IS NULL AND "notBefore" > ${now}::timestamptz)::int AS later,
        max("notBefore") FILTER (WHERE outcome IS NULL AND "notBefore" > ${now}::timestamptz) AS latest,
        count(*) FILTER (WHERE "doneAt" > ${new Date(now.getTime() - minuteMs)}::timestamptz)::int AS lately,
        count(*) FILTER (WHERE "doneAt" >= ${judgedFrom}::timestamptz)::int AS judged,
        count(*) FILTER (WHERE "doneAt" >= ${judgedFrom}::timestamptz AND outcome = 'failed')::int AS "judgedFailed"
      FROM (
        SELECT "notBefore", "doneAt", status = 'HELD' AS held,
          CASE
            WHEN "messageId" IS NOT NULL OR status = 'SENT' THEN 'sent'
            WHEN status = 'REFUSED' AND error LIKE '403%' OR status = 'SKIPPED' AND error = 'blocked' THEN 'unreachable'
            WHEN status IN ('REFUSED', 'UNKNOWN') THEN 'failed'
            WHEN status = 'SKIPPED' THEN 'skipped'
          END AS outcome
        FROM "Delivery"
        WHERE message = ${message} AND subject = ${subject}) d`,
  );
  if (progress === undefined) throw new Error("Counting the progress returned no row.");
  return progress;
}
