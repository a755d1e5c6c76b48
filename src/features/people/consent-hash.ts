import { createHash } from "node:crypto";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Vault } from "../../platform/database/vault.ts";

/**
 * Proves which text was agreed to (law 94-V, art. 25(2)), name and all, to whoever holds the key; without the key the text is known
 * and the name would be found by trying.
 */
export function consentHash(vault: Vault, shown: string): string {
  return keyed(vault, createHash("sha256").update(shown).digest("hex"));
}

/** The version before kept the bare digest: keyed, it is the hash that the same text has today. */
function keyed(vault: Vault, digest: string): string {
  return vault.hash("consent", digest);
}

/** A bare digest has 64 hexadecimal digits, a keyed hash 43 characters. */
const bareLength = 64;

export const keyConsentHashes: UpgradeStep = {
  name: "consent hashes are keyed",
  async convert({ sql }, vault, size) {
    const bare = await sql.rows<{ id: number; textHash: string }>(
      `SELECT id, "textHash"
       FROM "Consent"
       WHERE length("textHash") = ${bareLength}
       ORDER BY id
       LIMIT $1::int`,
      [size],
    );
    if (bare.length > 0) {
      // Whoever agreed to the same text before and after the upgrade has two rows, of which one stays; the later word holds.
      await sql.rows(
        `WITH given AS (
           SELECT c.id, c."personId", c.purpose, c.version, c."givenAt", c."withdrawnAt", g.keyed
           FROM unnest($1::int[], $2::text[], $3::text[]) AS g(id, bare, keyed)
           JOIN "Consent" c ON c.id = g.id AND c."textHash" = g.bare
           FOR UPDATE OF c)
         , renewed AS (
           UPDATE "Consent" k SET version = given.version, "givenAt" = given."givenAt", "withdrawnAt" = given."withdrawnAt"
           FROM given
           WHERE k."personId" = given."personId" AND k.purpose = given.purpose AND k."textHash" = given.keyed
             AND k."givenAt" < given."givenAt")
         , doubled AS (
           DELETE FROM "Consent" c USING given
           WHERE c.id = given.id AND EXISTS (
             SELECT 1 FROM "Consent" k
             WHERE k."personId" = given."personId" AND k.purpose = given.purpose AND k."textHash" = given.keyed)
           RETURNING c.id)
         UPDATE "Consent" c SET "textHash" = given.keyed
         FROM given
         WHERE c.id = given.id AND given.id NOT IN (SELECT id FROM doubled)`,
        [
          bare.map(({ id }) => id),
          bare.map(({ textHash }) => textHash),
          bare.map(({ textHash }) => keyed(vault, textHash)),
        ],
      );
    }
    return bare.length;
  },
};
