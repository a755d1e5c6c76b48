import { botApi } from "./description.ts";
import { badRequest, Refusal } from "./errors.ts";
import type { Uploads } from "./files.ts";
import { readMultipart } from "./multipart.ts";
import type { Params } from "./read-params.ts";
import { decodeText } from "./well-formed.ts";

const MAX_REQUEST_BYTES = 52 * 1024 * 1024;

export interface ReadRequest {
  params: Params;
  uploads: Uploads;
}

/** Reads the parameters of a call from all places where Telegram takes them: query, JSON, form, or multipart with files. */
export async function readRequest(request: Request, method: string): Promise<ReadRequest> {
  if (Number(request.headers.get("content-length")) > MAX_REQUEST_BYTES) {
    throw new Refusal(413, "Request Entity Too Large");
  }
  const params: Params = Object.fromEntries(new URL(request.url).searchParams);
  const uploads: Uploads = new Map();
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (request.method === "GET" || !request.body) return { params, uploads };
  if (type === "application/json") Object.assign(params, await readJson(request));
  else if (type === "multipart/form-data") await readForm(request, params, uploads);
  else if (type === "application/x-www-form-urlencoded") {
    Object.assign(params, Object.fromEntries(new URLSearchParams(decodeText(await request.arrayBuffer()))));
  }
  const fields = botApi().methods.get(method)?.fields;
  for (const name of uploads.keys()) {
    if (fields?.has(name) && params[name] === undefined) params[name] = `attach://${name}`;
  }
  return { params, uploads };
}

async function readJson(request: Request): Promise<Params> {
  const text = decodeText(await request.arrayBuffer());
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Params;
  } catch {
    throw badRequest("can't parse JSON object");
  }
  throw badRequest("can't parse JSON object");
}

async function readForm(request: Request, params: Params, uploads: Uploads) {
  const body = Buffer.from(await request.arrayBuffer());
  for (const { name, fileName, mimeType, content } of readMultipart(body, request.headers.get("content-type") ?? "")) {
    if (fileName === undefined) params[name] = decodeText(content);
    else uploads.set(name, { name: fileName, mimeType, content });
  }
}
