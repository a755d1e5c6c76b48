import { createHash } from "node:crypto";
import { canonical, type Printed } from "./printed.ts";

/** SHA-256 over what a version prints, in hexadecimal. Not over the bytes of a PDF, which change with the library that writes them. */
export function fingerprintOf(printed: Printed): string {
  return createHash("sha256").update(canonical(printed), "utf8").digest("hex");
}

/** The six digits that people compare: the first 48 bits of the fingerprint, modulo a million. */
export function codeOf(fingerprint: string): string {
  return String(Number.parseInt(fingerprint.slice(0, 12), 16) % 1_000_000).padStart(6, "0");
}

/** What a version prints, with a code that no other document of the case has. */
export interface Coded {
  printed: Printed;
  fingerprint: string;
  code: string;
}

/** @param taken the codes of all documents of the case: a code that is among them is refused, and the next attempt has another */
export function withFreshCode(printed: Omit<Printed, "attempt">, taken: readonly string[]): Coded {
  for (let attempt = 0; ; attempt += 1) {
    const tried = { ...printed, attempt };
    const fingerprint = fingerprintOf(tried);
    const code = codeOf(fingerprint);
    if (!taken.includes(code)) return { printed: tried, fingerprint, code };
  }
}
