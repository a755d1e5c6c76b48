import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";

// Prisma has no EXISTS: it would read or count the rows.

/** Whether deliveries that are due are still to be sent or being sent. Those that wait for another attempt do not count. */
export async function hasDueDeliveries(pool: Sql, now: Date): Promise<boolean> {
  const [row] = await query<{ isDue: boolean }>(
    pool,
    sql`
      SELECT EXISTS (SELECT 1 FROM "Delivery" WHERE status = 'SENDING')
        OR EXISTS (
          SELECT 1
          FROM "Delivery"
          WHERE status = 'WAITING'
            AND "notBefore" <= ${now}::timestamptz
            AND "retryAt" IS NULL) AS "isDue"`,
  );
  return row?.isDue ?? false;
}
