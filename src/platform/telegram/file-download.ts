import type { CallOutcome } from "./api-answer.ts";
import { Refetched, Upload } from "./upload.ts";

/** Gets a path of the Bot API server by GET. Null if the file is not there, or has more bytes than `maxBytes`. Throws as `Send` does. */
export type Download = (path: string, maxBytes: number, signal?: AbortSignal) => Promise<Uint8Array | null>;

/** The largest file that a bot may download, in bytes (Bot API getFile). */
export const maxDownloadBytes = 20 * 1024 * 1024;

export interface DownloadOptions {
  /** Where files are: the path before `file_path`. */
  basePath: string;
  getFile: (fileId: string) => Promise<CallOutcome>;
  /** Undefined where nothing can be downloaded. */
  download: Download | undefined;
  signal: AbortSignal | undefined;
}

type Payload = Record<string, unknown>;

/** Whether a call uploads a file that has to be downloaded before. */
export function uploadsAgain(payload: Payload): boolean {
  return Object.values(payload).some((value) => value instanceof Refetched);
}

/**
 * The payload with the bytes of the files that are to be uploaded again, which are only in memory. Where they cannot be had, the outcome of
 * asking for them instead: a refusal for a file that is too large or gone.
 */
export async function withDownloads(payload: Payload, options: DownloadOptions): Promise<Payload | CallOutcome> {
  const loaded: Payload = {};
  for (const [name, value] of Object.entries(payload)) {
    const file = value instanceof Refetched ? await downloaded(value, options) : value;
    if (value instanceof Refetched && !(file instanceof Upload)) return file as CallOutcome;
    loaded[name] = file;
  }
  return loaded;
}

/** Whether `withDownloads` gave an outcome. */
export function isOutcome(value: Payload | CallOutcome): value is CallOutcome {
  return "kind" in value;
}

async function downloaded({ fileId, fileName }: Refetched, options: DownloadOptions): Promise<Upload | CallOutcome> {
  const { download, basePath, signal } = options;
  if (download === undefined) return refused("files cannot be downloaded here");
  const found = await options.getFile(fileId);
  if (found.kind !== "ok") return found;
  const { file_path: path } = found.result as { file_path?: string };
  // A Bot API server of one's own may name a path on its disk instead, which is not served.
  if (path === undefined || path.startsWith("/")) return refused("the file cannot be downloaded");
  const bytes = await download(`${basePath}${path}`, maxDownloadBytes, signal);
  return bytes === null ? refused("the file is gone or too big") : new Upload(fileName, bytes);
}

function refused(why: string): CallOutcome {
  return { kind: "refused", code: 400, description: why, means: { kind: "never", what: "content" } };
}
