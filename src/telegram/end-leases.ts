import type { Sql } from "../database/open.ts";

/**
 * Ends the leases that a process which died has left. Only for whoever is alone on the database, as on an embedded one:
 * so nobody waits there for them to run out. What was being sent is left to its message's policy, as always.
 */
export async function endLeases(sql: Sql): Promise<void> {
  await sql.rows(`UPDATE "Update" SET "leasedUntil" = NULL WHERE "leasedUntil" IS NOT NULL`);
  await sql.rows(`UPDATE "Delivery" SET "leasedUntil" = 'epoch' WHERE status = 'SENDING'`);
  await sql.rows(`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL`);
}
