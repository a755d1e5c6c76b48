import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";

// Prisma has no row locks, and sends a status as a parameter with a cast, with which PostgreSQL cannot use "Case_assigned_idx".

/** The key of a mediator, as text. */
export const mediatorKey = sql`m."personId"::text`;

/**
 * Claims mediators who have cases ("Case_assigned_idx") and have been unreachable since then.
 * @param also a further condition on "Mediator" AS m
 */
export function claimMediators(since: Date, after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT m."personId" AS id
    FROM "Mediator" m
    WHERE m."personId" > ${after}::int
      AND (SELECT p."blockedAt" FROM "Person" p WHERE p.id = m."personId") <= ${since}::timestamptz
      AND (SELECT count(*) FROM "Case" c WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED') > 0
      AND ${also}
    ORDER BY m."personId"
    LIMIT ${limit}::int
    FOR UPDATE OF m SKIP LOCKED`;
}

/** Locks all cases that these mediators have. @returns their ids */
export async function lockCasesInHand(tx: Db, mediatorIds: readonly number[]): Promise<number[]> {
  const cases = await query<{ id: number }>(
    tx,
    sql`
      SELECT c.id
      FROM "Case" c
      WHERE c."mediatorId" = ANY (${mediatorIds}::int[]) AND c.status = 'ASSIGNED'
      ORDER BY c.id
      FOR UPDATE`,
  );
  return cases.map(({ id }) => id);
}

/** The mediator of a row "Case" AS c serves its region, by the role that they hold now. */
const isServed: Fragment = sql`
  EXISTS (
    SELECT 1
    FROM "StaffRole" s
    WHERE s."personId" = c."mediatorId"
      AND s.role = 'MEDIATOR'
      AND (s.regions = '{}' OR s.regions @> ARRAY[c."regionId"]))`;

/** Claims mediators with cases ("Case_assigned_idx") that their role no longer allows. @param also a further condition on "Mediator" AS m */
export function claimFormer(after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT m."personId" AS id
    FROM "Mediator" m
    WHERE m."personId" > ${after}::int
      AND (SELECT count(*)
        FROM "Case" c
        WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED' AND NOT ${isServed}) > 0
      AND ${also}
    ORDER BY m."personId"
    LIMIT ${limit}::int
    FOR UPDATE OF m SKIP LOCKED`;
}

/** A case whose mediator may not have it any longer. */
export interface ForbiddenCase {
  id: number;
  mediatorId: number;
  /** The applicant. */
  personId: number;
}

/** Locks the cases of these mediators that their role no longer allows. */
export function lockForbidden(tx: Db, mediatorIds: readonly number[]): Promise<ForbiddenCase[]> {
  return query(
    tx,
    sql`
      SELECT c.id, c."mediatorId", c."personId"
      FROM "Case" c
      WHERE c."mediatorId" = ANY (${mediatorIds}::int[]) AND c.status = 'ASSIGNED' AND NOT ${isServed}
      ORDER BY c.id
      FOR UPDATE`,
  );
}
