import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "./open.ts";
import { type FreshValue, forgetOtherKeys, type OldValue, oldValues, replace } from "./reseal-rows.ts";
import { cellIn, type SealedColumn, sealedColumns } from "./sealed-columns.ts";
import type { Vault } from "./vault.ts";

/** A value that no key of the vault opens. */
export interface UnreadableValue {
  table: string;
  column: string;
  row: string;
}

export type ResealResult =
  /** Every value is sealed with the first key, and the check values of the other keys are deleted. */
  | { kind: "done"; resealed: number }
  /** Some values do not open, so the old keys are still needed. */
  | { kind: "unreadable"; resealed: number; unreadable: UnreadableValue[] }
  /** New values with an old key kept appearing, so a process still seals with that key. */
  | { kind: "endless"; resealed: number };

export interface ResealOptions {
  /** Called after each batch with the number of values that were resealed. */
  onBatch?: (column: SealedColumn, resealed: number) => void;
  batchSize?: number;
  /** The pause between two passes. It is longer than a statement that began before the previous pass. */
  pauseMs?: number;
}

const maxPasses = 20;

/**
 * Reseals with the vault's first key every value that another key has sealed. It can be interrupted and resumed at any point. Bots whose
 * first key is the same may run meanwhile: the values that they write in between stay as they wrote them.
 */
export async function reseal(
  { sql: pool, kind }: Database,
  vault: Vault,
  options: ResealOptions = {},
): Promise<ResealResult> {
  const { onBatch = () => {}, batchSize = 200, pauseMs = kind === "pglite" ? 0 : 2000 } = options;
  let resealed = 0;
  // A value that was locked, or that a statement wrote back after an earlier read, is found in the next pass.
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const seen = { found: 0, unreadable: [] as UnreadableValue[] };
    for (const column of sealedColumns) {
      for await (const batch of oldValues(pool, vault, column, batchSize)) {
        const { fresh, unreadable } = resealBatch(vault, column, batch);
        const count = await replace(pool, column, fresh);
        resealed += count;
        seen.found += batch.length;
        seen.unreadable.push(...unreadable);
        onBatch(column, count);
      }
    }
    if (seen.found === 0 && (await forgetOtherKeys(pool, vault))) return { kind: "done", resealed };
    if (seen.found > 0 && seen.found === seen.unreadable.length) {
      return { kind: "unreadable", resealed, unreadable: seen.unreadable };
    }
    await sleep(pauseMs);
  }
  return { kind: "endless", resealed };
}

function resealBatch(
  vault: Vault,
  column: SealedColumn,
  batch: OldValue[],
): { fresh: FreshValue[]; unreadable: UnreadableValue[] } {
  const fresh: FreshValue[] = [];
  const unreadable: UnreadableValue[] = [];
  for (const { row, sealed } of batch) {
    const cell = cellIn(column, row);
    try {
      fresh.push({ row, sealed, fresh: vault.seal(cell, vault.open(cell, sealed)) });
    } catch {
      unreadable.push({ table: column.table, column: column.column, row });
    }
  }
  return { fresh, unreadable };
}
