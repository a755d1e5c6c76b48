import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

export interface HttpOptions {
  host: string;
  port: number;
  /** What stands in the way of working, empty when nothing does. */
  obstacles: () => Promise<string[]>;
  /** The playground's routes, where it is open. */
  playground: Hono | null;
}

export interface HttpServer {
  port: number;
  stop(): Promise<void>;
}

/** Health on PORT, and the playground where it is open. */
export async function startHttp({ host, port, obstacles, playground }: HttpOptions): Promise<HttpServer> {
  const app = new Hono();
  app.get("/health/live", (c) => c.json({ live: true }));
  app.get("/health/ready", async (c) => {
    const found = await obstacles();
    return c.json({ ready: found.length === 0, obstacles: found }, found.length === 0 ? 200 : 503);
  });
  if (playground !== null) app.route("/", playground);
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`The port ${port} is in use: stop what listens there, or set another PORT.`) : error);
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser's open stream would hold the server for ever.
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
