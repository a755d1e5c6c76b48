import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BotProcess } from "./types.ts";

/** What the playground tells the bot's process over IPC. */
export interface FromPlayground {
  token: string;
  apiRoot: string;
  /** How far the playground's clock is ahead of the machine's. */
  shiftMs: number;
  /** How wrong the clock of the bot's process is, in tests of wrong clocks. */
  wrongMs?: number;
  /** Where the bot receives updates. Without it the bot polls. */
  webhook?: { url: string; secret: string; port: number };
}

/** What the bot's process tells the playground. */
export type FromBot =
  /** It listens. */
  | { kind: "ready" }
  /** Its clock is this far ahead, and what was due by then is done. */
  | { kind: "reached"; shiftMs: number };

export interface BotKeeper extends BotProcess {
  /** Tells the bot what has changed. A bot that is started later is told the same. */
  tell(news: Partial<FromPlayground>): void;
  /** Moves the bot's clock. Resolves when the bot has done what is due by then, or at once if no bot is listening. */
  moveClock(shiftMs: number): Promise<void>;
  /** Resolves when the bot listens for the first time. Rejects if the bot exits before that. */
  firstReady: Promise<void>;
  /** Stops the bot as a supervisor does, with SIGTERM. */
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, "../main.ts");

/** Runs the bot in a process of its own, so that it can be killed in the middle of its work and started again. */
export function keepBot(onCrash: (code: number | null, signal: string | null) => void): BotKeeper {
  const listeners = new Set<() => void>();
  const known: FromPlayground = { token: "", apiRoot: "", shiftMs: 0 };
  const { promise: firstReady, resolve, reject } = Promise.withResolvers<void>();
  let child: ChildProcess | null = null;
  let state: ReturnType<BotProcess["state"]> = "down";
  let kills = 0;
  let arrival = Promise.withResolvers<void>();

  function change(next: typeof state): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function start(): void {
    if (child !== null) return;
    // In a process group of its own, the bot does not get the terminal's Ctrl-C: `stop` ends it when its turn comes.
    const started = fork(main, ["played"], { detached: true });
    child = started;
    change("starting");
    started.send(known);
    started.on("message", (news: FromBot) => {
      if (news.kind === "reached") {
        if (news.shiftMs === known.shiftMs) arrival.resolve();
        return;
      }
      change("running");
      resolve();
    });
    started.on("exit", (code, signal) => {
      child = null;
      arrival.resolve();
      if (code !== 0 && signal !== "SIGKILL") onCrash(code, signal);
      reject(new Error("The bot did not start."));
      change("down");
    });
  }

  function tell(news: Partial<FromPlayground>): void {
    Object.assign(known, news);
    if (child?.connected) child.send(known);
  }

  return {
    firstReady,
    start,
    tell,
    async moveClock(shiftMs) {
      arrival.resolve();
      arrival = Promise.withResolvers();
      if (shiftMs === known.shiftMs || state !== "running") arrival.resolve();
      tell({ shiftMs });
      await arrival.promise;
    },
    state: () => state,
    kills: () => kills,
    kill() {
      if (child?.kill("SIGKILL")) kills += 1;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      if (child === null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
