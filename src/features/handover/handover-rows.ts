import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { lockingCases } from "../cases/case-rows.ts";

// Prisma neither skips locked rows nor compares columns of two tables.

/** A proposal that ends. */
export interface EndingHandover {
  id: number;
  caseId: number;
  dueAt: Date;
}

/** The key of a proposal, as text. */
export const handoverKey = sql`h.id::text`;

/**
 * Claims open proposals, using "Handover_due_idx", that are due, whose mediator has lost the case, or whose colleague can no longer have it.
 * The case is locked, because every act on a proposal locks the case first. @param also a further condition on "Handover" AS h
 */
export function claimEnding(now: Date, after: EndingHandover | null, limit: number, also: Fragment): Fragment {
  return lockingCases(
    sql`
      SELECT h.id, h."caseId", h."dueAt"
      FROM "Handover" h
      WHERE h.status = 'ASKED'
        AND (h."dueAt", h.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
        AND NOT (h."dueAt" > ${now}::timestamptz AND ${stands()})
        AND ${also}
      ORDER BY h."dueAt", h.id`,
    limit,
  );
}

/** The mediator has the case, and the colleague serves its region. */
function stands(): Fragment {
  return sql`EXISTS (
    SELECT 1
    FROM "Case" c
    JOIN "StaffRole" s ON s."personId" = h."toId" AND s.role = 'MEDIATOR'
    WHERE c.id = h."caseId"
      AND c.status = 'ASSIGNED'
      AND c."mediatorId" = h."fromId"
      AND (s.regions = '{}' OR s.regions @> ARRAY[c."regionId"]))`;
}

/** Whether the mediator of a proposal has the case and the colleague may have it. */
export async function isStanding(db: Db, id: number): Promise<boolean> {
  const rows = await query<unknown>(db, sql`SELECT 1 FROM "Handover" h WHERE h.id = ${id}::int AND ${stands()}`);
  return rows.length > 0;
}

/** Ends requests about cases that have ended or gone elsewhere. @returns their ids */
export async function endStaleRequests(db: Db, now: Date): Promise<number[]> {
  const ended = await query<{ id: number }>(
    db,
    sql`
      UPDATE "MediatorRequest" r
      SET outcome = 'OVER', "endedAt" = ${now}::timestamptz
      FROM "Case" c
      WHERE c.id = r."caseId"
        AND r.outcome IS NULL
        AND NOT (c.status = 'ASSIGNED' AND c."mediatorId" = r."mediatorId")
      RETURNING r.id`,
  );
  return ended.map(({ id }) => id);
}
