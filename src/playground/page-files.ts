import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import type { PageLanguage } from "./types.ts";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-cache",
};

const FOLDER = join(import.meta.dirname, "page");

/**
 * Serves the page. Its files are read at every request, so that they can be changed while the playground runs.
 * @param languages are written into the page, so that it has its texts before its first request
 */
export function pageFiles(languages?: readonly PageLanguage[]): Hono {
  const app = new Hono();
  app.get("/", async () => {
    const page = await readFile(join(FOLDER, "index.html"), "utf8");
    const data = JSON.stringify(languages ?? null)
      .replaceAll("&", "&amp;")
      .replaceAll('"', "&quot;");
    return new Response(page.replace("<html ", `<html data-languages="${data}" `), {
      headers: { ...HEADERS, "content-type": "text/html; charset=utf-8" },
    });
  });
  app.get("/page/:name{[a-z-]+\\.(css|js|svg)}", async (c) => {
    const name = c.req.param("name");
    const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    const content = await readFile(join(FOLDER, name)).catch(() => undefined);
    if (!content) return c.notFound();
    return new Response(content, { headers: { ...HEADERS, "content-type": type } });
  });
  return app;
}
