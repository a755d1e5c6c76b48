import type { Field } from "../../platform/chat/buttons.ts";
import type { Db } from "../../platform/database/open.ts";
import { execute, sql } from "../../platform/database/sql.ts";
import type { OfficialLanguage } from "../../platform/i18n/languages.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import type { OutboxMessage } from "../../platform/telegram/outbox/outbox-message.ts";

// Prisma neither adds to a JSON column in one statement, which two editors may do at once, nor has INSERT … SELECT.

/** Stores the results in a language beside those in the others, unless they have been sent. @returns whether they were stored */
export async function storeResults(
  db: Db,
  eventId: number,
  { language, text }: { language: OfficialLanguage; text: string },
): Promise<boolean> {
  const stored = await execute(
    db,
    sql`
      UPDATE "Event"
      SET results = COALESCE(results, '{}'::jsonb) || jsonb_build_object(${language}::text, ${text}::text)
      WHERE id = ${eventId}::int AND "resultsAt" IS NULL`,
  );
  return stored === 1;
}

/** Sends the results to everybody who came. @returns to how many */
export function sendToParticipants(
  tx: Db,
  message: OutboxMessage<{ event: Field<number> }>,
  eventId: number,
  times: { notBefore: Date; validUntil: Date },
  now: Date,
): Promise<number> {
  const recipients = {
    ...times,
    subject: { event: eventId },
    from: sql`FROM "Registration" r
      JOIN "Person" p ON p.id = r."personId"
      WHERE r."eventId" = ${eventId}::int AND r.status = 'ATTENDED' AND p."blockedAt" IS NULL`,
  };
  return enqueueSelect(tx, message, recipients, now);
}
