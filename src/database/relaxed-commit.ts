/**
 * A CTE that lets the statement end before PostgreSQL has it on its disk: `relaxed`, with one row, which the statement must read. Only for
 * a statement that is a transaction of its own, and whose loss means nothing: where the database's machine dies, what was committed later
 * and did reach the disk has taken this along, for the log is written in order; so nothing that builds on it can be there without it.
 * (PostgreSQL, "Asynchronous Commit".) Never for what takes something in hand: taken once more, it would be in two hands by one number.
 */
export const relaxedCommit = `relaxed AS MATERIALIZED (
       SELECT set_config('synchronous_commit', 'off', true))`;
