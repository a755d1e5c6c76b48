import type { Db } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import type { Kind } from "../cases/kinds.ts";

// Prisma's upsert cannot count, and its insert does not tell whether there was such a row.

/** Marks a closing as rated. @returns false if it was marked before */
export async function markRated(tx: Db, key: string): Promise<boolean> {
  const created = await query(
    tx,
    sql`
      INSERT INTO "RatedClosing" (key)
      VALUES (${key})
      ON CONFLICT (key) DO NOTHING
      RETURNING 1`,
  );
  return created.length > 0;
}

/** Counts a rating. */
export async function countRating(
  tx: Db,
  { kind, regionId, stars }: { kind: Kind; regionId: string; stars: number },
): Promise<void> {
  await execute(
    tx,
    sql`
      INSERT INTO "CaseRating" AS r (kind, "regionId", stars, count)
      VALUES (${kind}::"ConflictKind", ${regionId}, ${stars}::int, 1)
      ON CONFLICT (kind, "regionId", stars) DO UPDATE
      SET count = r.count + 1`,
  );
}
