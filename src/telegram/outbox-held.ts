import type { Db, Sql } from "../database/open.ts";

// What was said already is not touched by any of these: its edits go on. What a sender has in hand may still come back unsaid (a
// 429, a stop): it is put off until then, so that it does not go out in between.
const putOff = new Date("9999-01-01T00:00:00Z");

/** Keeps back what is not said yet. @returns how many were kept back */
export function hold(db: Db, message: string, subject: string | number): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" SET status = CASE status WHEN 'WAITING' THEN 'HELD' ELSE status END,
      "notBefore" = CASE status WHEN 'SENDING' THEN ${putOff}::timestamptz ELSE "notBefore" END
    WHERE message = ${message} AND subject = ${String(subject)} AND status IN ('WAITING', 'SENDING') AND "messageId" IS NULL`;
}

/** Lets what was kept back be said. */
export function release(db: Db, message: string, subject: string | number, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" SET status = CASE status WHEN 'HELD' THEN 'WAITING' ELSE status END,
      "notBefore" = CASE "notBefore" WHEN ${putOff}::timestamptz THEN ${now}::timestamptz ELSE "notBefore" END
    WHERE message = ${message} AND subject = ${String(subject)} AND status IN ('HELD', 'WAITING', 'SENDING')
      AND (status = 'HELD' OR "notBefore" = ${putOff}::timestamptz)`;
}

/** Ends what is not said yet. @param why is kept with each */
export function drop(db: Db, message: string, subject: string | number, why: string, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "Delivery" SET status = CASE status WHEN 'SENDING' THEN status ELSE 'SKIPPED' END, error = ${why},
      "doneAt" = CASE status WHEN 'SENDING' THEN NULL ELSE ${now}::timestamptz END,
      "notBefore" = CASE status WHEN 'SENDING' THEN ${putOff}::timestamptz ELSE "notBefore" END
    WHERE message = ${message} AND subject = ${String(subject)} AND status IN ('WAITING', 'HELD', 'SENDING')
      AND "messageId" IS NULL`;
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
  sql: Sql,
  message: string,
  subject: string,
  { now, judgedFrom }: ProgressOptions,
): Promise<Progress> {
  const [progress] = await sql.rows<Progress>(
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
    [message, subject, now, new Date(now.getTime() - 60_000), judgedFrom],
  );
  if (progress === undefined) throw new Error("A count has one row.");
  return progress;
}
