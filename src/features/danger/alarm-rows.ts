import type { Db } from "../../platform/database/open.ts";
import { execute, type Fragment, query, sql } from "../../platform/database/sql.ts";
import { hourMs } from "../../platform/time/units.ts";

// Prisma cannot leave a row out where a unique index of some rows already has another, and does not skip locked rows.

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

/** An alarm that nobody has taken. */
export interface UntakenAlarm {
  id: number;
  personId: number;
  raisedAt: Date;
}

/** The key of an alarm, as text. */
export const alarmKey = sql`a.id::text`;

/**
 * Claims the next alarms that were raised before a time and that nobody has taken or passed on, using "Alarm_untaken_idx".
 * @param also a further condition on "Alarm" AS a
 */
export function claimUntaken(before: Date, after: UntakenAlarm | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT a.id, a."personId", a."raisedAt"
    FROM "Alarm" a
    WHERE a."raisedAt" <= ${before}::timestamptz
      AND a."takenById" IS NULL
      AND a."passedOnAt" IS NULL
      AND (a."raisedAt", a.id) > (${after?.raisedAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ${also}
    ORDER BY a."raisedAt", a.id
    LIMIT ${limit}::int
    FOR UPDATE OF a SKIP LOCKED`;
}
