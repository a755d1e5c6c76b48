import { badRequest } from "./errors.ts";

/** Refuses a call with lone surrogates, which cannot be written in UTF-8 (td: clean_input_string). */
export function refuseMalformed(value: unknown): void {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) refuseMalformed(item);
  }
}

/** Decodes UTF-8, and refuses invalid bytes. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badRequest("strings must be encoded in UTF-8");
  }
}
