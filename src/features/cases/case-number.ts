/** A longer text is told by somebody, and only mentions a number. */
const maxWords = 8;

/**
 * The number of a case in a short text, as the bot writes it: "2026-000417". It is read with or without leading zeros, with spaces and
 * dashes of any kind, and with words beside it. Null if there is no number, or several.
 */
export function readCaseNumber(text: string): string | null {
  if (text.trim().split(/\s+/).length > maxWords) return null;
  const found = [...text.matchAll(/(?<!\d)(20\d\d)[\s\p{Pd}\u2212/]+(\d{1,6})(?![\d\p{Pd}.:])/gu)];
  const [only] = found;
  const [, year, digits] = only ?? [];
  return found.length !== 1 || year === undefined || digits === undefined ? null : `${year}-${digits.padStart(6, "0")}`;
}

/** The number in a text that is nothing else: in full, or short as on a label with its sign, as in «№ 26-417». Null for other texts. */
export function readTypedNumber(text: string): string | null {
  const [, century, year, digits] = /^(?:№?\s*(20)|№\s*)(\d\d)[\s\p{Pd}\u2212/]+(\d{1,6})$/u.exec(text.trim()) ?? [];
  if (year === undefined || digits === undefined) return null;
  return `${century ?? "20"}${year}-${digits.padStart(6, "0")}`;
}

/** "26-417" for "2026-000417": as short as it stays unambiguous, for labels. */
export function shortCaseNumber(number: string): string {
  const [year = "", count = ""] = number.split("-");
  return `${year.slice(2)}-${Number(count)}`;
}
