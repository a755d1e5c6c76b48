import type { ConflictKind, Outcome } from "../../platform/database/generated/client.ts";
import { type Fragment, sql } from "../../platform/database/sql.ts";
import type { ClosedCase } from "./retention.ts";

// Prisma neither skips locked rows nor compares pairs of columns.

/** A closed case, with what its figures are made from. */
export interface OldCase extends ClosedCase {
  id: number;
  personId: number;
  kind: ConflictKind;
  regionId: string;
  outcome: Outcome | null;
  filedAt: Date;
  assignedAt: Date | null;
}

/** The key of a case, as text. */
export const caseKey = sql`c.id::text`;

/** Which part of the closed cases is claimed: those before a time, after a case, and no more than a limit. */
interface Part {
  before: Date;
  after: OldCase | null;
  limit: number;
  /** A further condition on "Case" AS c. */
  also: Fragment;
}

/** Claims the next closed cases whose applicants have not been told since. */
export function claimUntold(part: Part): Fragment {
  return claimClosed(part, sql`(c."erasureToldAt" IS NULL OR c."erasureToldAt" < c."closedAt")`);
}

/** Claims the next closed cases whose applicants have been told. */
export function claimTold(part: Part): Fragment {
  return claimClosed(part, sql`c."erasureToldAt" >= c."closedAt"`);
}

/** Uses "Case_closed_idx". */
function claimClosed({ before, after, limit, also }: Part, told: Fragment): Fragment {
  return sql`
    SELECT c.id, c."personId", c.kind::text AS kind, c."regionId", c.outcome::text AS outcome, c."filedAt", c."assignedAt",
      c."closedAt", c."erasureToldAt"
    FROM "Case" c
    WHERE c.status = 'CLOSED'
      AND c."closedAt" <= ${before}::timestamptz
      AND (c."closedAt", c.id) > (${after?.closedAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ${told}
      AND ${also}
    ORDER BY c."closedAt", c.id
    LIMIT ${limit}::int
    FOR UPDATE OF c SKIP LOCKED`;
}
