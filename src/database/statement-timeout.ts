import type { Db } from "./open.ts";

/**
 * Lets the statements of this transaction take so many milliseconds each, for one that changes hundreds of thousands of rows at once.
 * Any other is ended after `usualLimits.statementMs`. Give the transaction itself at least as long (`timeout`).
 */
export async function allowLong(tx: Db, milliseconds: number): Promise<void> {
  // Not by SET, which would give a limit to the embedded database too: it has none, and no timer to keep it by. The pool reads
  // this text (limited-pool.ts).
  await tx.$executeRawUnsafe(
    `SELECT set_config('statement_timeout', '${Math.round(milliseconds)}', true)
     WHERE current_setting('statement_timeout') <> '0'`,
  );
}
