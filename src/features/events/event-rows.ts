import type { Db } from "../../platform/database/open.ts";
import { execute, type Fragment, query, sql } from "../../platform/database/sql.ts";

// Prisma has no row locks, and does not compare two columns of a row in a condition.

/** Locks an event. Everything that changes its seats takes this lock first, so that no seat is offered and taken at once. */
export async function lockEvent(tx: Db, eventId: number): Promise<void> {
  await query(tx, sql`SELECT 1 FROM "Event" WHERE id = ${eventId}::int FOR UPDATE`);
}

/** Takes a free seat of an event that has not begun. One conditional write decides. @returns whether there was a seat */
export async function takeSeat(tx: Db, eventId: number, now: Date): Promise<boolean> {
  const taken = await execute(
    tx,
    sql`
      UPDATE "Event"
      SET taken = taken + 1
      WHERE id = ${eventId}::int
        AND status = 'PUBLISHED'
        AND "startsAt" > ${now}::timestamptz
        AND ("registerUntil" IS NULL OR "registerUntil" > ${now}::timestamptz)
        AND (places IS NULL OR taken < places)`,
  );
  return taken === 1;
}

/** The key of an event, as text. */
export const eventKey = sql`e.id::text`;

/**
 * Claims events with offers that were not accepted in time, or with free seats for which people wait.
 * @param also a further condition on "Event" AS e
 */
export function claimFreed(now: Date, after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT e.id
    FROM "Event" e
    WHERE e.id > ${after}::int
      AND (
        EXISTS (
          SELECT 1
          FROM "Registration" r
          WHERE r."eventId" = e.id
            AND r.status = 'OFFERED'
            AND LEAST(r."offeredUntil", e."startsAt") <= ${now}::timestamptz)
        OR e.status = 'PUBLISHED'
          AND e."startsAt" > ${now}::timestamptz
          AND (e.places IS NULL OR e.taken < e.places)
          AND EXISTS (
            SELECT 1
            FROM "Registration" r
            WHERE r."eventId" = e.id
              AND r.status = 'WAITING'
              AND (SELECT p."blockedAt" FROM "Person" p WHERE p.id = r."personId") IS NULL))
      AND ${also}
    ORDER BY e.id
    LIMIT ${limit}::int
    FOR UPDATE OF e SKIP LOCKED`;
}
