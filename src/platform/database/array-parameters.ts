import { type Fragment, sql } from "./sql.ts";

/** Formats numbers as a PostgreSQL array literal for a parameter. The driver itself would check every element for escaping. */
export function numberArray(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const needsEscape = /["\\]/g;

/** Formats strings as a PostgreSQL array literal for a parameter. */
export function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(needsEscape, "\\$&")}"`).join(",")}}`;
}

/**
 * Hides the length of an array from the planner: `id = ANY (${eachOf(sql`${ids}::int[]`)})`. PostgreSQL plans a prepared statement each time
 * if the plan for the given values seems cheaper than the generic plan (PostgreSQL, "PREPARE", notes on `plan_cache_mode`), and a short
 * array always seems cheaper. For a statement that runs many times a second, planning would cost more than running it. Use this only for a
 * table that never shrinks, because a cached plan does not change until the next ANALYZE.
 */
export function eachOf(array: Fragment): Fragment {
  return sql`ARRAY(SELECT unnest(${array}))`;
}
