import type { Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";

// Prisma neither skips locked rows nor compares pairs of columns, and every report asks twice whether words are held for it.

/** Whether words of a person are held about which they were asked. */
export async function hasOfferedWords(pool: Sql, personId: number): Promise<boolean> {
  const held = await query(pool, sql`SELECT 1 FROM "HeldWords" WHERE "personId" = ${personId}::int AND offered`);
  return held.length > 0;
}

/** Words whose time is over. */
export interface Expired {
  personId: number;
  heldAt: Date;
  offered: boolean;
  isRead: boolean;
}

/** The key of held words, as text. */
export const expiredKey = sql`h."personId"::text`;

/** Claims the next words that are held since `since` or longer. @param also a further condition on "HeldWords" AS h */
export function claimExpired(since: Date, after: Expired | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT h."personId", h."heldAt", h.offered, h."readBy" IS NOT NULL AS "isRead"
    FROM "HeldWords" h
    WHERE h."heldAt" <= ${since}::timestamptz
      AND (h."heldAt", h."personId") > (${after?.heldAt ?? new Date(0)}::timestamptz, ${after?.personId ?? 0}::int)
      AND ${also}
    ORDER BY h."heldAt", h."personId"
    LIMIT ${limit}::int
    FOR UPDATE OF h SKIP LOCKED`;
}
