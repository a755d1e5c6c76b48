import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { WebhookEndpoint } from "../platform/telegram/receiving/webhook-endpoint.ts";
import { minuteMs } from "../platform/time/units.ts";
import type { Metrics } from "./metrics.ts";
import { isOwnHost } from "./own-host.ts";

export interface HttpOptions {
  host: string;
  port: number;
  /** The reasons why the service is not ready; empty if it is ready. */
  obstacles: () => Promise<string[]>;
  /** The routes of the playground, if it is open. */
  playground?: Hono;
  metrics?: Metrics;
  webhook?: WebhookEndpoint | undefined;
}

export interface HttpServer {
  port: number;
  stop(): Promise<void>;
}

// A proxy keeps connections open (nginx for 60 s, Caddy for 120 s). The proxy must close first, or a call can be lost on its way.
const keepAliveMs = 130_000;
const requestMs = minuteMs;

const unknownHost =
  "Nothing is served under this name. Use localhost, an IP address, or the name that is set as HOST.\n";

function refuseHost(response: ServerResponse): void {
  // The body is not read, so Node closes the connection. The header keeps the caller from using the connection again.
  response.writeHead(421, { "content-type": "text/plain", connection: "close" }).end(unknownHost);
}

/** Serves health, metrics and the webhook on PORT, and the playground if it is open. */
export async function startHttp({ host, port, obstacles, ...served }: HttpOptions): Promise<HttpServer> {
  const { playground, metrics, webhook } = served;
  const app = new Hono();
  app.get("/health/live", (c) => c.json({ live: true }));
  app.get("/health/ready", async (c) => {
    const found = await obstacles();
    return c.json({ ready: found.length === 0, obstacles: found }, found.length === 0 ? 200 : 503);
  });
  if (metrics !== undefined) {
    app.get("/metrics", async (c) => {
      const { contentType, text } = await metrics.scrape();
      return c.body(text, 200, { "content-type": contentType });
    });
  }
  if (playground !== undefined) app.route("/", playground);
  const listener = getRequestListener(app.fetch);
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: requestMs }, (request, response) => {
    const [path] = (request.url ?? "").split("?");
    // The busiest path skips the router and the Request and Response objects. It also skips the check of the Host header: its
    // secret keeps strangers out, and a proxy may forward any Host.
    if (path === webhook?.path) webhook?.handle(request, response);
    else if (isOwnHost(request.headers.host, host)) void listener(request, response);
    else refuseHost(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isInUse = error.code === "EADDRINUSE";
      reject(isInUse ? new Error(`The port ${port} is in use: stop what listens there, or set another PORT.`) : error);
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser's open stream would keep the server running for ever.
        server.closeAllConnections();
      }),
  };
}
