import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { Db } from "./open.ts";
import { execute, rawSql, sql } from "./sql.ts";

export interface TransactionLimits {
  /** How long the transaction may take, in milliseconds; 5,000 by default. */
  timeout?: number;
}

/** Runs `act` in the caller's transaction, or in a new transaction if `db` is the client. */
export function inTransaction<T>(db: Db, act: (tx: Db) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
  return isClient(db) ? db.$transaction(act, limits) : act(db);
}

/** A transaction also has `$transaction`, for savepoints, but it has no `$connect`. */
function isClient(db: Prisma.TransactionClient | PrismaClient): db is PrismaClient {
  return "$connect" in db && typeof db.$connect === "function";
}

/**
 * Lets each statement of this transaction run for up to `milliseconds`, for a statement that changes hundreds of thousands of rows.
 * Every other statement is cancelled after `defaultLimits.statementMs`. Give the transaction at least the same `timeout`.
 */
export async function extendStatementTimeout(tx: Db, milliseconds: number): Promise<void> {
  // SET would limit the embedded database too, which has no timeout and no timer to enforce one. The pool parses this text
  // (limited-pool.ts).
  await execute(
    tx,
    sql`SELECT set_config('statement_timeout', '${rawSql(String(Math.round(milliseconds)))}', true)
      WHERE current_setting('statement_timeout') <> '0'`,
  );
}
