import type { Context, MiddlewareHandler } from "hono";

/** Another site's page gets nothing from here and acts nowhere, by GET neither. Only a link to the page itself may be followed. */
export const ownSite: MiddlewareHandler = async (c, next) => {
  const { method, path } = c.req;
  const site = c.req.header("sec-fetch-site");
  const followsLink = method === "GET" && path === "/" && c.req.header("sec-fetch-mode") === "navigate";
  if (!followsLink && site !== "none" && isForeign(c))
    return c.json({ error: "only the playground's own page may ask" }, 403);
  return await next();
};

/**
 * Another site's page must not act for the people here: its requests are refused. The type of the body is one that
 * a form cannot send, so that a browser asks first.
 */
export function sameSite(contentType: "application/json" | "application/octet-stream"): MiddlewareHandler {
  return async (c, next) => {
    if (isForeign(c)) return c.json({ error: "only the playground's own page may act" }, 403);
    if (!c.req.header("content-type")?.startsWith(contentType))
      return c.json({ error: `${contentType} expected` }, 415);
    return await next();
  };
}

function isForeign(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  if (site && site !== "same-origin") return true;
  return origin !== undefined && origin !== new URL(c.req.url).origin && !sameHost(c);
}

/** Behind a proxy that ends TLS the scheme differs; the host is what tells sites apart. */
function sameHost(c: Context): boolean {
  const origin = c.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}
