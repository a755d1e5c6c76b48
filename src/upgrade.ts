import { forgetOldWishes, sealOldReasons } from "./assignment/refusals.ts";
import { sealOldAnswers } from "./cases/sealed-answers.ts";
import type { Database } from "./database/open.ts";
import { takeUpgradeSteps, type UpgradeOptions, type UpgradeStep } from "./database/upgrade-steps.ts";
import type { Vault } from "./database/vault.ts";
import { sealOldDrafts } from "./intake/draft-rows.ts";
import { keyConsentHashes } from "./people/consent-hash.ts";

/** What the versions since the last release have to do with the key at hand; a step goes a release after its old columns. */
const steps: readonly UpgradeStep[] = [
  keyConsentHashes,
  sealOldAnswers,
  sealOldDrafts,
  sealOldReasons,
  forgetOldWishes,
];

/**
 * Brings what an older version has written into the form of this one. At each start before anything is received, and by a job: a
 * process of the version before may still run beside this one.
 */
export function finishUpgrade(
  { database, vault }: { database: Database; vault: Vault },
  now: Date,
  options: UpgradeOptions = {},
): Promise<void> {
  return takeUpgradeSteps(database, vault, steps, now, options);
}
