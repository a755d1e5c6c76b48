import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../faults/free-port.ts";
import { startPostgres } from "../harness/postgres-server.ts";
import { startTelegram, type Telegram } from "./updates/telegram.ts";

/** A bot in a process of its own, and the port at which it takes updates. */
export interface StartedBot {
  port: number;
  child: ChildProcess;
}

/** What two bots that are measured in turn share: a Telegram, a folder, and a database server. */
export interface TwoBots {
  database: "pglite" | "postgres";
  dataDir: string;
  telegram: Telegram;
  /** The address of a new database; undefined where the embedded one in `dataDir` is used (BENCH_DATABASE=pglite). */
  url: string | undefined;
  /** Starts a bot from a file in the bench's folder, and waits until it is ready. */
  start(file: string, ...args: string[]): Promise<StartedBot>;
  stop(): Promise<void>;
}

/** Prepares a bench that compares two bots. @param name the bench's name, which is the folder of its bots */
export async function prepareTwoBots(name: string): Promise<TwoBots> {
  const database = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const dataDir = await mkdtemp(join(tmpdir(), `bitimger-${name}-`));
  const server = database === "postgres" ? startPostgres({ shared_buffers: "256MB" }) : null;
  const telegram = await startTelegram();
  const children: ChildProcess[] = [];
  return {
    database,
    dataDir,
    telegram,
    url: await server?.create(name),
    async start(file, ...args) {
      const port = await freePort();
      const child = fork(join(import.meta.dirname, name, file), [telegram.apiRoot, String(port), ...args], {
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      children.push(child);
      await once(child, "message");
      return { port, child };
    },
    async stop() {
      for (const child of children) child.kill("SIGKILL");
      await telegram.close();
      server?.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
