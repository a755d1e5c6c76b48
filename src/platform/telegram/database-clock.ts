/**
 * The clock of leases, retries and holds is the database's clock, which all processes share, plus the shift by which the service's `now`
 * is ahead on purpose. This is a CTE named `clock` with the column `now`, in whole milliseconds like the columns that it is stored in.
 * @param parameter the statement's parameter with the shift in milliseconds: "$1"
 */
export function databaseClock(parameter: string): string {
  return `clock AS MATERIALIZED (
       SELECT date_trunc('milliseconds', clock_timestamp() + ${parameter}::float8 * interval '1 ms') AS now)`;
}

/** How far the service's `now` is ahead of this machine's clock on purpose, in milliseconds; 0 in a live service. */
export type ClockAhead = () => number;
