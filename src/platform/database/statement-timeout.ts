import type { Db } from "./open.ts";

/**
 * Lets each statement of this transaction run for up to `milliseconds`, for a statement that changes hundreds of thousands of rows.
 * Every other statement is cancelled after `defaultLimits.statementMs`. Give the transaction at least the same `timeout`.
 */
export async function extendStatementTimeout(tx: Db, milliseconds: number): Promise<void> {
  // SET would limit the embedded database too, which has no timeout and no timer to enforce one. The pool parses this text
  // (limited-pool.ts).
  await tx.$executeRawUnsafe(
    `SELECT set_config('statement_timeout', '${Math.round(milliseconds)}', true)
     WHERE current_setting('statement_timeout') <> '0'`,
  );
}
