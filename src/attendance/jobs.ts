import type { Database } from "../database/open.ts";
import { decentHour } from "../events/decent-hour.ts";
import { ratingMessage } from "./ratings.ts";

const hourSeconds = 3600;
const latestSeconds = 3 * 24 * hourSeconds;

/**
 * Asks those who came how it was, once: an hour after the end, at a decent hour. Within three days late is better than never.
 */
export async function askForRatings({ sql }: Database, now: Date): Promise<void> {
  await sql.rows(
    `INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "validUntil", "createdAt")
     SELECT $1::text, e.id::text, p."telegramId", 2, $2::timestamptz, e."endsAt" + make_interval(secs => $5::float8), $3::timestamptz
     FROM "Event" e JOIN "Registration" r ON r."eventId" = e.id AND r.status = 'ATTENDED' AND r.rating IS NULL
     JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
     WHERE e.status = 'PUBLISHED' AND e."endsAt" <= $3::timestamptz - make_interval(secs => $4::float8)
       AND e."endsAt" + make_interval(secs => $5::float8) > $2::timestamptz
     ON CONFLICT DO NOTHING`,
    [ratingMessage, decentHour(now), now, hourSeconds, latestSeconds],
  );
}
