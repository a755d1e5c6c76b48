import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Waiting } from "./waiting-order.ts";

// Prisma sends a status as a parameter with a cast, with which PostgreSQL cannot use "Case_assigned_idx".

/** A case in hand, with what decides who may see it and when it is looked at. */
export interface InHand extends Waiting {
  regionId: string;
  /** The applicant. */
  personId: number;
}

/** More cases than any mediator has. */
const maxCases = 200;

/** The cases that a mediator has. */
export async function findInHand(db: Db, mediatorId: number): Promise<InHand[]> {
  const rows = await query<Omit<InHand, "waitingSince">>(
    db,
    sql`
      SELECT id, "regionId", "personId", "assignedAt"
      FROM "Case"
      WHERE "mediatorId" = ${mediatorId}::int AND status = 'ASSIGNED'
      ORDER BY "assignedAt", id
      LIMIT ${maxCases}::int`,
  );
  // Nothing is carried between the two yet, so nobody waits for an answer.
  return rows.map((row) => ({ ...row, waitingSince: null }));
}
