import { type Fragment, sql } from "../../platform/database/sql.ts";
import { isOpenTalk } from "./talk-rows.ts";

// A claim with locks, which Prisma does not have.

/** A talk that is over, and who wrote in it. */
export interface EndedTalk {
  id: number;
  caseId: number;
  partyId: number;
  /** The mediator of a caucus. */
  mediatorId: number | null;
}

/** Claims talks that are over and whose members were not told, using "Talk_going_idx". @param also a further condition on "Talk" AS t */
export function claimEnded(after: EndedTalk | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT t.id, t."caseId", t."mediatorId",
      (SELECT p."personId" FROM "Party" p WHERE p.id = t."partyId") AS "partyId"
    FROM "Talk" t
    JOIN "Case" c ON c.id = t."caseId"
    WHERE t."endedAt" IS NULL AND NOT ${isOpenTalk} AND t.id > ${after?.id ?? 0}::int AND ${also}
    ORDER BY t.id
    LIMIT ${limit}::int
    FOR UPDATE OF t SKIP LOCKED`;
}
