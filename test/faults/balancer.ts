import { type AddressInfo, createServer, connect as open, type Socket } from "node:net";

/** A simple TCP balancer: each connection goes to the next process that accepts it. */
export interface Balancer {
  port: number;
  close(): Promise<void>;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;

  const server = createServer((incoming) => {
    sockets.add(incoming);
    incoming.once("close", () => sockets.delete(incoming));
    incoming.on("error", () => {});
    turn += 1;
    forward(incoming, turn, ports.length);
  });

  /** Skips processes that do not listen. */
  function forward(incoming: Socket, at: number, tries: number): void {
    const port = ports[at % ports.length];
    if (tries === 0 || port === undefined) return void incoming.destroy();
    const outgoing = open(port, "127.0.0.1");
    const skip = () => forward(incoming, at + 1, tries - 1);
    outgoing.once("error", skip);
    outgoing.once("connect", () => {
      outgoing.off("error", skip);
      outgoing.on("error", () => {});
      incoming.pipe(outgoing).pipe(incoming);
      outgoing.once("close", () => incoming.destroy());
      incoming.once("close", () => outgoing.destroy());
    });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
