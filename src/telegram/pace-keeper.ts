import { randomUUID } from "node:crypto";
import type { Sql } from "../database/open.ts";
import { holdPace, type PaceHolder, releasePace } from "./pace-lease.ts";

export const paceLeaseMs = 10_000;
/** What the process before has sent is a second old by then. */
const successorWaitMs = 1000;

/** This process's part in the pace that all processes share. */
export interface PaceKeeper {
  /** Whether this process may send, without a look at the database: it has renewed its lease lately. */
  isHeld(): boolean;
  /** Takes or renews the lease now and then. @returns null where this process may not send (yet) */
  holder(): Promise<PaceHolder | null>;
  /** Gives the lease back, so that a successor need not wait for its end. */
  release(): Promise<void>;
}

/** @param clockAheadMs how far the service's clock is ahead of the machine's on purpose */
export function createPaceKeeper(sql: Sql, clockAheadMs: () => number): PaceKeeper {
  const name = randomUUID();
  let held: PaceHolder | null = null;
  /** When the lease was renewed, by a clock that stands still while the machine sleeps and by one that may be put back. */
  let renewed = { ms: 0, wallMs: 0 };
  let since = { fence: 0, ms: 0 };
  const clock = () => performance.now() + clockAheadMs();

  function isFresh(): boolean {
    const age = Math.max(Math.abs(clock() - renewed.ms), Math.abs(Date.now() - renewed.wallMs));
    return held !== null && age <= paceLeaseMs / 2;
  }

  const mayBegin = (holder: PaceHolder) => holder.fence === 1 || clock() - since.ms >= successorWaitMs;

  return {
    isHeld: () => held !== null && isFresh() && mayBegin(held),
    async holder() {
      if (!isFresh()) {
        const at = { ms: clock(), wallMs: Date.now() };
        held = await holdPace(sql, name, paceLeaseMs, clockAheadMs());
        renewed = at;
        if (held !== null && held.fence !== since.fence) since = { fence: held.fence, ms: clock() };
      }
      return held !== null && mayBegin(held) ? held : null;
    },
    release: () => releasePace(sql, name).catch(() => {}),
  };
}
