import { type Fragment, sql } from "../../platform/database/sql.ts";

// Prisma neither skips locked rows nor compares pairs of columns.

/** Why a message of a story was not kept. */
export type StoryRefusal = "TOO_LONG" | "TOO_MANY";

/** A receipt that is due. */
export interface Receipt {
  draftId: string;
  dueAt: Date;
  /** Null if the draft no longer exists. */
  personId: number | null;
  refused: StoryRefusal | null;
  /** The files of albums, and how many of them are saved. */
  files: number;
  saved: number;
}

/** The key of a receipt, as text. */
export const receiptKey = sql`r."draftId"`;

/** Claims the next receipts that are due. @param also a further condition on "StoryReceipt" AS r */
export function claimReceipts(now: Date, after: Receipt | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT r."draftId", r."dueAt", r.refused::text AS refused, r.files, r.saved,
      (SELECT d."personId" FROM "Draft" d WHERE d.id = r."draftId") AS "personId"
    FROM "StoryReceipt" r
    WHERE r."dueAt" <= ${now}::timestamptz
      AND (r."dueAt", r."draftId") > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.draftId ?? ""}::text)
      AND ${also}
    ORDER BY r."dueAt", r."draftId"
    LIMIT ${limit}::int
    FOR UPDATE OF r SKIP LOCKED`;
}
