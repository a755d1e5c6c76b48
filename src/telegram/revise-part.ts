import type { Db } from "../database/open.ts";

export interface RevisedMessage {
  message: string;
  subject: string;
  /** What is not said yet is pointless after this time. */
  validUntil: Date;
}

/** People by their ids: those after the first up to the last. */
export interface PeopleRange {
  after: number;
  last: number;
}

/**
 * As `revise` (outbox.ts), for some of the people at a time: what was sent is edited, what is on its way is looked at again. What
 * waits is rendered fresh anyway.
 */
export async function revisePart(
  db: Db,
  { message, subject, validUntil }: RevisedMessage,
  { after, last }: PeopleRange,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
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
      "notBefore" = CASE WHEN d."messageId" IS NULL THEN d."notBefore" ELSE LEAST(d."notBefore", ${now}::timestamptz) END,
      "validUntil" = ${validUntil}::timestamptz,
      "doneAt" = NULL
    FROM shown
    WHERE d.message = shown.message AND d.subject = shown.subject AND d."personId" = shown."personId"`;
}
