import { type Fragment, sql } from "../../platform/database/sql.ts";

// Prisma neither skips locked rows nor compares pairs of columns.

/** A draft that has not been answered for long. */
export interface OldDraft {
  id: string;
  personId: number;
  createdAt: Date;
  /** The key of the person's chat, if the form is still waiting there for an answer. */
  waitingIn: string | null;
}

/** The key of a draft, as text. */
export const draftKey = sql`d.id`;

/**
 * Claims the next drafts that were last answered before a time, using "Draft_createdAt_idx": the beginning of a draft is not after its
 * last answer, which moves with each answer, and few old drafts are still being answered. A draft whose chat has an update waiting is left.
 * @param also a further condition on "Draft" AS d
 */
export function claimOldDrafts(before: Date, after: OldDraft | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT d.id, d."personId", d."createdAt", CASE WHEN d.status = 'ASKING' THEN p."telegramId"::text END AS "waitingIn"
    FROM "Draft" d
    JOIN "Person" p ON p.id = d."personId"
    WHERE d."createdAt" <= ${before}::timestamptz AND d."changedAt" <= ${before}::timestamptz
      AND (d."createdAt", d.id) > (${after?.createdAt ?? new Date(0)}::timestamptz, ${after?.id ?? ""}::text)
      AND NOT EXISTS (
        SELECT 1
        FROM "Update" u
        WHERE u.key = p."telegramId"::text AND u."setAsideAt" IS NULL)
      AND ${also}
    ORDER BY d."createdAt", d.id
    LIMIT ${limit}::int
    FOR UPDATE OF d SKIP LOCKED`;
}
