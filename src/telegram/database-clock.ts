/**
 * The clock of leases, retries and holds: the database's own, which all processes share, put ahead by as much as the service's
 * `now` is on purpose. A CTE named `clock` with the column `now`, in whole milliseconds as the columns keep them.
 * @param parameter where the statement has the shift in milliseconds: "$1"
 */
export function databaseClock(parameter: string): string {
  return `clock AS MATERIALIZED (
       SELECT date_trunc('milliseconds', clock_timestamp() + ${parameter}::float8 * interval '1 ms') AS now)`;
}

/** How far the service's `now` is ahead of this machine's clock on purpose, in milliseconds: nothing when live. */
export type ClockAhead = () => number;
