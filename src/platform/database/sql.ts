import { Prisma } from "./generated/client.ts";
import type { Db, Sql } from "./open.ts";

/**
 * A statement, or a part of a statement. Each value in it becomes a parameter, and each part in it becomes SQL, so that nothing that people
 * send is ever read as SQL. It is written as a template: sql`SELECT id FROM "Person" WHERE id = ${id}::int`. The text of a statement must
 * not depend on its values, because connections keep a plan for each text (statement-names.ts); so a list is a single parameter, an array.
 */
export const sql = Prisma.sql;
/** SQL that is inserted unescaped. Never pass anything that came from outside. */
export const rawSql = Prisma.raw;
export type Fragment = Prisma.Sql;

/**
 * Runs a statement and returns its rows: in a transaction, or on the pool. Prisma returns a bigint as a BigInt and the pool returns it as
 * text, so a statement casts what it returns to `int`, `float8` or `text`.
 */
export function query<Row>(on: Db | Sql, statement: Fragment): Promise<Row[]> {
  return "rows" in on ? on.rows<Row>(statement.text, statement.values) : on.$queryRaw<Row[]>(statement);
}

/** Runs a statement in a transaction. @returns how many rows it changed */
export function execute(db: Db, statement: Fragment): Promise<number> {
  return db.$executeRaw(statement);
}
