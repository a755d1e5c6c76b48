import { type Fragment, sql } from "../database/sql.ts";

/**
 * The clock of leases, retries and holds is the database's clock, which all processes share, plus the shift by which the service's `now`
 * is ahead on purpose. This is a CTE named `clock` with the column `now`, in whole milliseconds like the columns that it is stored in.
 * @param aheadMs the shift in milliseconds
 */
export function databaseClock(aheadMs: number): Fragment {
  return sql`clock AS MATERIALIZED (
       SELECT date_trunc('milliseconds', clock_timestamp() + ${aheadMs}::float8 * interval '1 ms') AS now)`;
}

/** How far the service's `now` is ahead of this machine's clock on purpose, in milliseconds; 0 in a live service. */
export type ClockAhead = () => number;
