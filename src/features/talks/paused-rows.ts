import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";

// Every form that ends asks this, and a statement of Prisma costs several times as much.

/**
 * Whether a person was called away from a talk by a form, or this update has led them back already: then its repeat gets what the first
 * handling returned. @param act the key of that act
 */
export async function isToResume(pool: Sql, personId: number, act: string): Promise<boolean> {
  const found = await query(
    pool,
    sql`
      SELECT 1
      FROM "PausedTalk"
      WHERE "personId" = ${personId}::int
      UNION ALL
      SELECT 1
      FROM "Act"
      WHERE key = ${act}`,
  );
  return found.length > 0;
}
