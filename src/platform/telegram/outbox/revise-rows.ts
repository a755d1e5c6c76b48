import type { Db } from "../../database/open.ts";
import { execute, sql } from "../../database/sql.ts";

// Prisma cannot lock rows in the order of their key, which keeps two statements on the same deliveries from deadlocking (outbox-rows.ts).

/**
 * Records that the content of a message about these subjects has changed. Sent messages are edited, even if the last edit failed;
 * retracted messages stay retracted. @returns how many deliveries it concerns
 */
export function reviseAll(db: Db, message: string, subjects: readonly string[], now: Date): Promise<number> {
  return execute(
    db,
    sql`
      WITH shown AS MATERIALIZED (
        SELECT message, subject, "personId", status IN ('WAITING', 'SENDING') AS "isOpen"
        FROM "Delivery"
        WHERE message = ${message}
          AND subject = ANY (${subjects}::text[])
          AND (status IN ('WAITING', 'SENDING') OR "messageId" IS NOT NULL)
          AND "retractedAt" IS NULL
        ORDER BY message, subject, "personId"
        FOR UPDATE)
      UPDATE "Delivery" d
      SET "wantedVersion" = d."wantedVersion" + 1,
        "partsDone" = 0,
        status = CASE WHEN shown."isOpen" THEN d.status ELSE 'WAITING'::"DeliveryStatus" END,
        "notBefore" = CASE WHEN shown."isOpen" THEN d."notBefore" ELSE ${now}::timestamptz END,
        "doneAt" = NULL
      FROM shown
      WHERE d.message = shown.message AND d.subject = shown.subject AND d."personId" = shown."personId"`,
  );
}

export interface RevisedMessage {
  message: string;
  subject: string;
  /** After this time, deliveries that are not sent yet are pointless. */
  validUntil: Date;
}

/** The people whose id is greater than `after` and at most `last`. */
export interface PeopleRange {
  after: number;
  last: number;
}

/**
 * Does the same for a range of people: sent messages are edited, and deliveries that are being sent are checked
 * again. Waiting deliveries are rendered when they are sent anyway.
 */
export async function revisePart(
  db: Db,
  { message, subject, validUntil }: RevisedMessage,
  { after, last }: PeopleRange,
  now: Date,
): Promise<void> {
  await execute(
    db,
    sql`
      WITH shown AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM "Delivery" d
        WHERE d.message = ${message}
          AND d.subject = ${subject}
          AND d."personId" > ${after}::int
          AND d."personId" <= ${last}::int
          AND d."retractedAt" IS NULL
          AND (d.status = 'SENDING' OR d."messageId" IS NOT NULL
            OR d.status IN ('WAITING', 'HELD') AND d."validUntil" IS DISTINCT FROM ${validUntil}::timestamptz)
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET "wantedVersion" = d."wantedVersion" + 1,
        "partsDone" = 0,
        status = CASE WHEN d.status IN ('WAITING', 'HELD', 'SENDING') THEN d.status ELSE 'WAITING' END,
        "notBefore" = CASE WHEN d."messageId" IS NULL THEN d."notBefore" ELSE LEAST(d."notBefore",
          ${now}::timestamptz) END,
        "validUntil" = ${validUntil}::timestamptz,
        "doneAt" = NULL
      FROM shown
      WHERE d.message = shown.message AND d.subject = shown.subject AND d."personId" = shown."personId"`,
  );
}
