import type { Context, MiddlewareHandler } from "hono";

/**
 * Another site's page must not act for the people here: its requests are refused. The type of the body is one that
 * a form cannot send, so that a browser asks first.
 */
export function sameSite(contentType: "application/json" | "application/octet-stream"): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const foreign =
      (site && site !== "same-origin") || (origin && origin !== new URL(c.req.url).origin && !sameHost(c));
    if (foreign) return c.json({ error: "only the playground's own page may act" }, 403);
    if (!c.req.header("content-type")?.startsWith(contentType))
      return c.json({ error: `${contentType} expected` }, 415);
    return await next();
  };
}

/** Behind a proxy that ends TLS the scheme differs; the host is what tells sites apart. */
function sameHost(c: Context): boolean {
  const origin = c.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}
