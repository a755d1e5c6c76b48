import type { Context, MiddlewareHandler } from "hono";

/** Refuses all requests of another site's page, GET too. Another site may only link to the playground's page. */
export const ownSite: MiddlewareHandler = async (c, next) => {
  const { method, path } = c.req;
  const site = c.req.header("sec-fetch-site");
  const followsLink = method === "GET" && path === "/" && c.req.header("sec-fetch-mode") === "navigate";
  if (!followsLink && site !== "none" && isForeign(c))
    return c.json({ error: "only the playground's own page may ask" }, 403);
  return await next();
};

/**
 * Refuses requests of another site's page, which must not act for the people here. A form cannot send this type of body, so
 * that a browser asks before it sends the request.
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

/** Whether the origin has the host of this request. Behind a proxy that terminates TLS only the scheme differs. */
function sameHost(c: Context): boolean {
  const origin = c.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}
