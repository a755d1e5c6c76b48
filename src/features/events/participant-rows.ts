import type { Db } from "../../platform/database/open.ts";
import { type Fragment, sql } from "../../platform/database/sql.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { reminderMessage } from "./notices.ts";

// The participants are known to the database, and Prisma has no INSERT … SELECT.

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

/** The start of an event or of a stage of it. */
export interface DueOccasion {
  eventId: number;
  position: number;
}

/** A reminder of occasions that begin between these times from now, in seconds. */
export interface ReminderSpan {
  kind: "day" | "hour";
  atLeast: number;
  before: number;
}

/** The key of an occasion, as text. */
export const occasionKey = sql`o."eventId" || '/' || o.position`;

/** Claims the next occasions within a span. @param also a further condition on "Occasion" AS o */
export function claimOccasions(
  now: Date,
  { atLeast, before }: ReminderSpan,
  after: DueOccasion | null,
  limit: number,
  also: Fragment,
): Fragment {
  return sql`
    SELECT o."eventId", o.position
    FROM "Occasion" o
    JOIN "Event" e ON e.id = o."eventId" AND e.status = 'PUBLISHED'
    WHERE o.at > ${now}::timestamptz + make_interval(secs => ${atLeast}::float8)
      AND o.at <= ${now}::timestamptz + make_interval(secs => ${before}::float8)
      AND (o."eventId", o.position) > (${after?.eventId ?? 0}::int, ${after?.position ?? 0}::int)
      AND ${also}
    ORDER BY o."eventId", o.position
    LIMIT ${limit}::int
    FOR UPDATE OF o SKIP LOCKED`;
}

/** Reminds the participants of these occasions. Somebody who registered within the span does not need it. */
export async function remindParticipants(
  tx: Db,
  occasions: readonly DueOccasion[],
  { kind, atLeast, before }: ReminderSpan,
  notBefore: Date,
  now: Date,
): Promise<void> {
  const at = sql`round(extract(epoch FROM o.at) * 1000)::bigint`;
  const subject = reminderMessage.subjectSql({ event: sql`o."eventId"`, at, kind: sql`${kind}::text` });
  const recipients = {
    subject,
    notBefore,
    validUntil: sql`o.at - make_interval(secs => ${atLeast}::float8)`,
    // If two occasions begin at the same time, everybody is reminded once. Rows are locked in the order of their key, as always.
    from: sql`FROM (
        SELECT DISTINCT o."eventId", o.at
        FROM unnest(
          ${occasions.map(({ eventId }) => eventId)}::int[],
          ${occasions.map(({ position }) => position)}::int[]
        ) AS due("eventId", position)
        JOIN "Occasion" o ON o."eventId" = due."eventId" AND o.position = due.position) o
      JOIN "Registration" r ON r."eventId" = o."eventId"
        AND r.status = 'GOING'
        AND r."registeredAt" <= o.at - make_interval(secs => ${before}::float8)
      JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
      ORDER BY ${subject}, p.id`,
    repeats: "wait again" as const,
  };
  await enqueueSelect(tx, reminderMessage, recipients, now);
}
