import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";

// The columns of leases are written in SQL everywhere, because Prisma cannot name the database's clock.

/**
 * Ends the leases of a process that has died, so that nobody must wait until they expire. Use it only if no other process can use the
 * database, as with an embedded one. Deliveries that were being sent follow the policy of their message, as always.
 */
export async function endLeases(pool: Sql): Promise<void> {
  await query(pool, sql`UPDATE "Update" SET "leasedUntil" = NULL WHERE "leasedUntil" IS NOT NULL`);
  await query(pool, sql`UPDATE "Delivery" SET "leasedUntil" = 'epoch' WHERE status = 'SENDING'`);
  await query(pool, sql`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL`);
}
