import type { Db, Sql } from "../database/open.ts";
import { execute, type Fragment, query, sql } from "../database/sql.ts";

// Prisma neither skips locked rows nor knows the condition of a partial unique index in ON CONFLICT.

/** An act that was put off and has not ended. */
export interface PendingRow {
  id: number;
  kind: string;
  subject: string;
  personId: number;
  detailSealed: Uint8Array | null;
  createdAt: Date;
  dueAt: Date;
}

/** Puts an act off. If the person has already put it off, nothing changes. @returns the id of the row, and whether it is new */
export async function insertPending(
  tx: Db,
  { kind, subject, personId }: Pick<PendingRow, "kind" | "subject" | "personId">,
  dueAt: Date,
  now: Date,
): Promise<{ id: number; isNew: boolean }> {
  const [created] = await query<{ id: number }>(
    tx,
    sql`
      INSERT INTO "PendingAct" (kind, subject, "personId", "createdAt", "dueAt")
      VALUES (${kind}, ${subject}, ${personId}::int, ${now}::timestamptz, ${dueAt}::timestamptz)
      ON CONFLICT ("personId", kind, subject) WHERE "endedAt" IS NULL DO NOTHING
      RETURNING id`,
  );
  if (created !== undefined) return { id: created.id, isNew: true };
  const [open] = await query<{ id: number }>(
    tx,
    sql`
      SELECT id
      FROM "PendingAct"
      WHERE "personId" = ${personId}::int AND kind = ${kind} AND subject = ${subject} AND "endedAt" IS NULL`,
  );
  // It has ended between the two statements: the act has just happened, or was taken back.
  return open === undefined
    ? insertPending(tx, { kind, subject, personId }, dueAt, now)
    : { id: open.id, isNew: false };
}

/** Ends an act that was put off before it takes effect. Every report that begins does this. @returns false if there is no such act */
export async function undoPending(
  on: Db | Sql,
  { kind, subject, personId }: Pick<PendingRow, "kind" | "subject" | "personId">,
  now: Date,
): Promise<boolean> {
  const undone = await query(
    on,
    sql`
      UPDATE "PendingAct"
      SET "endedAt" = ${now}::timestamptz, outcome = 'UNDONE'
      WHERE "personId" = ${personId}::int AND kind = ${kind} AND subject = ${subject} AND "endedAt" IS NULL
      RETURNING id`,
  );
  return undone.length > 0;
}

/** The key of a row, as text. */
export const pendingKey = sql`p.id::text`;

/** Claims the next acts that are due, using "PendingAct_due_idx". @param also a further condition on "PendingAct" AS p */
export function claimDueActs(now: Date, after: PendingRow | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT p.id, p.kind, p.subject, p."personId", p."detailSealed", p."createdAt", p."dueAt"
    FROM "PendingAct" p
    WHERE p."endedAt" IS NULL
      AND p."dueAt" <= ${now}::timestamptz
      AND (p."dueAt", p.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ${also}
    ORDER BY p."dueAt", p.id
    LIMIT ${limit}::int
    FOR UPDATE OF p SKIP LOCKED`;
}

/** Locks a person's own act until the transaction ends, so that it is either taken back or carried out. */
export async function lockPending(tx: Db, id: number): Promise<void> {
  await query(tx, sql`SELECT 1 FROM "PendingAct" WHERE id = ${id}::int FOR UPDATE`);
}

/** Deletes acts that ended before a time, using "PendingAct_ended_idx". */
export async function deleteEnded(db: Db, before: Date): Promise<void> {
  await execute(
    db,
    sql`
      DELETE FROM "PendingAct"
      WHERE "endedAt" IS NOT NULL AND "endedAt" < ${before}::timestamptz`,
  );
}
