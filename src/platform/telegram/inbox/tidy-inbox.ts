import type { Sql } from "../../database/open.ts";
import { hourMs } from "../../time/units.ts";
import { moveDeadLetters } from "./dead-letters.ts";

/** Telegram repeats an update for a day. Twice as long, because a repeat must be recognised even if clocks are wrong. */
const keptHours = 48;
const batch = 5000;

/**
 * Deletes the ids of updates that cannot come again, some thousands per statement so that nobody waits for it. A million ids take 90 MB
 * on PostgreSQL, including indexes (pg_total_relation_size).
 */
export async function tidyInbox(sql: Sql, now: Date): Promise<void> {
  await moveDeadLetters(sql);
  const until = new Date(now.getTime() - keptHours * hourMs);
  for (let forgotten = batch; forgotten === batch; ) {
    const [row] = await sql.rows<{ count: number }>(
      `WITH gone AS (
         DELETE FROM "ReceivedUpdate"
         WHERE "updateId" IN (
           SELECT "updateId" FROM "ReceivedUpdate"
           WHERE "receivedAt" < $1::timestamptz
           ORDER BY "receivedAt", "updateId"
           LIMIT $2::int)
         RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [until, batch],
    );
    forgotten = row?.count ?? 0;
  }
}
