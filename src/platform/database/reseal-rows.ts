import type { Sql } from "./open.ts";
import { type SealedColumn, sealedColumns } from "./sealed-columns.ts";
import { type Fragment, query, rawSql, sql } from "./sql.ts";
import type { Vault } from "./vault.ts";

// Prisma has no statement for a column that is only known by its name, does not compare a part of its bytes, and skips no locked rows.

/** A value that an older key has sealed, and the row that identifies it. */
export interface OldValue {
  row: string;
  sealed: Uint8Array;
}

/** The same value, sealed with the first key. */
export interface FreshValue extends OldValue {
  fresh: Uint8Array;
}

/** A name from the schema, in quotes. */
const nameOf = (name: string): Fragment => rawSql(`"${name}"`);

const fragmentsOf = ({ table, column, row, rowType }: SealedColumn) => ({
  table: nameOf(table),
  column: nameOf(column),
  row: nameOf(row),
  rowType: rawSql(rowType),
});

const isOld = (column: Fragment, { keyId }: Vault): Fragment =>
  sql`${column} IS NOT NULL AND substring(${column} FROM 1 FOR 4) <> decode(${keyId}, 'hex')`;

/** The values of a column that another key has sealed, in batches, in the order of their rows. */
export async function* oldValues(
  pool: Sql,
  vault: Vault,
  sealedColumn: SealedColumn,
  size: number,
): AsyncGenerator<OldValue[]> {
  const { table, column, row, rowType } = fragmentsOf(sealedColumn);
  let last: string | null = null;
  for (;;) {
    const after: Fragment = last === null ? sql`` : sql`AND ${row} > ${last}::${rowType}`;
    const batch: OldValue[] = await query(
      pool,
      sql`
        SELECT ${row}::text AS row, ${column} AS sealed
        FROM ${table}
        WHERE ${isOld(column, vault)} ${after}
        ORDER BY ${row}
        LIMIT ${size}::int`,
    );
    if (batch.length === 0) return;
    yield batch;
    last = batch.at(-1)?.row ?? null;
  }
}

/** Replaces only values that are unchanged since they were read. Skips locked rows, so that it blocks nobody. @returns how many */
export async function replace(pool: Sql, sealedColumn: SealedColumn, values: FreshValue[]): Promise<number> {
  const { table, column, row, rowType } = fragmentsOf(sealedColumn);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const replaced = await query(
    pool,
    sql`
      WITH mine AS (
        SELECT t.${row} AS row, t.${column} AS old, n.fresh
        FROM ${table} t
        JOIN unnest(
          ${values.map((value) => value.row)}::text[],
          ${values.map((value) => base64(value.sealed))}::text[],
          ${values.map((value) => base64(value.fresh))}::text[]
        ) AS n(row, old, fresh)
          ON t.${row} = n.row::${rowType} AND t.${column} = decode(n.old, 'base64')
        FOR UPDATE OF t SKIP LOCKED)
      UPDATE ${table} t
      SET ${column} = decode(mine.fresh, 'base64')
      FROM mine
      WHERE t.${row} = mine.row AND t.${column} = mine.old
      RETURNING 1`,
  );
  return replaced.length;
}

/** Deletes the check values of the other keys, unless a value that they sealed has appeared meanwhile. @returns whether none is left */
export async function forgetOtherKeys(pool: Sql, vault: Vault): Promise<boolean> {
  const hasNoOld = sealedColumns
    .map(({ table, column }) => sql`NOT EXISTS (SELECT 1 FROM ${nameOf(table)} WHERE ${isOld(nameOf(column), vault)})`)
    .reduce((all, each) => sql`${all} AND ${each}`);
  await query(
    pool,
    sql`
      DELETE FROM "VaultCheck"
      WHERE "keyId" <> ${vault.keyId}::text AND ${hasNoOld}`,
  );
  const left = await query(pool, sql`SELECT 1 FROM "VaultCheck" WHERE "keyId" <> ${vault.keyId}`);
  return left.length === 0;
}
