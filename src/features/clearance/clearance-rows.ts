import { type Fragment, sql } from "../../platform/database/sql.ts";

// Prisma neither skips locked rows nor compares columns of two tables.

/** A round that no longer counts. */
export interface VoidRound {
  id: number;
  caseId: number;
}

/** The key of a round, as text. */
export const roundKey = sql`r.id::text`;

/**
 * Claims rounds, using "Clearance_current_key", since which danger was heard in the case, or the case was opened again or closed. The case is
 * locked, because every act on a round locks the case first. @param also a further condition on "Clearance" AS r
 */
export function claimVoid(after: VoidRound | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT r.id, r."caseId"
    FROM "Clearance" r
    JOIN "Case" c ON c.id = r."caseId"
    WHERE r."endedAt" IS NULL
      AND (c.dangers IS DISTINCT FROM r.dangers OR c.reopened <> r.reopened OR c.status = 'CLOSED')
      AND r.id > ${after?.id ?? 0}::int
      AND ${also}
    ORDER BY r.id
    LIMIT ${limit}::int
    FOR UPDATE OF c SKIP LOCKED`;
}
