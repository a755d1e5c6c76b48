import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";

// Every form that ends asks this, and a statement of Prisma costs several times as much.

/** Whether a person was called away from a talk by a form. */
export async function isPaused(pool: Sql, personId: number): Promise<boolean> {
  const paused = await query(pool, sql`SELECT 1 FROM "PausedTalk" WHERE "personId" = ${personId}::int`);
  return paused.length > 0;
}
