import { eachOf, textArray } from "../../platform/database/array-parameters.ts";
import type { Db, Sql } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { hourMs } from "../../platform/time/units.ts";
import { type DangerKind, dangerKinds } from "./hearing/danger-words.ts";

// Prisma cannot skip locked rows, or update a row on conflict only if it is old; and every report asks twice what was told.

/** What is told about: a kind of danger, or a recording, which is not understood. */
export type Told = DangerKind | "recording";

/** How long the same is not told again. */
const quietMs = 6 * hourMs;

/** Notes that somebody is told about these kinds. @returns false if all of them were told within the last six hours */
export async function noteTold(
  db: Db,
  vault: Vault,
  personId: number,
  kinds: readonly Told[],
  now: Date,
): Promise<boolean> {
  const quietSince = new Date(now.getTime() - quietMs);
  await execute(
    db,
    sql`
    DELETE FROM "DangerTold"
    WHERE key IN (
      SELECT key
      FROM "DangerTold"
      WHERE "toldAt" <= ${quietSince}::timestamptz
      ORDER BY key
      LIMIT 100
      FOR UPDATE SKIP LOCKED)`,
  );
  const fresh = await execute(
    db,
    sql`
    INSERT INTO "DangerTold" AS d (key, "toldAt")
    SELECT key, ${now}::timestamptz
    FROM unnest(${kinds.map((kind) => keyOf(vault, personId, kind)).sort()}::text[]) AS given(key)
    ON CONFLICT (key) DO UPDATE
    SET "toldAt" = EXCLUDED."toldAt"
    WHERE d."toldAt" <= ${quietSince}::timestamptz`,
  );
  return fresh > 0;
}

/** The kinds of danger that were heard in what a person has written within six hours before `until`. */
export async function toldKinds(on: Db | Sql, vault: Vault, personId: number, until: Date): Promise<DangerKind[]> {
  const keys = new Map(dangerKinds.map((kind) => [keyOf(vault, personId, kind), kind]));
  const rows = await query<{ key: string }>(
    on,
    sql`
      SELECT key
      FROM "DangerTold"
      WHERE key = ANY (${eachOf(sql`${textArray([...keys.keys()])}::text[]`)})
        AND "toldAt" > ${new Date(until.getTime() - quietMs)}::timestamptz`,
  );
  return dangerKinds.filter((kind) => rows.some(({ key }) => keys.get(key) === kind));
}

function keyOf(vault: Vault, personId: number, kind: Told): string {
  return vault.hash("danger told", `${personId}/${kind}`);
}
