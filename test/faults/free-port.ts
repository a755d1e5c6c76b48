import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Finds a free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The settings of a webhook for a single process. */
export async function webhookOf() {
  const port = await freePort();
  return { webhook: { url: `http://127.0.0.1:${port}/telegram`, secret: "faults-know-no-secrets", port } };
}
