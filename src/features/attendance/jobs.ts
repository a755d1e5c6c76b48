import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { sql } from "../../platform/database/sql.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { hourMs, secondMs } from "../../platform/time/units.ts";
import { ratingMessage } from "./ratings.ts";

const hourSeconds = hourMs / secondMs;
const validSeconds = 3 * 24 * hourSeconds;

/**
 * Asks participants once for a rating, an hour after the end of the event and at a decent hour. If it was not asked then, the question is
 * still worth asking for three days.
 */
export function askForRatings(tools: JobTools, now: Date): Promise<number> {
  const job = "askForRatings";
  return doWhatIsDue<{ id: number }>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => String(id),
    claim: (tx, after, limit) => tx.$queryRaw`
      SELECT e.id
      FROM "Event" e
      WHERE e.status = 'PUBLISHED' AND e.id > ${after?.id ?? 0}::int
        AND e."endsAt" <= ${now}::timestamptz - make_interval(secs => ${hourSeconds}::float8)
        AND e."endsAt" + make_interval(secs => ${validSeconds}::float8) > ${nextPublicHour(now)}::timestamptz
        AND ${notSetAside(tools, job, sql`e.id::text`)}
      ORDER BY e.id
      LIMIT ${limit}::int
      FOR UPDATE OF e SKIP LOCKED`,
    async act(tx, events) {
      const recipients = {
        subject: ratingMessage.subjectSql({ event: sql`e.id` }),
        notBefore: nextPublicHour(now),
        validUntil: sql`e."endsAt" + make_interval(secs => ${validSeconds}::float8)`,
        from: sql`FROM "Event" e
          JOIN "Registration" r ON r."eventId" = e.id AND r.status = 'ATTENDED' AND r.rating IS NULL
          JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
          WHERE e.id = ANY (${events.map(({ id }) => id)}::int[])`,
      };
      await enqueueSelect(tx, ratingMessage, recipients, now);
      return events.length;
    },
  });
}
