import type { Sql } from "./open.ts";
import { query, sql } from "./sql.ts";

/** Resolves if the database answers. */
export async function ping(pool: Sql): Promise<void> {
  await query(pool, sql`SELECT 1`);
}
