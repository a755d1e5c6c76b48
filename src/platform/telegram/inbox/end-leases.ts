import type { Sql } from "../../database/open.ts";

/**
 * Ends the leases of a process that has died, so that nobody must wait until they expire. Use it only if no other process can use the
 * database, as with an embedded one. Deliveries that were being sent follow the policy of their message, as always.
 */
export async function endLeases(sql: Sql): Promise<void> {
  await sql.rows(`UPDATE "Update" SET "leasedUntil" = NULL WHERE "leasedUntil" IS NOT NULL`);
  await sql.rows(`UPDATE "Delivery" SET "leasedUntil" = 'epoch' WHERE status = 'SENDING'`);
  await sql.rows(`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL`);
}
