import { int, oneOf } from "../chat/buttons.ts";
import type { Db } from "../database/open.ts";
import { sql } from "../database/sql.ts";
import { enqueueSelect } from "../telegram/delivery-rows.ts";
import {
  defineMessage,
  instant,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "../telegram/outbox-message.ts";

/** An event has changed; `sequence` names the version. */
export const changedMessage = defineMessage({
  name: "events.changed",
  subject: { event: int, sequence: int },
  priority: "urgent",
});
export const cancelledMessage = defineMessage({
  name: "events.cancelled",
  subject: { event: int },
  priority: "urgent",
});
/** Something of an event begins `at` that time, in a day or in an hour: an event that has moved reminds again. */
export const reminderMessage = defineMessage({
  name: "events.reminder",
  subject: { event: int, at: instant, kind: oneOf(["day", "hour"]) },
  priority: "ordinary",
});

/** Lets all who take part or wait be told something of an event, each once. */
export async function tellParticipants<S extends SubjectFields>(
  db: Db,
  eventId: number,
  { message, subject, validUntil }: { message: OutboxMessage<S>; subject: SubjectOf<S>; validUntil: Date },
  now: Date,
): Promise<void> {
  const who = {
    subject,
    notBefore: now,
    validUntil,
    from: sql`FROM "Registration" r
      JOIN "Person" p ON p.id = r."personId"
      WHERE r."eventId" = ${eventId}::int AND r.status IN ('GOING', 'WAITING', 'OFFERED') AND p."blockedAt" IS NULL`,
  };
  await enqueueSelect(db, message, who, now);
}
