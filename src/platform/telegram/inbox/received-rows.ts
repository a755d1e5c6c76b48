import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";

// Prisma's deleteMany has no limit, and deleting a day's ids at once would make everybody wait.

/** Deletes up to `limit` ids of updates that were received before a time, the oldest first. @returns how many */
export async function forgetReceived(pool: Sql, until: Date, limit: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    pool,
    sql`
      WITH gone AS (
        DELETE FROM "ReceivedUpdate"
        WHERE "updateId" IN (
          SELECT "updateId"
          FROM "ReceivedUpdate"
          WHERE "receivedAt" < ${until}::timestamptz
          ORDER BY "receivedAt", "updateId"
          LIMIT ${limit}::int)
        RETURNING 1)
      SELECT count(*)::int AS count
      FROM gone`,
  );
  return row?.count ?? 0;
}
