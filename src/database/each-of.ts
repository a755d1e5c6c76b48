/**
 * An array parameter of which the planner knows no length: `id = ANY (${eachOf("$1::int[]")})`. PostgreSQL plans a prepared statement
 * each time where the plan for the given values seems cheaper than the plan for any values (PostgreSQL, "PREPARE", notes on
 * `plan_cache_mode`), and a short array always seems cheaper. For a statement that runs many times a second the planning would cost more
 * than the act. Use it only for a table that never shrinks: a plan that is kept stays what it was made for until the next ANALYZE.
 */
export function eachOf(parameter: string): string {
  return `ARRAY(SELECT unnest(${parameter}))`;
}
