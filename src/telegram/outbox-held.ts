import type { Db, Sql } from "../database/open.ts";
import { type Fragment, sql } from "../database/sql.ts";
import { minuteMs } from "../time/units.ts";

// What was said already is not touched by any of these: its edits go on. What a sender has in hand but has not begun to send is kept back or
// ended like what waits; the sender notices (`begin`). What is under way may still come back unsaid (a 429, a stop): it is put off until
// then, so that it does not go out in between. Where it arrives and was revised meanwhile, `record` ends that.
const putOff = new Date("9999-01-01T00:00:00Z");
/** A call has begun for it, as far as is known. */
const isUnderWay = sql`(d.status = 'SENDING' AND d."unbegunAttempt" IS DISTINCT FROM d.attempt)`;

/** Some of a message's deliveries about a subject that are not said yet, locked in the order of their key (outbox-rows.ts). */
function unsaid(message: string, subject: string | number, which: Fragment, max: number): Fragment {
  return sql`
    SELECT d.message, d.subject, d."personId", ${isUnderWay} AS "isUnderWay"
    FROM "Delivery" d
    WHERE d.message = ${message}
      AND d.subject = ${String(subject)}
      AND d.status IN ('WAITING', 'HELD', 'SENDING')
      AND (${which})
      AND d."messageId" IS NULL
    ORDER BY d.message, d.subject, d."personId"
    LIMIT ${max}::int
    FOR UPDATE`;
}

/** What is under way and put off already has been looked after. */
const isToBeStopped = sql`d.status <> 'SENDING' OR d."notBefore" <> ${putOff}::timestamptz`;

const isKeptBack = sql`d.status = 'HELD' OR d."notBefore" = ${putOff}::timestamptz`;

const isSame = sql`d.message = u.message AND d.subject = u.subject AND d."personId" = u."personId"`;

/** As many as there are. */
const all = 2_000_000_000;

/**
 * Keeps back what is not said yet.
 * @param max so many at once: with hundreds of thousands the caller begins again until fewer are found
 * @returns how many were kept back
 */
export function hold(db: Db, message: string, subject: string | number, max = all): Promise<number> {
  return db.$executeRaw`
    WITH u AS MATERIALIZED (${unsaid(message, subject, sql`d.status <> 'HELD' AND (${isToBeStopped})`, max)})
    UPDATE "Delivery" d
    SET status = CASE WHEN u."isUnderWay" THEN 'SENDING' ELSE 'HELD' END::"DeliveryStatus",
      "notBefore" = CASE WHEN u."isUnderWay" THEN ${putOff}::timestamptz ELSE d."notBefore" END
    FROM u
    WHERE ${isSame}`;
}

/** Lets what was kept back be said. @param max as for `hold` */
export function release(db: Db, message: string, subject: string | number, now: Date, max = all): Promise<number> {
  return db.$executeRaw`
    WITH u AS MATERIALIZED (${unsaid(message, subject, isKeptBack, max)})
    UPDATE "Delivery" d
    SET status = CASE d.status WHEN 'HELD' THEN 'WAITING' ELSE d.status END,
      "notBefore" = CASE d."notBefore" WHEN ${putOff}::timestamptz THEN ${now}::timestamptz ELSE d."notBefore" END
    FROM u
    WHERE ${isSame}`;
}

/** Ends what is not said yet. @param why is kept with each @param max as for `hold` */
export function drop(
  db: Db,
  message: string,
  subject: string | number,
  why: string,
  now: Date,
  max = all,
): Promise<number> {
  return db.$executeRaw`
    WITH u AS MATERIALIZED (${unsaid(message, subject, isToBeStopped, max)})
    UPDATE "Delivery" d
    SET status = CASE WHEN u."isUnderWay" THEN 'SENDING' ELSE 'SKIPPED' END::"DeliveryStatus",
      error = ${why},
      "doneAt" = CASE WHEN u."isUnderWay" THEN NULL ELSE ${now}::timestamptz END,
      "notBefore" = CASE WHEN u."isUnderWay" THEN ${putOff}::timestamptz ELSE d."notBefore" END
    FROM u
    WHERE ${isSame}`;
}

/** How far something is that is said to many. */
export interface Progress {
  total: number;
  /** Also what is to be edited since. */
  sent: number;
  /** They have blocked the bot or are gone. */
  unreachable: number;
  /** Refused, or nobody knows whether it arrived. */
  failed: number;
  /** No longer true for them, out of date, or dropped. */
  skipped: number;
  /** Of what is still to be said: what is kept back; what waits for its time, and for which at the latest. */
  held: number;
  later: number;
  latest: Date | null;
  /** Ended in the last minute. */
  lately: number;
  /** Ended since a given time, and how much of that failed. */
  judged: number;
  judgedFailed: number;
}

export interface ProgressOptions {
  now: Date;
  judgedFrom: Date;
}

/** Counts it, which costs some 100 ms with hundreds of thousands of deliveries. */
export async function countProgress(
  database: Sql,
  message: string,
  subject: string,
  { now, judgedFrom }: ProgressOptions,
): Promise<Progress> {
  const [progress] = await database.rows<Progress>(
    `SELECT count(*)::int AS total,
       count(*) FILTER (WHERE outcome = 'sent')::int AS sent,
       count(*) FILTER (WHERE outcome = 'unreachable')::int AS unreachable,
       count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
       count(*) FILTER (WHERE outcome = 'skipped')::int AS skipped,
       count(*) FILTER (WHERE outcome IS NULL AND held)::int AS held,
       count(*) FILTER (WHERE outcome IS NULL AND "notBefore" > $3::timestamptz)::int AS later,
       max("notBefore") FILTER (WHERE outcome IS NULL AND "notBefore" > $3::timestamptz) AS latest,
       count(*) FILTER (WHERE "doneAt" > $4::timestamptz)::int AS lately,
       count(*) FILTER (WHERE "doneAt" >= $5::timestamptz)::int AS judged,
       count(*) FILTER (WHERE "doneAt" >= $5::timestamptz AND outcome = 'failed')::int AS "judgedFailed"
     FROM (SELECT "notBefore", "doneAt", status = 'HELD' AS held, CASE
         WHEN "messageId" IS NOT NULL OR status = 'SENT' THEN 'sent'
         WHEN status = 'REFUSED' AND error LIKE '403%' OR status = 'SKIPPED' AND error = 'blocked' THEN 'unreachable'
         WHEN status IN ('REFUSED', 'UNKNOWN') THEN 'failed'
         WHEN status = 'SKIPPED' THEN 'skipped' END AS outcome
       FROM "Delivery" WHERE message = $1 AND subject = $2) d`,
    [message, subject, now, new Date(now.getTime() - minuteMs), judgedFrom],
  );
  if (progress === undefined) throw new Error("A count has one row.");
  return progress;
}
