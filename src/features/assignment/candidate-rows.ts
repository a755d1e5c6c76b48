import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import type { Candidate } from "./match.ts";

// Prisma has no conflicts of interest beside each mediator in one statement, and its joins could scan all cases and offers.

type Row = Omit<Candidate, "room" | "onLeave"> & { lat: number | null; lon: number | null; leaveUntil: Date | null };

/** The cases for which candidates are loaded. */
export interface CandidateFilter {
  /** Mediators who serve one of these regions or the whole country; null: all mediators. */
  regionIds: readonly string[] | null;
  /** The people with whom conflicts of interest are looked up (`Person.id`). */
  partyIds: readonly number[];
}

/** The number of the advisory lock for choosing mediators. It is arbitrary, but nothing else uses it. */
const matchingLock = 7402302;

/** The SQL condition that somebody is a mediator who serves one of the regions. */
function serves(regionIds: CandidateFilter["regionIds"]): Fragment {
  return sql`s.role = 'MEDIATOR'
    AND (${regionIds}::text[] IS NULL OR s.regions && ${regionIds}::text[] OR s.regions = '{}')`;
}

/**
 * Takes the lock for choosing mediators until the transaction ends. Without it, two transactions that choose at once would not see each
 * other's offers, and both could use a mediator's last free capacity. Lock the cases first (`lockCase`), and load the candidates after.
 * @returns false if nobody serves these regions. Then no lock is taken, because there is nobody to choose.
 */
export async function lockMatching(tx: Db, regionIds: readonly string[]): Promise<boolean> {
  // The lock function returns "void", which the driver cannot read; IS NULL turns it into a boolean.
  const rows = await query<unknown>(
    tx,
    sql`
      SELECT pg_advisory_xact_lock(${matchingLock}::bigint) IS NULL AS locked
      FROM (
        SELECT 1
        FROM "StaffRole" s
        WHERE ${serves(regionIds)}
        LIMIT 1) anybody`,
  );
  return rows.length > 0;
}

/**
 * The statement that finds the candidates. PostgreSQL evaluates subqueries in the list of columns by index for each mediator, whatever
 * the statistics say ("Case_assigned_idx", "Offer_unanswered_idx", "Offer_mediatorId_offeredAt_idx"); a join could
 * become a scan of all cases and offers.
 */
export function candidatesQuery({ regionIds, partyIds }: CandidateFilter): Fragment {
  return sql`
  WITH conflict AS MATERIALIZED (
    SELECT DISTINCT o."mediatorId", c."personId"
    FROM (
      SELECT a.id, a."personId" FROM "Case" a WHERE a."personId" = ANY (${partyIds}::int[])
      UNION
      SELECT p."caseId", p."personId" FROM "Party" p WHERE p."personId" = ANY (${partyIds}::int[])) c
    CROSS JOIN LATERAL (
      SELECT o."mediatorId"
      FROM "Offer" o
      WHERE o."caseId" = c.id AND o.reason = 'CONFLICT_OF_INTEREST'
      OFFSET 0) o)
  SELECT m."personId", m.kind::text AS kind, m.languages, s.regions, m.fields::text[] AS fields, m.marks::text[] AS marks,
    m.woman, r.lat, r.lon, m."onDuty", m."leaveUntil", m."maxOpenCases",
    (SELECT count(*)::int FROM "Case" c WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED') AS "openCases",
    (SELECT count(*)::int FROM "Offer" o WHERE o."mediatorId" = m."personId" AND o.status = 'OFFERED') AS "openOffers",
    (SELECT max(o."offeredAt") FROM "Offer" o WHERE o."mediatorId" = m."personId") AS "lastOfferAt",
    ARRAY(SELECT x."personId" FROM conflict x WHERE x."mediatorId" = m."personId") AS "conflictsWith"
  FROM "StaffRole" s
  JOIN "Mediator" m ON m."personId" = s."personId"
  LEFT JOIN "Room" r ON r.id = m."roomId"
  WHERE ${serves(regionIds)}
    AND (SELECT p."blockedAt" FROM "Person" p WHERE p.id = m."personId") IS NULL
  ORDER BY m."personId"`;
}

/** Loads the mediators who can be reached. The match decides whether each of them can be asked. */
export async function loadCandidates(db: Db, sought: CandidateFilter, now: Date): Promise<Candidate[]> {
  const rows = await query<Row>(db, candidatesQuery(sought));
  return rows.map(({ lat, lon, leaveUntil, ...mediator }) => ({
    ...mediator,
    room: lat === null || lon === null ? null : { lat, lon },
    onLeave: leaveUntil !== null && leaveUntil > now,
  }));
}
