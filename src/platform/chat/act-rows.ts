import type { Db } from "../database/open.ts";
import { execute, query, sql } from "../database/sql.ts";

// Prisma has no shared row locks, and every act of every update passes here.

/** The inbox's row of an update, and the number that it has while this handling has it in hand. */
export interface InHand {
  rowId: string;
  attempt: number;
}

/** Until the act has ended nobody can put the update back or take it over. Throws if this handling has lost its update. */
export async function holdUpdate(tx: Db, { rowId, attempt }: InHand): Promise<void> {
  const held = await query(
    tx,
    sql`
      SELECT 1
      FROM "Update"
      WHERE id = ${BigInt(rowId)}::bigint AND attempt = ${attempt}::int
      FOR SHARE`,
  );
  if (held.length === 0) throw new Error("This handling has lost its update.");
}

/** Begins an act. @returns false if the act has happened already */
export async function beginAct(tx: Db, key: string, now: Date): Promise<boolean> {
  const begun = await execute(
    tx,
    sql`
      INSERT INTO "Act" (key, "actedAt")
      VALUES (${key}, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`,
  );
  return begun === 1;
}

/** Stores what an act has returned. */
export async function endAct(tx: Db, key: string, resultSealed: Uint8Array): Promise<void> {
  await execute(tx, sql`UPDATE "Act" SET "resultSealed" = ${resultSealed}::bytea WHERE key = ${key}`);
}
