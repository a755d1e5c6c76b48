/** Formats numbers as a PostgreSQL array literal for a parameter. The driver itself would check every element for escaping. */
export function numberArray(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const needsEscape = /["\\]/g;

/** Formats strings as a PostgreSQL array literal for a parameter. */
export function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(needsEscape, "\\$&")}"`).join(",")}}`;
}
