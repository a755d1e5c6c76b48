import type { Db } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { dayMs } from "../../platform/time/units.ts";

// Prisma cannot leave a row out where a unique index of some rows already has another.

/** How long a question that nobody answers keeps others from being asked. */
export const askedAgainMs = dayMs;

export interface NewQuestion {
  /** Who is asked. */
  personId: number;
  askedById: number;
  /** What it is about: the other is null. */
  caseId: number | null;
  alarmId: number | null;
}

/**
 * Begins a question, unless one about the same case or alarm is unanswered and was asked within a day: unique indexes decide that, also
 * between processes. @returns its id; null if there is such a question
 */
export async function beginQuestion(
  tx: Db,
  { personId, askedById, caseId, alarmId }: NewQuestion,
  now: Date,
): Promise<number | null> {
  await execute(
    tx,
    sql`
      UPDATE "CallQuestion"
      SET "isOpen" = false
      WHERE "personId" = ${personId}::int
        AND "isOpen"
        AND "askedAt" <= ${new Date(now.getTime() - askedAgainMs)}::timestamptz`,
  );
  const [begun] = await query<{ id: number }>(
    tx,
    sql`
      INSERT INTO "CallQuestion" ("personId", "askedById", "caseId", "alarmId", "askedAt")
      VALUES (
        ${personId}::int,
        ${askedById}::int,
        NULLIF(${caseId ?? 0}::int, 0),
        NULLIF(${alarmId ?? 0}::int, 0),
        ${now}::timestamptz)
      ON CONFLICT DO NOTHING
      RETURNING id`,
  );
  return begun?.id ?? null;
}
