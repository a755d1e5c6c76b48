import { setTimeout as sleep } from "node:timers/promises";
import type { SilentProxy } from "../harness/silent-proxy.ts";
import type { Chance } from "../walk/random.ts";
import type { HealthLog } from "./health.ts";

/** What stands between the bot and its PostgreSQL, and what the bot says of it. */
export interface SilenceHand {
  proxy: SilentProxy;
  health: HealthLog;
  chance: Chance;
}

export interface SilenceFigures {
  /** How long after new connections were accepted the process was ready, each time. */
  returnsMs: number[];
  /** Silences of which health said that the database does not answer. */
  saidUnready: number;
}

/** By its limits a process notices silence within 20 s, and says so; a busy machine takes longer. */
const noticedMs = 40_000;
/** What is waited for in the end, whether it is kept or not. */
const patienceMs = 90_000;

/**
 * Every connection to PostgreSQL falls silent, so often. By turns new ones are accepted at once, as after a failover, or when health
 * has said that the database does not answer. Ends when the process is ready after the last silence.
 */
export async function fallSilent({ proxy, health, chance }: SilenceHand, times: number): Promise<SilenceFigures> {
  const returnsMs: number[] = [];
  let saidUnready = 0;
  for (let time = 0; time < times; time += 1) {
    await sleep(2000 + chance.below(3000));
    const atOnce = time % 2 === 1;
    proxy.goSilent();
    const acceptedAtOnceAt = performance.now();
    if (atOnce) proxy.comeBack();
    const said = await waits(() => !health.ready(), noticedMs);
    if (said) saidUnready += 1;
    const acceptedAt = atOnce ? acceptedAtOnceAt : performance.now();
    if (!atOnce) proxy.comeBack();
    await waits(() => health.ready(), patienceMs);
    returnsMs.push(said ? Math.round(performance.now() - acceptedAt) : 0);
  }
  return { returnsMs, saidUnready };
}

async function waits(came: () => boolean, patience: number): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < patience; await sleep(20)) if (came()) return true;
  return false;
}
