import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Sql } from "./open.ts";
import { cellIn, type SealedColumn, sealedColumns } from "./sealed-columns.ts";
import type { Vault } from "./vault.ts";

/** A value that none of the keys opens. */
export interface ShutValue {
  table: string;
  column: string;
  row: string;
}

export type Rotated =
  /** All is sealed with the first key; the others' check values are gone. */
  | { kind: "done"; resealed: number }
  /** These do not open, so the old keys are still asked for. */
  | { kind: "shut"; resealed: number; shut: ShutValue[] }
  /** Values sealed with another key come again and again: a process still seals with it. */
  | { kind: "endless"; resealed: number };

export interface RotateOptions {
  /** Told after each batch how many values it has sealed anew. */
  onBatch?: (column: SealedColumn, resealed: number) => void;
  batchSize?: number;
  /** Between two looks; longer than a statement that had begun before the last one. */
  pauseMs?: number;
}

const mostLooks = 20;

/**
 * Seals anew, with the vault's first key, whatever another key has sealed. It may be ended anywhere and begun again, and bots may
 * work meanwhile when their first key is this one: what they write in between is left as they wrote it.
 */
export async function rotate({ sql, kind }: Database, vault: Vault, options: RotateOptions = {}): Promise<Rotated> {
  const { onBatch = () => {}, batchSize = 200, pauseMs = kind === "pglite" ? 0 : 2000 } = options;
  let resealed = 0;
  // What was locked, or written back by a statement that had read it before, is found by the next look.
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const seen = { found: 0, shut: [] as ShutValue[] };
    for (const column of sealedColumns) {
      for await (const batch of oldValues(sql, vault, column, batchSize)) {
        const { fresh, shut } = sealAnew(vault, column, batch);
        const count = await replace(sql, column, fresh);
        resealed += count;
        seen.found += batch.length;
        seen.shut.push(...shut);
        onBatch(column, count);
      }
    }
    if (seen.found === 0 && (await forgetOtherKeys(sql, vault))) return { kind: "done", resealed };
    if (seen.found > 0 && seen.found === seen.shut.length) return { kind: "shut", resealed, shut: seen.shut };
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

async function* oldValues(sql: Sql, vault: Vault, its: SealedColumn, size: number): AsyncGenerator<OldValue[]> {
  const select = `SELECT "${its.row}"::text AS row, "${its.column}" AS sealed FROM "${its.table}" WHERE ${isOld(its)}`;
  let last: string | null = null;
  for (;;) {
    const after: string = last === null ? "" : `AND "${its.row}" > $3::${its.rowType}`;
    const batch: OldValue[] = await sql.rows(`${select} ${after} ORDER BY "${its.row}" LIMIT $2::int`, [
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

function sealAnew(vault: Vault, its: SealedColumn, batch: OldValue[]): { fresh: FreshValue[]; shut: ShutValue[] } {
  const fresh: FreshValue[] = [];
  const shut: ShutValue[] = [];
  for (const { row, sealed } of batch) {
    const cell = cellIn(its, row);
    try {
      fresh.push({ row, sealed, fresh: vault.seal(cell, vault.open(cell, sealed)) });
    } catch {
      shut.push({ table: its.table, column: its.column, row });
    }
  }
  return { fresh, shut };
}

/** Only what is still as it was read; it waits for nobody's lock, so that it stands in nobody's way. */
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
    [values.map((one) => one.row), values.map((one) => base64(one.sealed)), values.map((one) => base64(one.fresh))],
  );
  return replaced.length;
}

/** Takes away the other keys' check values, unless something that they have sealed has come in between. */
async function forgetOtherKeys(sql: Sql, vault: Vault): Promise<boolean> {
  const none = sealedColumns.map((its) => `NOT EXISTS (SELECT 1 FROM "${its.table}" WHERE ${isOld(its)})`);
  await sql.rows(`DELETE FROM "VaultCheck" WHERE "keyId" <> $1::text AND ${none.join(" AND ")}`, [vault.keyId]);
  const left = await sql.rows(`SELECT 1 FROM "VaultCheck" WHERE "keyId" <> $1`, [vault.keyId]);
  return left.length === 0;
}
