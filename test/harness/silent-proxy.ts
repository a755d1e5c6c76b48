import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A proxy between a bot and PostgreSQL that can go silent, as a network that drops every packet: connections neither close nor answer. */
export interface SilentProxy {
  /** The URL of the database through the proxy. */
  url: string;
  /** From now on neither open nor new connections pass anything on. */
  goSilent(): void;
  /** New connections work again. Older connections stay silent for ever, as after a failover. */
  comeBack(): void;
  close(): Promise<void>;
}

/** @param target the database's URL, with a Unix socket's folder as `host` or with a TCP address */
export async function startSilentProxy(target: string): Promise<SilentProxy> {
  const url = new URL(target);
  const folder = url.searchParams.get("host");
  const port = Number(url.port || 5432);
  const reach = () => (folder === null ? connect(port, url.hostname) : connect(`${folder}/.s.PGSQL.${port}`));
  const open = new Set<{ near: Socket; far: Socket | null; silent: boolean }>();
  let silent = false;
  const server = createServer((near) => {
    const pair = { near, far: silent ? null : reach(), silent };
    open.add(pair);
    const { far } = pair;
    const forget = () => {
      open.delete(pair);
      near.destroy();
      far?.destroy();
    };
    for (const socket of [near, far]) {
      socket?.on("error", forget);
      socket?.on("close", () => {
        if (!pair.silent || socket === near) forget();
      });
    }
    near.on("data", (bytes) => {
      if (!pair.silent) far?.write(bytes);
    });
    far?.on("data", (bytes) => {
      if (!pair.silent) near.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const near = new URL(target);
  near.searchParams.delete("host");
  near.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: near.href,
    goSilent() {
      silent = true;
      for (const pair of open) pair.silent = true;
    },
    comeBack() {
      silent = false;
    },
    async close() {
      for (const { near, far } of open) {
        near.destroy();
        far?.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}
