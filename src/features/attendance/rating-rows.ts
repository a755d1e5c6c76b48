import type { Db } from "../../platform/database/open.ts";
import { type Fragment, sql } from "../../platform/database/sql.ts";
import { enqueueSelect } from "../../platform/telegram/outbox/delivery-rows.ts";
import { dayMs, hourMs, secondMs } from "../../platform/time/units.ts";
import { ratingMessage } from "./ratings.ts";

// Prisma neither skips locked rows nor has INSERT … SELECT.

const hourSeconds = hourMs / secondMs;
const validSeconds = (3 * dayMs) / secondMs;

/** The key of an event, as text. */
export const eventKey = sql`e.id::text`;

/**
 * Claims the next events that ended more than an hour ago and whose question for a rating is still worth asking at `askAt`.
 * @param also a further condition on "Event" AS e
 */
export function claimEnded(now: Date, askAt: Date, after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT e.id
    FROM "Event" e
    WHERE e.status = 'PUBLISHED'
      AND e.id > ${after}::int
      AND e."endsAt" <= ${now}::timestamptz - make_interval(secs => ${hourSeconds}::float8)
      AND e."endsAt" + make_interval(secs => ${validSeconds}::float8) > ${askAt}::timestamptz
      AND ${also}
    ORDER BY e.id
    LIMIT ${limit}::int
    FOR UPDATE OF e SKIP LOCKED`;
}

/** Asks the participants of these events who have not rated them yet. */
export async function askParticipants(tx: Db, eventIds: readonly number[], askAt: Date, now: Date): Promise<void> {
  const recipients = {
    subject: ratingMessage.subjectSql({ event: sql`e.id` }),
    notBefore: askAt,
    validUntil: sql`e."endsAt" + make_interval(secs => ${validSeconds}::float8)`,
    from: sql`FROM "Event" e
      JOIN "Registration" r ON r."eventId" = e.id AND r.status = 'ATTENDED' AND r.rating IS NULL
      JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
      WHERE e.id = ANY (${eventIds}::int[])`,
  };
  await enqueueSelect(tx, ratingMessage, recipients, now);
}
