import type { Database } from "./open.ts";

/**
 * What PostgreSQL's background processes do, and PGlite has none: without a checkpoint its log grows as long as the process lives,
 * without a vacuum so do the tables that rows pass through. Everything waits while it goes: some hundred milliseconds.
 */
export async function keepHouse({ kind, sql }: Pick<Database, "kind" | "sql">): Promise<void> {
  if (kind === "postgres") return;
  await sql.rows("VACUUM (ANALYZE)");
  await sql.rows("CHECKPOINT");
}
