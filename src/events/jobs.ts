import type { PrismaClient } from "../database/generated/client.ts";
import type { Database } from "../database/open.ts";
import { decentHour } from "./decent-hour.ts";
import { reminderMessage } from "./notices.ts";
import { endOffers, lockEvent, offerPlaces } from "./places-left.ts";

const hourMs = 3_600_000;

/** Passes places on that were offered and not taken in time, and offers those that are free while somebody waits. */
export async function passOnPlaces(db: PrismaClient, now: Date): Promise<void> {
  const late = { registrations: { some: { status: "OFFERED" as const, offeredUntil: { lte: now } } } };
  const free = {
    status: "PUBLISHED" as const,
    startsAt: { gt: now },
    OR: [{ places: null }, { taken: { lt: db.event.fields.places } }],
    registrations: { some: { status: "WAITING" as const, person: { blockedAt: null } } },
  };
  const due = await db.event.findMany({ where: { OR: [late, free] }, select: { id: true }, take: 500 });
  for (const { id } of due) {
    await db.$transaction(async (tx) => {
      await lockEvent(tx, id);
      await endOffers(tx, id, now);
      await offerPlaces(tx, id, now);
    });
  }
}

/**
 * Lets those who go be reminded of what begins in a day or in an hour. Late is better than never, but three hours before is too
 * late for a day's reminder; and who registered after the time of a reminder does not need it.
 */
export async function remindOfEvents({ sql }: Database, now: Date): Promise<void> {
  await remind(sql, { kind: "day", beforeMs: 24 * hourMs, atLeastMs: 3 * hourMs, notBefore: decentHour(now) }, now);
  await remind(sql, { kind: "hour", beforeMs: hourMs, atLeastMs: 0, notBefore: now }, now);
}

interface Reminding {
  kind: "day" | "hour";
  beforeMs: number;
  /** Pointless when it is nearer than that. */
  atLeastMs: number;
  notBefore: Date;
}

/** A subject names event, time and kind: the same is said once, an event that has moved reminds anew. */
async function remind(
  sql: Database["sql"],
  { kind, beforeMs, atLeastMs, notBefore }: Reminding,
  now: Date,
): Promise<void> {
  await sql.rows(
    `INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "validUntil", "createdAt")
     SELECT DISTINCT $1::text, e.id || '/' || round(extract(epoch FROM o.at) * 1000)::bigint || '/' || $2::text, p."telegramId", 2,
       $3::timestamptz, o.at - make_interval(secs => $5::float8), $4::timestamptz
     FROM "Occasion" o JOIN "Event" e ON e.id = o."eventId" AND e.status = 'PUBLISHED'
     JOIN "Registration" r ON r."eventId" = e.id AND r.status = 'GOING'
       AND r."registeredAt" <= o.at - make_interval(secs => $6::float8)
     JOIN "Person" p ON p.id = r."personId" AND p."blockedAt" IS NULL
     WHERE o.at > $4::timestamptz + make_interval(secs => $5::float8) AND o.at <= $4::timestamptz + make_interval(secs => $6::float8)
     ON CONFLICT DO NOTHING`,
    [reminderMessage, kind, notBefore, now, atLeastMs / 1000, beforeMs / 1000],
  );
}
