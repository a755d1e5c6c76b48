import { type Fragment, sql } from "../../platform/database/sql.ts";
import { lockingCases } from "../cases/case-rows.ts";

// Prisma does not skip locked rows.

/** An invitation about which something is due. */
export interface DueInvitation {
  id: number;
  dueAt: Date;
}

/** The key of an invitation, as text. */
export const invitationKey = sql`i.id::text`;

/**
 * Claims invitations about which something is due, or whose case is closed, using "PartyInvitation_due_idx". The case is locked, because every
 * act on an invitation locks the case first. @param also a further condition on "PartyInvitation" AS i
 */
export function claimDueInvitations(now: Date, after: DueInvitation | null, limit: number, also: Fragment): Fragment {
  return lockingCases(
    sql`
      SELECT i.id, i."dueAt", i."caseId"
      FROM "PartyInvitation" i
      WHERE i."dueAt" IS NOT NULL
        AND (i."dueAt", i.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
        AND (
          i."dueAt" <= ${now}::timestamptz
          OR EXISTS (SELECT 1 FROM "Case" c WHERE c.id = i."caseId" AND c.status = 'CLOSED' OFFSET 0))
        AND ${also}
      ORDER BY i."dueAt", i.id`,
    limit,
  );
}
