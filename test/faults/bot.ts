import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FromPlayground } from "../../src/playground/bot-keeper.ts";

const root = join(import.meta.dirname, "../..");

/** The real process, `node src/main.ts played`, as the playground runs it. The test sets its clock. */
export interface Bot {
  /** Resolves when the bot listens or has been killed before that. Rejects if the bot ever exits by itself. */
  start(): Promise<void>;
  /** Makes the clock of the process wrong by this number of milliseconds. */
  setWrongClock(wrongMs: number): void;
  /** Moves the clock of the process on purpose, as when everybody's time has passed. */
  passes(ms: number): void;
  alive(): boolean;
  pid(): number | null;
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * @param logFile where all processes of this bot write
 * @param folder of the version that runs; this version by default
 */
export function createBot(env: Record<string, string>, hello: FromPlayground, logFile: string, folder = root): Bot {
  let child: ChildProcess | null = null;
  let known = hello;
  const ended = new WeakSet<ChildProcess>();
  return {
    setWrongClock: (wrongMs) => void child?.send({ ...known, wrongMs }),
    passes(ms) {
      known = { ...known, shiftMs: known.shiftMs + ms };
      child?.send(known);
    },
    alive: () => child !== null,
    pid: () => child?.pid ?? null,
    async start() {
      const log = openSync(logFile, "a");
      const started = fork(join(folder, "src/main.ts"), ["played"], { env, stdio: ["ignore", log, log, "ipc"] });
      child = started;
      const over = once(started, "exit").then(() => {
        if (child === started) child = null;
        if (ended.has(started)) return;
        throw new Error(`The bot has exited by itself:\n${readFileSync(logFile, "utf8").slice(-2000)}`);
      });
      started.send(known);
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
