import { Prisma } from "./generated/client.ts";
import type { Db, Sql } from "./open.ts";

/**
 * A statement, or a part of a statement. Each value in it becomes a parameter, and each part in it becomes SQL, so that nothing that people
 * send is ever read as SQL. It is written as a template: sql`SELECT id FROM "Person" WHERE id = ${id}::int`. The text of a statement must
 * not depend on its values, because connections keep a plan for each text (statement-names.ts); so a list is a single parameter, an array.
 */
export function sql(strings: readonly string[], ...values: unknown[]): Fragment {
  const statement = Prisma.sql(strings, ...values);
  texts.set(statement, textFor(strings, values, statement));
  return statement;
}

/** SQL that is inserted unescaped. Never pass anything that came from outside. */
export const rawSql = Prisma.raw;
export type Fragment = Prisma.Sql;

/** The texts of statements. */
const texts = new WeakMap<Fragment, string>();
/** The texts that each template has had, by its values: the text of a part, or null for a parameter. Putting a long text together is slow. */
const known = new WeakMap<readonly string[], { parts: (string | null)[]; text: string }[]>();
/** A template whose parts vary more than this is put together each time. */
const maxKnown = 8;

function textOf(statement: Fragment): string {
  return texts.get(statement) ?? statement.text;
}

function textFor(strings: readonly string[], values: unknown[], statement: Fragment): string {
  const parts = values.map((value) => (value instanceof Prisma.Sql ? textOf(value) : null));
  const variants = known.get(strings) ?? [];
  const same = variants.find((variant) => variant.parts.every((part, at) => part === parts[at]));
  if (same !== undefined) return same.text;
  const { text } = statement;
  if (variants.length < maxKnown) known.set(strings, [...variants, { parts, text }]);
  return text;
}

/**
 * Runs a statement and returns its rows: in a transaction, or on the pool. Prisma returns a bigint as a BigInt and the pool returns it as
 * text, so a statement casts what it returns to `int`, `float8` or `text`.
 */
export function query<Row>(on: Db | Sql, statement: Fragment): Promise<Row[]> {
  return "rows" in on ? on.rows<Row>(textOf(statement), statement.values) : on.$queryRaw<Row[]>(statement);
}

/** Runs a statement in a transaction. @returns how many rows it changed */
export function execute(db: Db, statement: Fragment): Promise<number> {
  return db.$executeRaw(statement);
}
