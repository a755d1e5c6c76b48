import type { Sql } from "../platform/database/open.ts";
import { query, sql } from "../platform/database/sql.ts";

// Prisma does not read on the pool, and somebody waits for the message whose talk is looked for.

export async function caseOfOffer(pool: Sql, id: number): Promise<number | null> {
  const [row] = await query<{ caseId: number }>(pool, sql`SELECT "caseId" FROM "Offer" WHERE id = ${id}::int`);
  return row?.caseId ?? null;
}

export async function caseOfTalk(pool: Sql, id: number): Promise<number | null> {
  const [row] = await query<{ caseId: number }>(pool, sql`SELECT "caseId" FROM "Talk" WHERE id = ${id}::int`);
  return row?.caseId ?? null;
}
