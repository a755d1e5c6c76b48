import { type Fragment, sql } from "../../platform/database/sql.ts";

// Prisma does not compare a list with a column of another table.

/** SQL expressions for the announced event: parameters or columns. */
export interface MatchingTerms {
  now: Fragment;
  kind: Fragment;
  regions: Fragment;
  tags: Fragment;
}

/**
 * The SQL condition under which a subscriber `s` wants to hear of an event now. An empty list of choices means everything, and an event
 * for the whole country concerns every region.
 */
export function wantsToHear({ now, kind, regions, tags }: MatchingTerms): Fragment {
  return sql`(s."endedAt" IS NULL AND (s."pausedUntil" IS NULL OR s."pausedUntil" <= ${now})
    AND (cardinality(s.kinds) = 0 OR ${kind} = ANY (s.kinds))
    AND (cardinality(s.regions) = 0 OR cardinality(${regions}) = 0 OR s.regions && ${regions})
    AND (cardinality(s.tags) = 0 OR s.tags && ${tags}))`;
}
