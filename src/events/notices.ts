import type { Db } from "../database/open.ts";

export const changedMessage = "events.changed";
export const cancelledMessage = "events.cancelled";
export const reminderMessage = "events.reminder";

/** Lets all who take part or wait be told something of an event, each once. */
export async function tellParticipants(
  db: Db,
  eventId: number,
  { message, subject, validUntil }: { message: string; subject: string; validUntil: Date },
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Delivery" (message, subject, "personId", "chatId", class, "notBefore", "validUntil", "createdAt")
    SELECT ${message}, ${subject}, p.id, p."telegramId", 1, ${now}::timestamptz, ${validUntil}::timestamptz, ${now}::timestamptz
    FROM "Registration" r JOIN "Person" p ON p.id = r."personId"
    WHERE r."eventId" = ${eventId}::int AND r.status IN ('GOING', 'WAITING', 'OFFERED') AND p."blockedAt" IS NULL
    ON CONFLICT DO NOTHING`;
}
