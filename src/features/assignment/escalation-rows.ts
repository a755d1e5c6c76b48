import { eachOf } from "../../platform/database/array-parameters.ts";
import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { involvedIn } from "../people/involved-rows.ts";

// Prisma cannot return a list of related rows with the rows that it updates.

/** A case for which coordinators are asked. */
export interface EscalatedCase {
  id: number;
  /** The reachable coordinators of the region, without those whose own matter it is. */
  staff: number[];
}

/** Records that coordinators are asked for these cases. @returns the cases for which none had been asked yet */
export function markEscalated(tx: Db, caseIds: readonly number[], now: Date): Promise<EscalatedCase[]> {
  return query(
    tx,
    sql`
      UPDATE "Case" c
      SET "escalatedAt" = ${now}::timestamptz
      WHERE c.id = ANY (${eachOf(sql`${caseIds}::int[]`)}) AND c."escalatedAt" IS NULL
      RETURNING c.id, ARRAY(
        SELECT p.id
        FROM "StaffRole" s
        JOIN "Person" p ON p.id = s."personId"
        WHERE s.role = 'COORDINATOR'
          AND p."blockedAt" IS NULL
          AND (s.regions @> ARRAY[c."regionId"] OR s.regions = '{}')
          AND NOT p.id = ANY (${involvedIn})
        ORDER BY p.id) AS staff`,
  );
}
