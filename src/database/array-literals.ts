/** An array of numbers as PostgreSQL reads it, for a parameter: the driver would look at each of them for what it must escape. */
export function numbers(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const special = /["\\]/g;

/** The same for words. */
export function words(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(special, "\\$&")}"`).join(",")}}`;
}
