import type { Database } from "./open.ts";
import { query, sql } from "./sql.ts";

/**
 * Vacuums the embedded database and makes a checkpoint, because PGlite has no background processes that would. Without checkpoints
 * its log grows as long as the process lives, and without vacuum so do the tables that rows pass through. Every other statement
 * waits meanwhile, for some hundred milliseconds.
 */
export async function runHousekeeping({ kind, sql: pool }: Pick<Database, "kind" | "sql">): Promise<void> {
  if (kind === "postgres") return;
  await query(pool, sql`VACUUM (ANALYZE)`);
  await query(pool, sql`CHECKPOINT`);
}
