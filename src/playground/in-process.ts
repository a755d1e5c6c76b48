import { Readable } from "node:stream";
import type { Hono } from "hono";

/** What bot libraries hand to their `fetch`: signals and bodies of makes other than the platform's. */
export interface ForeignInit {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: { aborted: boolean; addEventListener(type: "abort", listener: () => void): void } | null;
}

export type InProcessFetch = (url: string | URL | Request, init?: ForeignInit) => Promise<Response>;

/** A fetch that never leaves the process: every host's Bot API is the playground. */
export function inProcessFetch(app: Hono): InProcessFetch {
  return async (url, init = {}) => {
    const { pathname, search } = new URL(url instanceof Request ? url.url : url);
    const hungUp = new AbortController();
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => {
        hungUp.abort();
        reject(new DOMException("This operation was aborted", "AbortError"));
      };
      if (init.signal?.aborted) abort();
      else init.signal?.addEventListener("abort", abort);
    });
    const request = new Request(`http://playground${pathname}${search}`, {
      method: init.method ?? "GET",
      headers: init.headers ?? {},
      signal: hungUp.signal,
      ...bodyOf(init.body),
    });
    return await Promise.race([app.request(request), aborted]);
  };
}

function bodyOf(body: unknown): Pick<RequestInit, "body" | "duplex"> {
  if (body === undefined || body === null) return {};
  if (typeof body === "string") return { body };
  const stream = body instanceof Readable ? Readable.toWeb(body) : body;
  return { body: stream as ReadableStream, duplex: "half" };
}
