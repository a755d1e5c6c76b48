import { dayMs } from "../time/units.ts";
import type { Database } from "./open.ts";
import type { Vault } from "./vault.ts";

/** Something that an upgrade has to do in the database with the key at hand, which a migration does not have. */
export interface UpgradeStep {
  /** Recorded when the step is done; it never changes. */
  name: string;
  /**
   * Brings up to `size` rows into the new form, each by a statement that changes it only while it still has the old one: so the step
   * may be ended anywhere, and several processes may take it at once.
   * @returns how many rows it found in the old form; 0: nothing is left
   */
  mend(database: Database, vault: Vault, size: number): Promise<number>;
}

export interface UpgradeOptions {
  /** Told after each batch. */
  onBatch?: (step: string, found: number) => void;
  batchSize?: number;
}

/** A process of the version before may go on writing the old form for some minutes: so long a step is looked at again. */
const lookAgainMs = dayMs;

/** Takes the steps that are not done, or were done within the last day. Ended in the middle, it goes on where it was. */
export async function takeUpgradeSteps(
  database: Database,
  vault: Vault,
  steps: readonly UpgradeStep[],
  now: Date,
  { onBatch = () => {}, batchSize = 200 }: UpgradeOptions = {},
): Promise<void> {
  const { prisma } = database;
  const done = new Map((await prisma.upgradeStep.findMany()).map(({ name, doneAt }) => [name, doneAt.getTime()]));
  for (const step of steps) {
    const doneAt = done.get(step.name);
    if (doneAt !== undefined && doneAt < now.getTime() - lookAgainMs) continue;
    for (;;) {
      const found = await step.mend(database, vault, batchSize);
      if (found === 0) break;
      onBatch(step.name, found);
    }
    await prisma.upgradeStep.createMany({ data: [{ name: step.name, doneAt: now }], skipDuplicates: true });
  }
}
