import type { Db } from "../../database/open.ts";
import { execute, type Fragment, sql } from "../../database/sql.ts";
import { trail } from "../../log.ts";
import type { About } from "./outbox-message.ts";
import { remains, retracted } from "./retract-step.ts";

// Prisma cannot lock rows in the order of their key, and its updates have no FROM.

/**
 * Retracts a message from everybody who received it. The sender deletes it where Telegram still allows that, and otherwise empties it.
 * Deliveries that were not sent never are, even if they are enqueued again. Repeating it changes nothing.
 * The column `error` names what can no longer be removed: `remainsOf` in retract-step.ts.
 */
export function retract(db: Db, about: About, now: Date): Promise<number> {
  return retractWhere(db, about, sql``, now);
}

/** Retracts a message from one person. */
export function retractFor(db: Db, about: About, personId: number, now: Date): Promise<number> {
  return retractWhere(db, about, sql`AND d."personId" = ${personId}::int`, now);
}

/** Retracts a message about many subjects from one person, in one statement. @param subjects as they are stored (`about`) */
export function retractManyFor(
  db: Db,
  message: string,
  subjects: readonly string[],
  personId: number,
  now: Date,
): Promise<number> {
  const which = sql`d.subject = ANY (${subjects}::text[]) AND d."personId" = ${personId}::int`;
  return retractMatching(db, message, which, now);
}

async function retractWhere(db: Db, { message, subject }: About, whose: Fragment, now: Date): Promise<number> {
  const count = await retractMatching(db, message, sql`d.subject = ${subject} ${whose}`, now);
  if (count > 0) trail({ message, subject }, "enqueued for retraction");
  return count;
}

/** @returns how many deliveries were marked as retracted */
async function retractMatching(db: Db, message: string, which: Fragment, now: Date): Promise<number> {
  // A delivery that is being sent is checked again when its outcome is known.
  return execute(
    db,
    sql`
      WITH theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId",
          CASE
            WHEN d.status = 'SENDING' AND d."unbegunAttempt" IS DISTINCT FROM d.attempt THEN 'SENDING'
            WHEN d."messageId" IS NOT NULL THEN 'WAITING'
            WHEN d.status = 'UNKNOWN' THEN 'UNKNOWN'
            ELSE 'SKIPPED'
          END AS status
        FROM "Delivery" d
        WHERE d.message = ${message}
          AND d."retractedAt" IS NULL
          AND ${which}
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE)
      UPDATE "Delivery" d
      SET "retractedAt" = ${now}::timestamptz,
        "wantedVersion" = d."wantedVersion" + 1,
        status = t.status::"DeliveryStatus",
        "partsDone" = 0,
        "oneByOne" = false,
        "notBefore" = CASE t.status WHEN 'WAITING' THEN ${now}::timestamptz ELSE d."notBefore" END,
        "retryAt" = NULL,
        "doneAt" = CASE WHEN t.status IN ('WAITING', 'SENDING') THEN NULL ELSE ${now}::timestamptz END,
        error = CASE t.status
          WHEN 'SKIPPED' THEN ${retracted}
          WHEN 'UNKNOWN' THEN ${`${retracted}, ${remains} unknown`}
          ELSE d.error
        END
      FROM theirs t
      WHERE d.message = t.message AND d.subject = t.subject AND d."personId" = t."personId"`,
  );
}

/** Records that deliveries are taken back whose messages the caller deletes itself. */
export async function markDeleted(
  tx: Db,
  personId: number,
  deliveries: readonly Pick<About, "message" | "subject">[],
  now: Date,
): Promise<void> {
  await execute(
    tx,
    sql`
      WITH theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM unnest(
          ${deliveries.map(({ message }) => message)}::text[],
          ${deliveries.map(({ subject }) => subject)}::text[]
        ) AS m(message, subject)
        JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."personId" = ${personId}::int
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET "retractedAt" = ${now}::timestamptz,
        "wantedVersion" = d."wantedVersion" + 1,
        status = 'SKIPPED',
        error = ${retracted},
        "retryAt" = NULL,
        "doneAt" = ${now}::timestamptz
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
}
