import { randomUUID } from "node:crypto";
import type { Sql } from "../../database/open.ts";
import { holdPace, type PaceHolder, releasePace } from "./pace-rows.ts";

export const paceLeaseMs = 10_000;
/** After this wait, everything that the previous process sent is at least a second old. */
const successorWaitMs = 1000;

/** This process's share in the pace, which only one process holds at a time. */
export interface PaceKeeper {
  /** Whether this process may send, without asking the database, because it has renewed its lease recently. */
  isHeld(): boolean;
  /** Takes or renews the lease when it is due. @returns null if this process may not send, or may not send yet */
  holder(): Promise<PaceHolder | null>;
  /** Releases the lease, so that a successor need not wait until it expires. */
  release(): Promise<void>;
}

/** @param clockAheadMs how far the service's clock is ahead of the machine's clock on purpose */
export function createPaceKeeper(sql: Sql, clockAheadMs: () => number): PaceKeeper {
  const name = randomUUID();
  let held: PaceHolder | null = null;
  /** When the lease was renewed, by a clock that stops while the machine sleeps and by a clock that may be set back. */
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
