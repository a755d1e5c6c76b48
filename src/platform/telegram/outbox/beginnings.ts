import type { Sql } from "../../database/open.ts";
import { errorFacts, type Logger } from "../../log.ts";
import { begin, type ClaimedDelivery } from "./outbox-rows.ts";

/** What the record says about a delivery whose turn has come. */
export type Beginning =
  /** Its call may begin. */
  | "begun"
  /** It was held, ended or retracted after it was claimed, so it must no longer be sent. */
  | "gone"
  /** The database did not answer. */
  | "unrecorded";

/** Records which calls begin. If the process dies, only the outcome of these is unknown. */
export interface Beginnings {
  /**
   * Records that the call for this delivery begins, unless that is recorded already. Those that follow are recorded with it.
   * Never fails.
   */
  begin(next: ClaimedDelivery, following: readonly ClaimedDelivery[]): Promise<Beginning>;
}

export interface BeginningsOptions {
  sql: Sql;
  aheadMs: () => number;
  /** The lease of a delivery that is being sent, in milliseconds. */
  leaseMs: number;
  log: Logger;
}

export function createBeginnings({ sql, aheadMs, leaseMs, log }: BeginningsOptions): Beginnings {
  /** The ids of deliveries that are recorded as begun and whose turn has not come. */
  const begun = new Set<string>();
  return {
    async begin(next, following) {
      if (begun.delete(next.id)) return "begun";
      const batch = [next, ...following].filter(({ id }) => !begun.has(id));
      try {
        const ids = await begin(sql, batch, aheadMs(), leaseMs);
        for (const id of ids) begun.add(id);
      } catch (error) {
        log.error(errorFacts(error), "could not record that a call begins");
        return "unrecorded";
      }
      return begun.delete(next.id) ? "begun" : "gone";
    },
  };
}
