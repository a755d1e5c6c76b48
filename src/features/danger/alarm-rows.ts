import type { Db } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { hourMs } from "../../platform/time/units.ts";

// Prisma cannot leave a row out where a unique index of some rows already has another.

/** How long a person's alarm is the only alarm of that person. */
const quietMs = 6 * hourMs;

/**
 * Begins an alarm of a person, unless there is an alarm of the last six hours: the unique index "Alarm_newest_key" decides that, also
 * between processes. @returns its id; null if there is such an alarm
 */
export async function beginAlarm(tx: Db, personId: number, now: Date): Promise<number | null> {
  await execute(
    tx,
    sql`
      UPDATE "Alarm"
      SET "isNewest" = false
      WHERE "personId" = ${personId}::int
        AND "isNewest"
        AND "raisedAt" <= ${new Date(now.getTime() - quietMs)}::timestamptz`,
  );
  const [begun] = await query<{ id: number }>(
    tx,
    sql`
      INSERT INTO "Alarm" ("personId", "raisedAt")
      VALUES (${personId}::int, ${now}::timestamptz)
      ON CONFLICT ("personId") WHERE "isNewest" DO NOTHING
      RETURNING id`,
  );
  return begun?.id ?? null;
}

/** Locks the person's newest alarm until the transaction ends. */
export async function lockNewest(tx: Db, personId: number): Promise<void> {
  await query(
    tx,
    sql`
      SELECT 1
      FROM "Alarm"
      WHERE "personId" = ${personId}::int AND "isNewest"
      FOR UPDATE`,
  );
}
