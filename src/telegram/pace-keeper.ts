import { randomUUID } from "node:crypto";
import type { Sql } from "../database/open.ts";
import { errorFacts, type Logger } from "../log.ts";
import { holdPace, type PaceHolder, pause, readPause, releasePace } from "./pace.ts";

export const paceLeaseMs = 10_000;
/** What the one before has sent is a second old by then. */
const successorWaitMs = 1000;

/** This process's part in the pace that all processes share. */
export interface PaceKeeper {
  /** Takes or renews the lease now and then. @returns null where this process may not send (yet) */
  holder(): Promise<PaceHolder | null>;
  /** Looks whether anybody, of whatever process, has met a 429. */
  lookForPause(): Promise<void>;
  /** Until when everyone pauses, as far as is known here, in milliseconds. */
  pausedUntil(): number;
  /** Everyone pauses until then; a shorter pause does not end a longer one. */
  pause(until: Date): Promise<void>;
  /** Gives the lease back, so that a successor need not wait for its end. */
  release(): Promise<void>;
}

export function createPaceKeeper(sql: Sql, now: () => Date, log: Logger): PaceKeeper {
  const name = randomUUID();
  let held: PaceHolder | null = null;
  let heldAt = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  return {
    async holder() {
      const at = now();
      if (Math.abs(at.getTime() - heldAt) > paceLeaseMs / 2) {
        held = await holdPace(sql, name, held, at, paceLeaseMs);
        heldAt = held === null ? Number.NEGATIVE_INFINITY : at.getTime();
      }
      if (held === null) return null;
      return held.fence === 1 || at.getTime() - held.since.getTime() >= successorWaitMs ? held : null;
    },
    async lookForPause() {
      pausedUntil = Math.max(pausedUntil, await readPause(sql));
    },
    pausedUntil: () => pausedUntil,
    async pause(until) {
      pausedUntil = Math.max(pausedUntil, until.getTime());
      await pause(sql, until).catch((error: unknown) => log.error(errorFacts(error), "no pause"));
    },
    release: () => releasePace(sql, name).catch(() => {}),
  };
}
