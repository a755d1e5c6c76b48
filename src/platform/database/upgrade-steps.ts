import { dayMs } from "../time/units.ts";
import type { Database } from "./open.ts";
import type { Vault } from "./vault.ts";

/** A change of the data that needs the seal key, which a migration does not have. */
export interface UpgradeStep {
  /** The name under which the finished step is recorded. It never changes. */
  name: string;
  /**
   * Converts up to `size` rows, each with a statement that changes the row only while it still has the old form. So the step can be
   * interrupted at any point, and several processes can run it at once.
   * @returns how many rows with the old form it found; 0 when none are left
   */
  convert(database: Database, vault: Vault, size: number): Promise<number>;
}

export interface UpgradeOptions {
  /** Called after each batch. */
  onBatch?: (step: string, found: number) => void;
  batchSize?: number;
}

/** For this long a finished step is repeated, because a process of the previous version may write the old form for some minutes. */
const repeatForMs = dayMs;

/** Runs the steps that are not done or were done within the last day. After an interruption it continues where it was. */
export async function runUpgradeSteps(
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
    if (doneAt !== undefined && doneAt < now.getTime() - repeatForMs) continue;
    for (;;) {
      const found = await step.convert(database, vault, batchSize);
      if (found === 0) break;
      onBatch(step.name, found);
    }
    await prisma.upgradeStep.createMany({ data: [{ name: step.name, doneAt: now }], skipDuplicates: true });
  }
}
