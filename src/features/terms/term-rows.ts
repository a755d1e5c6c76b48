import { type Fragment, sql } from "../../platform/database/sql.ts";
import { lockingCases } from "../cases/case-rows.ts";

// Prisma does not skip locked rows.

/** A term of which something is due. */
export interface DueTerm {
  id: number;
  caseId: number;
  dueAt: Date;
}

/** The key of a term, as text. */
export const termKey = sql`t.id::text`;

/**
 * Claims terms of which something is due, using "MediationTerm_next_idx". The case is locked, because every act on a term locks the case
 * first. @param also a further condition on "MediationTerm" AS t
 */
export function claimDueTerms(now: Date, after: DueTerm | null, limit: number, also: Fragment): Fragment {
  return lockingCases(
    sql`
      SELECT t.id, t."caseId", t."nextAt" AS "dueAt"
      FROM "MediationTerm" t
      WHERE t."nextAt" IS NOT NULL
        AND t."nextAt" <= ${now}::timestamptz
        AND (t."nextAt", t.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
        AND ${also}
      ORDER BY t."nextAt", t.id`,
    limit,
  );
}
