import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Sql } from "./open.ts";
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
  { sql, kind }: Database,
  vault: Vault,
  options: ResealOptions = {},
): Promise<ResealResult> {
  const { onBatch = () => {}, batchSize = 200, pauseMs = kind === "pglite" ? 0 : 2000 } = options;
  let resealed = 0;
  // A value that was locked, or that a statement wrote back after an earlier read, is found in the next pass.
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const seen = { found: 0, unreadable: [] as UnreadableValue[] };
    for (const column of sealedColumns) {
      for await (const batch of oldValues(sql, vault, column, batchSize)) {
        const { fresh, unreadable } = resealBatch(vault, column, batch);
        const count = await replace(sql, column, fresh);
        resealed += count;
        seen.found += batch.length;
        seen.unreadable.push(...unreadable);
        onBatch(column, count);
      }
    }
    if (seen.found === 0 && (await forgetOtherKeys(sql, vault))) return { kind: "done", resealed };
    if (seen.found > 0 && seen.found === seen.unreadable.length) {
      return { kind: "unreadable", resealed, unreadable: seen.unreadable };
    }
    await sleep(pauseMs);
  }
  return { kind: "endless", resealed };
}

interface OldValue {
  row: string;
  sealed: Uint8Array;
}

const isOld = ({ column }: SealedColumn) =>
  `"${column}" IS NOT NULL AND substring("${column}" FROM 1 FOR 4) <> decode($1, 'hex')`;

async function* oldValues(
  sql: Sql,
  vault: Vault,
  sealedColumn: SealedColumn,
  size: number,
): AsyncGenerator<OldValue[]> {
  const { table, column, row, rowType } = sealedColumn;
  const select = `SELECT "${row}"::text AS row, "${column}" AS sealed FROM "${table}" WHERE ${isOld(sealedColumn)}`;
  let last: string | null = null;
  for (;;) {
    const after: string = last === null ? "" : `AND "${row}" > $3::${rowType}`;
    const batch: OldValue[] = await sql.rows(`${select} ${after} ORDER BY "${row}" LIMIT $2::int`, [
      vault.keyId,
      size,
      ...(last === null ? [] : [last]),
    ]);
    if (batch.length === 0) return;
    yield batch;
    last = batch.at(-1)?.row ?? null;
  }
}

interface FreshValue extends OldValue {
  fresh: Uint8Array;
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

/** Replaces only values that are unchanged since they were read. Skips locked rows, so that it blocks nobody. */
async function replace(sql: Sql, { table, column, row, rowType }: SealedColumn, values: FreshValue[]): Promise<number> {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const replaced = await sql.rows(
    `WITH mine AS (
       SELECT t."${row}" AS row, t."${column}" AS old, n.fresh FROM "${table}" t
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS n(row, old, fresh)
         ON t."${row}" = n.row::${rowType} AND t."${column}" = decode(n.old, 'base64')
       FOR UPDATE OF t SKIP LOCKED)
     UPDATE "${table}" t SET "${column}" = decode(mine.fresh, 'base64') FROM mine
     WHERE t."${row}" = mine.row AND t."${column}" = mine.old
     RETURNING 1`,
    [
      values.map((value) => value.row),
      values.map((value) => base64(value.sealed)),
      values.map((value) => base64(value.fresh)),
    ],
  );
  return replaced.length;
}

/** Deletes the check values of the other keys, unless a value that they sealed has appeared meanwhile. */
async function forgetOtherKeys(sql: Sql, vault: Vault): Promise<boolean> {
  const hasNoOld = sealedColumns.map((column) => `NOT EXISTS (SELECT 1 FROM "${column.table}" WHERE ${isOld(column)})`);
  await sql.rows(`DELETE FROM "VaultCheck" WHERE "keyId" <> $1::text AND ${hasNoOld.join(" AND ")}`, [vault.keyId]);
  const left = await sql.rows(`SELECT 1 FROM "VaultCheck" WHERE "keyId" <> $1`, [vault.keyId]);
  return left.length === 0;
}
