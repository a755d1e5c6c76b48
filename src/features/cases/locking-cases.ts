import { type Fragment, sql } from "../../platform/database/sql.ts";

/**
 * The rows of a selection, in its order, whose cases nobody else has in hand, with those cases locked: for jobs on rows of which every act
 * locks the case first. The selection has a column "caseId". OFFSET 0 keeps its order, and lets no case be locked whose row is not taken.
 */
export function lockingCases(selection: Fragment, limit: number): Fragment {
  return sql`
    SELECT due.*
    FROM (${selection}
      OFFSET 0) due
    CROSS JOIN LATERAL (
      SELECT 1
      FROM "Case" c
      WHERE c.id = due."caseId"
      FOR UPDATE SKIP LOCKED) locked
    LIMIT ${limit}::int`;
}
