import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { involvedIn } from "../people/involved-rows.ts";
import type { Waiting } from "./waiting-order.ts";

// Prisma sends a status as a parameter with a cast, with which PostgreSQL cannot use "Case_assigned_idx".

/** A case in hand, with what decides who may see it and when it is looked at. */
export interface InHand extends Waiting {
  regionId: string;
  involved: readonly number[];
}

/** More cases than any mediator has. */
const maxCases = 200;

/** The cases that a mediator has. */
export async function findInHand(db: Db, mediatorId: number): Promise<InHand[]> {
  return query(
    db,
    sql`
      SELECT c.id, c."regionId", ${involvedIn} AS involved, c."assignedAt",
        (SELECT min(t."owedSince")
          FROM "Talk" t
          WHERE t."caseId" = c.id AND t."mediatorId" = c."mediatorId") AS "waitingSince"
      FROM "Case" c
      WHERE c."mediatorId" = ${mediatorId}::int AND c.status = 'ASSIGNED'
      ORDER BY c."assignedAt", c.id
      LIMIT ${maxCases}::int`,
  );
}
