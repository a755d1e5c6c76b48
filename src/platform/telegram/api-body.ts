import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { Upload } from "./upload.ts";

export interface ApiBody {
  headers: Record<string, string>;
  body: string | Readable;
}

/** Encodes the parameters of a call: as JSON, or as form data if they contain files. Null if they cannot be encoded. */
export function bodyOf(payload: Record<string, unknown>): ApiBody | null {
  try {
    const hasFiles = Object.values(payload).some((value) => value instanceof Upload);
    if (hasFiles) return inParts(payload);
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(payload) };
  } catch {
    return null;
  }
}

function inParts(payload: Record<string, unknown>): ApiBody {
  const boundary = randomBytes(16).toString("hex");
  const parts = Object.entries(payload).flatMap(([name, value]) => {
    const isFile = value instanceof Upload;
    const file = isFile ? `; filename="${value.fileName}"` : "";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`;
    const content = isFile ? value.bytes : typeof value === "string" ? value : JSON.stringify(value);
    return [Buffer.from(head), Buffer.from(content), Buffer.from("\r\n")];
  });
  const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  const headers = {
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": String(whole.length),
  };
  return { headers, body: Readable.from([whole]) };
}
