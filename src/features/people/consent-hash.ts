import { createHash } from "node:crypto";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findBareHashes, replaceHashes } from "./consent-rows.ts";

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
  async convert({ sql: pool }, vault, size) {
    const bare = await findBareHashes(pool, bareLength, size);
    await replaceHashes(
      pool,
      bare.map((consent) => ({ ...consent, keyed: keyed(vault, consent.textHash) })),
    );
    return bare.length;
  },
};
