import type { Db, Sql } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { dayMs } from "../../platform/time/units.ts";
import type { Kind } from "../cases/kinds.ts";
import { type DraftRow, draftColumns, draftOf } from "./draft-rows.ts";
import type { Draft } from "./drafts.ts";

// Every report passes here. With Prisma, what must be known to file it would be four statements.

/** A draft that the person has sent, with what is known of their cases. */
export interface DraftToFile {
  draft: Draft;
  /** The person's newest open case of each kind. */
  openNow: Partial<Record<Kind, number>>;
  openCases: number;
  filedToday: number;
}

export async function findDraftToFile(pool: Sql, draftId: string, now: Date): Promise<DraftToFile | null> {
  const dayAgo = new Date(now.getTime() - dayMs);
  const [row] = await query<DraftRow & Omit<DraftToFile, "draft">>(
    pool,
    sql`
      SELECT ${draftColumns}, own.*
      FROM "Draft" d
      CROSS JOIN LATERAL (
        SELECT COALESCE(
            -- The last case of each kind wins.
            jsonb_object_agg(c.kind::text, c.id ORDER BY c.id) FILTER (WHERE c.status IN ('WAITING', 'ASSIGNED')),
            '{}'::jsonb) AS "openNow",
          count(*) FILTER (WHERE c.status IN ('WAITING', 'ASSIGNED'))::int AS "openCases",
          count(*) FILTER (WHERE c."filedAt" > ${dayAgo}::timestamptz)::int AS "filedToday"
        FROM "Case" c
        WHERE c."personId" = d."personId") own
      WHERE d.id = ${draftId}::text`,
  );
  if (row === undefined) return null;
  const { openNow, openCases, filedToday, ...draft } = row;
  return { draft: draftOf(draft), openNow, openCases, filedToday };
}

/** Deletes a draft that becomes a case. @returns false if it has become one already */
export async function deleteDraft(tx: Db, draftId: string): Promise<boolean> {
  return (await execute(tx, sql`DELETE FROM "Draft" WHERE id = ${draftId}`)) > 0;
}
