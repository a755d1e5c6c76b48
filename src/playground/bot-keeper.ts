import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BotProcess } from "./types.ts";

/** What the bot's process is told over the line between the two. */
export interface FromPlayground {
  token: string;
  apiRoot: string;
  /** How far the playground's clock was put forward. */
  shiftMs: number;
  /** How wrong this process's own clock is, where that is tried. */
  wrongMs?: number;
  /** Where it is called with updates; it asks for them without. */
  webhook?: { url: string; secret: string; port: number };
}

export interface BotKeeper extends BotProcess {
  /** What the bot must know; one that is started later is told the same. */
  tell(news: Partial<FromPlayground>): void;
  /** Fulfilled when the bot listens for the first time; rejected when it ends before that. */
  firstReady: Promise<void>;
  /** Ends the bot as a supervisor does. */
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, "../main.ts");

/** Keeps the bot in a process of its own, so that it can be killed in the middle of its work and started again. */
export function keepBot(onCrash: (code: number | null, signal: string | null) => void): BotKeeper {
  const listeners = new Set<() => void>();
  const known: FromPlayground = { token: "", apiRoot: "", shiftMs: 0 };
  const { promise: firstReady, resolve, reject } = Promise.withResolvers<void>();
  let child: ChildProcess | null = null;
  let state: ReturnType<BotProcess["state"]> = "down";
  let kills = 0;

  function change(next: typeof state): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function start(): void {
    if (child !== null) return;
    // A group of its own: a terminal's Ctrl-C goes to us, and we end it in its turn.
    const started = fork(main, ["played"], { detached: true });
    child = started;
    change("starting");
    started.send(known);
    started.on("message", () => {
      change("running");
      resolve();
    });
    started.on("exit", (code, signal) => {
      child = null;
      if (code !== 0 && signal !== "SIGKILL") onCrash(code, signal);
      reject(new Error("The bot did not start."));
      change("down");
    });
  }

  return {
    firstReady,
    start,
    state: () => state,
    kills: () => kills,
    kill() {
      if (child?.kill("SIGKILL")) kills += 1;
    },
    tell(news) {
      Object.assign(known, news);
      if (child?.connected) child.send(known);
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
