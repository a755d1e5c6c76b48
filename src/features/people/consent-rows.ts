import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";

// Prisma does not compare the length of a text, and has no statement that replaces many rows with a value for each.

/** A consent as the version before has stored it. */
export interface BareConsent {
  id: number;
  textHash: string;
}

/** Finds consents whose hash has this length. */
export function findBareHashes(pool: Sql, length: number, size: number): Promise<BareConsent[]> {
  return query(
    pool,
    sql`
      SELECT id, "textHash"
      FROM "Consent"
      WHERE length("textHash") = ${length}::int
      ORDER BY id
      LIMIT ${size}::int`,
  );
}

/**
 * Replaces the hashes of these consents. A person who agreed to the same text before and after the upgrade has two rows. Only one stays,
 * with the later decision.
 */
export async function replaceHashes(pool: Sql, consents: readonly (BareConsent & { keyed: string })[]): Promise<void> {
  if (consents.length === 0) return;
  await query(
    pool,
    sql`
      WITH given AS (
        SELECT c.id, c."personId", c.purpose, c.version, c."givenAt", c."withdrawnAt", g.keyed
        FROM unnest(
          ${consents.map(({ id }) => id)}::int[],
          ${consents.map(({ textHash }) => textHash)}::text[],
          ${consents.map(({ keyed }) => keyed)}::text[]
        ) AS g(id, bare, keyed)
        JOIN "Consent" c ON c.id = g.id AND c."textHash" = g.bare
        FOR UPDATE OF c)
      , renewed AS (
        UPDATE "Consent" k
        SET version = given.version, "givenAt" = given."givenAt", "withdrawnAt" = given."withdrawnAt"
        FROM given
        WHERE k."personId" = given."personId"
          AND k.purpose = given.purpose
          AND k."textHash" = given.keyed
          AND k."givenAt" < given."givenAt")
      , doubled AS (
        DELETE FROM "Consent" c
        USING given
        WHERE c.id = given.id
          AND EXISTS (
            SELECT 1
            FROM "Consent" k
            WHERE k."personId" = given."personId" AND k.purpose = given.purpose AND k."textHash" = given.keyed)
        RETURNING c.id)
      UPDATE "Consent" c
      SET "textHash" = given.keyed
      FROM given
      WHERE c.id = given.id AND given.id NOT IN (SELECT id FROM doubled)`,
  );
}
