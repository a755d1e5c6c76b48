/** SQL expressions for the announced event: parameters ("$2::text[]") or columns ("e.regions"). */
export interface MatchingTerms {
  now: string;
  kind: string;
  regions: string;
  tags: string;
}

/**
 * The SQL condition under which a subscriber `s` wants to hear of an event now. An empty list of choices means everything, and an event
 * for the whole country concerns every region.
 */
export function wantsToHear({ now, kind, regions, tags }: MatchingTerms): string {
  return `(s."endedAt" IS NULL AND (s."pausedUntil" IS NULL OR s."pausedUntil" <= ${now})
    AND (cardinality(s.kinds) = 0 OR ${kind} = ANY (s.kinds))
    AND (cardinality(s.regions) = 0 OR cardinality(${regions}) = 0 OR s.regions && ${regions})
    AND (cardinality(s.tags) = 0 OR s.tags && ${tags}))`;
}
