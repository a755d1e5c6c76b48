import { sql } from "./sql.ts";

/**
 * A CTE named `relaxed` with one row, which the statement must read: the statement then ends before PostgreSQL has written it to disk
 * (PostgreSQL, "Asynchronous Commit"). Use it only for a statement that is a transaction of its own and whose loss does no harm. If the
 * database's machine crashes, later commits that survived prove that this one survived too, because the log is written in order.
 * Never use it for a claim: after a crash a second process could claim the same row under the same attempt number.
 */
export const relaxedCommit = sql`relaxed AS MATERIALIZED (
        SELECT set_config('synchronous_commit', 'off', true))`;
