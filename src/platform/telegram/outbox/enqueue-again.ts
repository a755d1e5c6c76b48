import type { Db } from "../../database/open.ts";
import { enqueue } from "./outbox.ts";
import type { NewDelivery } from "./outbox-message.ts";

/**
 * Enqueues a delivery even if it was skipped or refused before, because the person could not be reached or it was not true at that time.
 * A delivery that has a message on the person's screen is not sent again.
 */
export async function enqueueAgain(db: Db, delivery: NewDelivery, now: Date): Promise<void> {
  await enqueue(db, [delivery], now);
  const { message, subject, personId, notBefore, validUntil } = delivery;
  await db.$executeRaw`
    UPDATE "Delivery" d
    SET status = 'WAITING',
      error = NULL,
      "doneAt" = NULL,
      "retryAt" = NULL,
      "notBefore" = ${notBefore}::timestamptz,
      "validUntil" = ${validUntil}::timestamptz
    WHERE d.message = ${message}
      AND d.subject = ${subject}
      AND d."personId" = ${personId}::int
      AND d.status IN ('SKIPPED', 'REFUSED')
      AND d."retractedAt" IS NULL
      AND d."messageId" IS NULL`;
}
