import { Readable } from "node:stream";
import type { Hono } from "hono";

/** What bot libraries pass to `fetch`: their signals and bodies are not always the platform's own. */
export interface ForeignInit {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: { aborted: boolean; addEventListener(type: "abort", listener: () => void): void } | null;
}

export type InProcessFetch = (url: string | URL | Request, init?: ForeignInit) => Promise<Response>;

/** A fetch that never leaves the process: the playground answers for every host. */
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
