import { createHash } from "node:crypto";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Vault } from "../../platform/database/vault.ts";

/**
 * Proves to the holder of the key which text a person agreed to, including their name (law 94-V, art. 25(2)). Without a key the name
 * could be found by trial, because the rest of the text is public.
 */
export function consentHash(vault: Vault, shown: string): string {
  return keyed(vault, createHash("sha256").update(shown).digest("hex"));
}

/** The version before stored the bare digest. Once keyed, it equals the hash that the same text has today. */
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
      // A person who agreed to the same text before and after the upgrade has two rows. Only one stays, with the later decision.
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
