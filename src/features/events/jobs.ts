import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { sql } from "../../platform/database/sql.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { hourMs } from "../../platform/time/units.ts";
import { reminderMessage } from "./notices.ts";
import { endOffers, offerSeats } from "./seats.ts";

/** Ends offers that were not accepted in time, and offers free seats to people who wait. */
export function offerFreedSeats(tools: JobTools, now: Date): Promise<number> {
  const job = "offerFreedSeats";
  return doWhatIsDue<{ id: number }>(tools, {
    job,
    // A small batch, because people who register wait for the lock of the event.
    batch: 1,
    keyOf: ({ id }) => String(id),
    claim: (tx, after, limit) => tx.$queryRaw`
      SELECT e.id
      FROM "Event" e
      WHERE e.id > ${after?.id ?? 0}::int
        AND (
          EXISTS (
            SELECT 1
            FROM "Registration" r
            WHERE r."eventId" = e.id AND r.status = 'OFFERED'
              AND LEAST(r."offeredUntil", e."startsAt") <= ${now}::timestamptz)
          OR e.status = 'PUBLISHED' AND e."startsAt" > ${now}::timestamptz AND (e.places IS NULL OR e.taken < e.places)
            AND EXISTS (
              SELECT 1
              FROM "Registration" r
              JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
              WHERE r."eventId" = e.id AND r.status = 'WAITING'))
        AND ${notSetAside(tools, job, sql`e.id::text`)}
      ORDER BY e.id
      LIMIT ${limit}::int
      FOR UPDATE OF e SKIP LOCKED`,
    async act(tx, events) {
      for (const { id } of events) {
        await endOffers(tx, id, now);
        await offerSeats(tx, id, now);
      }
      return events.length;
    },
  });
}

/**
 * Reminds participants of events that begin in a day or in an hour. A late reminder is better than none, but three hours before the
 * start is too late for the reminder a day ahead. Somebody who registered after the time of a reminder does not need it.
 */
export async function remindOfEvents(tools: JobTools, now: Date): Promise<void> {
  await remind(
    tools,
    { kind: "day", beforeMs: 24 * hourMs, atLeastMs: 3 * hourMs, notBefore: nextPublicHour(now) },
    now,
  );
  await remind(tools, { kind: "hour", beforeMs: hourMs, atLeastMs: 0, notBefore: now }, now);
}

interface ReminderRule {
  kind: "day" | "hour";
  beforeMs: number;
  /** The reminder is pointless if the event begins sooner than this. */
  atLeastMs: number;
  notBefore: Date;
}

interface DueOccasion {
  eventId: number;
  position: number;
}

/**
 * The subject of a reminder consists of event, time and kind, so each is sent once, and an event that has moved is reminded of again. A
 * reminder that was skipped because the event had moved is sent if the event moves back.
 */
async function remind(
  tools: JobTools,
  { kind, beforeMs, atLeastMs, notBefore }: ReminderRule,
  now: Date,
): Promise<void> {
  const job = `remindOfEvents.${kind}`;
  const [before, atLeast] = [beforeMs / 1000, atLeastMs / 1000];
  await doWhatIsDue<DueOccasion>(tools, {
    job,
    batch: 50,
    keyOf: ({ eventId, position }) => `${eventId}/${position}`,
    claim: (tx, after, limit) => tx.$queryRaw`
      SELECT o."eventId", o.position
      FROM "Occasion" o
      JOIN "Event" e ON e.id = o."eventId" AND e.status = 'PUBLISHED'
      WHERE o.at > ${now}::timestamptz + make_interval(secs => ${atLeast}::float8)
        AND o.at <= ${now}::timestamptz + make_interval(secs => ${before}::float8)
        AND (o."eventId", o.position) > (${after?.eventId ?? 0}::int, ${after?.position ?? 0}::int)
        AND ${notSetAside(tools, job, sql`o."eventId" || '/' || o.position`)}
      ORDER BY o."eventId", o.position
      LIMIT ${limit}::int
      FOR UPDATE OF o SKIP LOCKED`,
    async act(tx, occasions) {
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
          JOIN "Registration" r ON r."eventId" = o."eventId" AND r.status = 'GOING'
            AND r."registeredAt" <= o.at - make_interval(secs => ${before}::float8)
          JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
          ORDER BY ${subject}, p.id`,
        repeats: "wait again" as const,
      };
      await enqueueSelect(tx, reminderMessage, recipients, now);
      return occasions.length;
    },
  });
}
