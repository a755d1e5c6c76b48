/** SQL expressions of what is announced: parameters ("$2::text[]") or columns ("e.regions"). */
export interface MatchingTerms {
  now: string;
  kind: string;
  regions: string;
  tags: string;
}

/**
 * The SQL condition under which a subscription `s` wants to hear of something now. Nothing chosen of a list means all of it, what
 * concerns the whole country is for everybody; a list that was never written is NULL and means the same as an empty one.
 */
export function wantsToHear({ now, kind, regions, tags }: MatchingTerms): string {
  return `(s."endedAt" IS NULL AND (s."pausedUntil" IS NULL OR s."pausedUntil" <= ${now})
    AND (COALESCE(cardinality(s.kinds), 0) = 0 OR ${kind} = ANY (s.kinds))
    AND (COALESCE(cardinality(s.regions), 0) = 0 OR COALESCE(cardinality(${regions}), 0) = 0 OR s.regions && ${regions})
    AND (COALESCE(cardinality(s.tags), 0) = 0 OR s.tags && ${tags}))`;
}
