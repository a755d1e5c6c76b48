import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What the bot's health has said. */
export interface HealthLog {
  /** Milliseconds in which it said that it is not ready, or nothing. */
  unreadyMs(): number;
  /** What stood in the way, each once. */
  obstacles(): string[];
  ready(): boolean;
  stop(): void;
}

const lookMs = 50;

/** Asks a bot again and again, at whatever port it listens. */
export function watchHealth(pid: () => number | null): HealthLog {
  const obstacles = new Set<string>();
  let unreadyMs = 0;
  let ready = false;
  let open = true;
  async function watch(): Promise<void> {
    let port: number | null = null;
    while (open) {
      const before = performance.now();
      const of = pid();
      port ??= of === null ? null : portOf(of);
      const said = port === null ? null : await ask(port);
      if (said === null) port = null;
      ready = said?.ready ?? false;
      for (const one of said?.obstacles ?? []) obstacles.add(one);
      await sleep(lookMs);
      if (!ready) unreadyMs += performance.now() - before;
    }
  }
  void watch();
  return {
    unreadyMs: () => Math.round(unreadyMs),
    obstacles: () => [...obstacles],
    ready: () => ready,
    stop: () => {
      open = false;
    },
  };
}

async function ask(port: number): Promise<{ ready: boolean; obstacles: string[] } | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return (await answer.json()) as { ready: boolean; obstacles: string[] };
  } catch {
    return null;
  }
}

/** The port at which a process listens, as Linux tells it: the bot takes any that is free. */
function portOf(pid: number): number | null {
  try {
    const fds = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
    const listening = readFileSync(`/proc/${pid}/net/tcp`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .find(([, , , state, , , , , , inode]) => state === "0A" && fds.includes(`socket:[${inode}]`));
    return Number.parseInt(listening?.[1]?.split(":")[1] ?? "", 16) || null;
  } catch {
    return null;
  }
}
