import { int, oneOf } from "../../platform/chat/buttons.ts";
import type { Db } from "../../platform/database/open.ts";
import { sql } from "../../platform/database/sql.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import {
  defineMessage,
  instant,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells participants that an event has changed; `sequence` is the version. */
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
/** Reminds participants that an event or a stage begins `at` that time, in a day or in an hour. After a move it is sent again. */
export const reminderMessage = defineMessage({
  name: "events.reminder",
  subject: { event: int, at: instant, kind: oneOf(["day", "hour"]) },
  priority: "ordinary",
});

/** Sends a message about an event once to everybody who takes part or waits. */
export async function tellParticipants<S extends SubjectFields>(
  db: Db,
  eventId: number,
  { message, subject, validUntil }: { message: OutboxMessage<S>; subject: SubjectOf<S>; validUntil: Date },
  now: Date,
): Promise<void> {
  const recipients = {
    subject,
    notBefore: now,
    validUntil,
    from: sql`FROM "Registration" r
      JOIN "Person" p ON p.id = r."personId"
      WHERE r."eventId" = ${eventId}::int AND r.status IN ('GOING', 'WAITING', 'OFFERED') AND p."blockedAt" IS NULL`,
  };
  await enqueueSelect(db, message, recipients, now);
}
