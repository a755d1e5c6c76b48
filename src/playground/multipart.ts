import { badRequest } from "./errors.ts";

export interface Part {
  name: string;
  /** Only files have a name. */
  fileName: string | undefined;
  mimeType: string;
  content: Buffer;
}

/**
 * Reads the parts of a multipart body, as leniently as Telegram does: bot libraries send file names without quotation
 * marks and in UTF-8, which the platform's own parser refuses.
 */
export function readMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2]}`);
  if (!boundary || !body.subarray(0, mark.length).equals(mark)) throw badRequest("can't parse multipart/form-data");
  const parts: Part[] = [];
  let start = mark.length;
  while (!body.subarray(start, start + 2).equals(Buffer.from("--"))) {
    const end = body.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), start);
    const headersEnd = body.indexOf("\r\n\r\n", start);
    if (end < 0 || headersEnd < 0 || headersEnd > end) throw badRequest("can't parse multipart/form-data");
    const content = body.subarray(headersEnd + 4, end);
    parts.push(part(body.toString("utf8", start, headersEnd), content));
    start = end + 2 + mark.length;
  }
  return parts;
}

function part(headers: string, content: Buffer): Part {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(headers)?.[1] ?? "";
  const name = attribute(disposition, "name");
  if (name === undefined) throw badRequest("can't parse multipart/form-data");
  const mimeType = /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1] ?? "";
  return { name, fileName: attribute(disposition, "filename"), mimeType, content };
}

function attribute(disposition: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\r]*))`, "i").exec(disposition);
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2]?.trim();
}
