import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What the bot's health endpoint has reported. */
export interface HealthLog {
  /** For how many milliseconds the bot was not ready or did not answer. */
  unreadyMs(): number;
  /** All reported obstacles, without repetitions. */
  obstacles(): string[];
  ready(): boolean;
  stop(): void;
}

const lookMs = 50;

/** Keeps asking a bot, at the port at which it listens. */
export function watchHealth(pid: () => number | null): HealthLog {
  const obstacles = new Set<string>();
  let unreadyMs = 0;
  let ready = false;
  let open = true;
  async function watch(): Promise<void> {
    let port: number | null = null;
    while (open) {
      const before = performance.now();
      const currentPid = pid();
      port ??= currentPid === null ? null : portOf(currentPid);
      const report = port === null ? null : await ask(port);
      if (report === null) port = null;
      ready = report?.ready ?? false;
      for (const obstacle of report?.obstacles ?? []) obstacles.add(obstacle);
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

/** The port at which a process listens, from Linux, because the bot takes any free port. */
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
