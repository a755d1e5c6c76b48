import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";

// Prisma has no counts with conditions of their own in one statement, and counting apart would read the table several times.

/** What waits in the inbox, and since when the oldest update of it waits. */
export interface InboxCount {
  waiting: number;
  /** How many of them are not due yet. */
  slowed: number;
  since: Date | null;
}

export async function countInbox(pool: Sql, now: Date): Promise<InboxCount> {
  const [row] = await query<InboxCount>(
    pool,
    sql`
      SELECT count(*)::int AS waiting,
        count(*) FILTER (WHERE error IS NULL AND "dueAt" > ${now}::timestamptz)::int AS slowed,
        min(CASE WHEN error IS NULL THEN "dueAt" ELSE "receivedAt" END) AS since
      FROM "Update"
      WHERE "setAsideAt" IS NULL`,
  );
  return row ?? { waiting: 0, slowed: 0, since: null };
}

/** What waits in the outbox, by class. */
export interface OutboxCount {
  class: number;
  due: number;
  later: number;
  since: Date | null;
}

export function countOutbox(pool: Sql, now: Date): Promise<OutboxCount[]> {
  return query(
    pool,
    sql`
      SELECT class,
        count(*) FILTER (WHERE "notBefore" <= ${now}::timestamptz)::int AS due,
        count(*) FILTER (WHERE "notBefore" > ${now}::timestamptz)::int AS later,
        min("notBefore") FILTER (WHERE "notBefore" <= ${now}::timestamptz) AS since
      FROM (
        SELECT class, "notBefore"
        FROM "Delivery"
        WHERE status = 'WAITING'
        UNION ALL
        SELECT class, "notBefore"
        FROM "Delivery"
        WHERE status = 'SENDING') d
      GROUP BY class`,
  );
}

/** Until when everybody is held, and how many chats are. */
export async function countHolds(pool: Sql, now: Date): Promise<{ pausedUntil: Date | null; heldChats: number }> {
  const [row] = await query<{ pausedUntil: Date | null; heldChats: number }>(
    pool,
    sql`
      SELECT
        GREATEST(
          (SELECT max("until") FROM "Hold" WHERE scope = 'EVERYBODY' AND "until" > ${now}::timestamptz),
          (SELECT "pausedUntil" FROM "Pace" WHERE "pausedUntil" > ${now}::timestamptz)) AS "pausedUntil",
        (SELECT count(*) FROM "Hold" WHERE scope = 'CHAT' AND "until" > ${now}::timestamptz)::int AS "heldChats"`,
  );
  return row ?? { pausedUntil: null, heldChats: 0 };
}
