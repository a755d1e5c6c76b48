import { forgetOldWishes, sealOldReasons } from "../features/assignment/decline-reasons.ts";
import { readOldDanger } from "../features/cases/danger-in-cases.ts";
import { sealOldAnswers } from "../features/cases/sealed-answers.ts";
import { sealOldDrafts } from "../features/intake/seal-old-drafts.ts";
import { keyConsentHashes } from "../features/people/consent-hash.ts";
import { openMissingTalks } from "../features/talks/open-missing.ts";
import type { Database } from "../platform/database/open.ts";
import { runUpgradeSteps, type UpgradeOptions, type UpgradeStep } from "../platform/database/upgrade-steps.ts";
import type { Vault } from "../platform/database/vault.ts";

/** The steps that need the key. A step is removed one release after the columns that it reads. */
const steps: readonly UpgradeStep[] = [
  keyConsentHashes,
  sealOldAnswers,
  // After the answers are sealed.
  readOldDanger,
  sealOldDrafts,
  sealOldReasons,
  forgetOldWishes,
  openMissingTalks,
];

/**
 * Converts data that an older version has written. It runs at each start before anything is received, and as a job, because a process
 * of the previous version may still be running.
 */
export function finishUpgrade(
  { database, vault }: { database: Database; vault: Vault },
  now: Date,
  options: UpgradeOptions = {},
): Promise<void> {
  return runUpgradeSteps(database, vault, steps, now, options);
}
