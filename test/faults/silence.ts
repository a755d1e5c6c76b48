import { setTimeout as sleep } from "node:timers/promises";
import type { SilentProxy } from "../harness/silent-proxy.ts";
import type { Chance } from "../walk/random.ts";
import type { HealthLog } from "./health.ts";

/** The proxy between the bot and PostgreSQL, and the bot's health. */
export interface SilenceControls {
  proxy: SilentProxy;
  health: HealthLog;
  chance: Chance;
}

export interface SilenceFigures {
  /** For each silence the time from the first accepted new connection until the process was ready. */
  returnsMs: number[];
  /** Silences during which health reported that the database does not answer. */
  reportedUnready: number;
}

/** A process notices silence within 20 s and reports it, but a busy machine takes longer. */
const noticedMs = 40_000;
/** The maximum wait for readiness. */
const patienceMs = 90_000;

/**
 * Silences all connections to PostgreSQL several times. In turn, new connections are accepted immediately, as after a failover, or
 * only when health has reported that the database does not answer. Resolves when the process is ready after the last silence.
 */
export async function fallSilent({ proxy, health, chance }: SilenceControls, times: number): Promise<SilenceFigures> {
  const returnsMs: number[] = [];
  let reportedUnready = 0;
  for (let time = 0; time < times; time += 1) {
    await sleep(2000 + chance.below(3000));
    const atOnce = time % 2 === 1;
    proxy.goSilent();
    const silentAt = performance.now();
    if (atOnce) proxy.comeBack();
    const wasReported = await waitUntil(() => !health.ready(), noticedMs);
    if (wasReported) reportedUnready += 1;
    const acceptedAt = atOnce ? silentAt : performance.now();
    if (!atOnce) proxy.comeBack();
    await waitUntil(() => health.ready(), patienceMs);
    returnsMs.push(wasReported ? Math.round(performance.now() - acceptedAt) : 0);
  }
  return { returnsMs, reportedUnready };
}

async function waitUntil(holds: () => boolean, limitMs: number): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < limitMs; await sleep(20)) if (holds()) return true;
  return false;
}
