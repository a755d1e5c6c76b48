import { type Fragment, sql } from "../../platform/database/sql.ts";

// Prisma does not skip locked rows.

/** A closing that is due, with the times by which it is ordered. */
export interface DueClosing {
  id: number;
  dueAt: Date;
}

/** The key of a closing, as text. */
export const closingKey = sql`k.id::text`;

/** Claims closings that wait for a coordinator and of whom those are to be reminded, using "Closing_remind_idx". @param also a further condition on "Closing" AS k */
export function claimUnreminded(now: Date, after: DueClosing | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT k.id, k."remindAt" AS "dueAt"
    FROM "Closing" k
    WHERE k.status = 'PENDING'
      AND k."remindedAt" IS NULL
      AND k."remindAt" <= ${now}::timestamptz
      AND (k."remindAt", k.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ${also}
    ORDER BY k."remindAt", k.id
    LIMIT ${limit}::int
    FOR UPDATE OF k SKIP LOCKED`;
}

/** Claims closings whose applicants are to be asked, using "Closing_ask_idx". */
export function claimUnasked(now: Date, after: DueClosing | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT k.id, k."askAt" AS "dueAt"
    FROM "Closing" k
    WHERE k."askAt" IS NOT NULL
      AND k."askedAt" IS NULL
      AND k."askAt" <= ${now}::timestamptz
      AND (k."askAt", k.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ${also}
    ORDER BY k."askAt", k.id
    LIMIT ${limit}::int
    FOR UPDATE OF k SKIP LOCKED`;
}
