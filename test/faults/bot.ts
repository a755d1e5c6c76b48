import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FromPlayground } from "../../src/playground/bot-keeper.ts";

const root = join(import.meta.dirname, "../..");

/** The real process, `node src/main.ts played`: the one that people try, with its clock in our hand. */
export interface Bot {
  /** Returns when it listens, or was killed before that. A bot that ends by itself is an error, whenever it does. */
  start(): Promise<void>;
  /** Makes its clock wrong by a number of milliseconds. */
  misleads(wrongMs: number): void;
  alive(): boolean;
  pid(): number | null;
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * @param logFile where all of its processes write
 * @param folder of the version that runs; without it this version
 */
export function createBot(env: Record<string, string>, hello: FromPlayground, logFile: string, folder = root): Bot {
  let child: ChildProcess | null = null;
  const ended = new WeakSet<ChildProcess>();
  return {
    misleads: (wrongMs) => void child?.send({ ...hello, wrongMs }),
    alive: () => child !== null,
    pid: () => child?.pid ?? null,
    async start() {
      const log = openSync(logFile, "a");
      const started = fork(join(folder, "src/main.ts"), ["played"], { env, stdio: ["ignore", log, log, "ipc"] });
      child = started;
      const over = once(started, "exit").then(() => {
        if (child === started) child = null;
        if (ended.has(started)) return;
        throw new Error(`The bot has ended by itself:\n${readFileSync(logFile, "utf8").slice(-2000)}`);
      });
      started.send(hello);
      await Promise.race([once(started, "message"), over]);
    },
    async end(signal) {
      if (child === null) return;
      const over = once(child, "exit");
      ended.add(child);
      child.kill(signal);
      await over;
    },
  };
}
