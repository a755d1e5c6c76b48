import type { Db } from "../database/open.ts";
import { type Fragment, sql } from "../database/sql.ts";
import type { Candidate } from "./match.ts";

type Row = Omit<Candidate, "room" | "onLeave"> & { lat: number | null; lon: number | null; leaveUntil: Date | null };

/** For which cases candidates are loaded. */
export interface CandidateFilter {
  /** Mediators who serve one of these regions or the whole country; null: all mediators. */
  regionIds: readonly string[] | null;
  /** Whose conflicts of interest are looked up: `Person.id`. */
  applicantIds: readonly number[];
}

/** "Mediators are chosen": any number that nothing else locks by. */
const matchingLock = 7402302;

/** Somebody is a mediator and serves one of the regions. */
function serves(regionIds: CandidateFilter["regionIds"]): Fragment {
  return sql`s.role = 'MEDIATOR'
    AND (${regionIds}::text[] IS NULL OR s.regions && ${regionIds}::text[] OR s.regions = '{}')`;
}

/**
 * Mediators are chosen by one transaction at a time, until it ends: of two that choose at once neither sees the other's offer, and both
 * would give a mediator's last free place away. Lock the cases first (`lockCase`), and load the candidates afterwards.
 * @returns false if nobody serves these regions: then no lock is taken, because there is nobody to choose
 */
export async function lockMatching(tx: Db, regionIds: readonly string[]): Promise<boolean> {
  // A lock is "void", which the driver cannot read: IS NULL makes a boolean of it.
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT pg_advisory_xact_lock(${matchingLock}::bigint) IS NULL AS locked
    FROM (
      SELECT 1
      FROM "StaffRole" s
      WHERE ${serves(regionIds)}
      LIMIT 1) anybody`;
  return rows.length > 0;
}

/**
 * The statement that finds them. Subqueries in the list of columns are looked up by their index for each mediator, whatever the
 * statistics say ("Case_assigned_idx", "Offer_unanswered_idx", "Offer_mediatorId_offeredAt_idx"); a join may become a scan of all cases
 * and offers.
 */
export function candidatesQuery({ regionIds, applicantIds }: CandidateFilter): Fragment {
  return sql`
  WITH conflict AS MATERIALIZED (
    SELECT DISTINCT o."mediatorId", c."personId"
    FROM "Case" c
    CROSS JOIN LATERAL (
      SELECT o."mediatorId"
      FROM "Offer" o
      WHERE o."caseId" = c.id AND o.reason = 'CONFLICT_OF_INTEREST'
      OFFSET 0) o
    WHERE c."personId" = ANY (${applicantIds}::int[]))
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

/** The mediators who can be reached, as the match knows them; whether each can be asked is for the match to say. */
export async function loadCandidates(db: Db, sought: CandidateFilter, now: Date): Promise<Candidate[]> {
  const rows = await db.$queryRaw<Row[]>(candidatesQuery(sought));
  return rows.map(({ lat, lon, leaveUntil, ...mediator }) => ({
    ...mediator,
    room: lat === null || lon === null ? null : { lat, lon },
    onLeave: leaveUntil !== null && leaveUntil > now,
  }));
}
