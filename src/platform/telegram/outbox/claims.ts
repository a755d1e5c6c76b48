import type { Sql } from "../../database/open.ts";
import type { Logger } from "../../log.ts";
import type { WireMetrics } from "../wire-metrics.ts";
import { type ClaimOptions, claim } from "./claim-rows.ts";
import { notRendered } from "./delivery-outcome.ts";
import { type Claimant, type ClaimedDelivery, type DeliveryOutcome, recover } from "./outbox-rows.ts";
import { type Prepare, type Prepared, prepareAll } from "./render-deliveries.ts";
import { postponeUnknown } from "./unknown-message.ts";

/**
 * The lease of a delivery that is being sent. A call may take longer: a process does not claim its own deliveries again, and others claim
 * them only if they hold the pace, which a living process would have given up long before.
 */
export const deliveryLeaseMs = 10_000;
const recoverMs = 1000;

/** A claimed delivery with its rendered call. */
export interface Ready {
  row: ClaimedDelivery;
  call: Prepared & { kind: "call" };
}

export interface Claims {
  /** Claims and renders the next deliveries. Those that need no call are settled here. @returns also how many were claimed in all */
  take(claimant: Claimant, limits: Omit<ClaimOptions, "leaseMs">): Promise<{ ready: Ready[]; count: number }>;
  /** Recovers the deliveries of processes that died, at most once a second. */
  recover(at: Date): Promise<void>;
  /** Forgets a claim: its outcome is stored, or the delivery no longer concerns this process. */
  forget(row: ClaimedDelivery): void;
}

export interface ClaimsOptions {
  sql: Sql;
  now: () => Date;
  aheadMs: () => number;
  prepare: Prepare;
  /** Messages that must not be sent twice, so an unknown outcome ends them. */
  giveUpMessages: string[];
  settle: (row: ClaimedDelivery, outcome: DeliveryOutcome) => Promise<void>;
  meters: WireMetrics;
  log: Logger;
}

/** The deliveries that this process has claimed and whose outcome is not stored yet. */
export function createClaims(options: ClaimsOptions): Claims {
  const { sql, now, aheadMs, prepare, giveUpMessages, settle, meters, log } = options;
  const mine = new Set<string>();
  let recoveredAt = Number.NEGATIVE_INFINITY;

  function readyOf(row: ClaimedDelivery, prepared: Prepared | null): Ready[] {
    if (prepared?.kind === "call") return [{ row, call: prepared }];
    if (prepared?.kind === "held") mine.delete(row.id);
    else if (prepared?.kind === "unknownMessage") awaitNewer(row);
    else void settle(row, prepared === null ? notRendered(row, now()) : { kind: "skipped", reason: prepared.reason });
    return [];
  }

  function awaitNewer(row: ClaimedDelivery): void {
    const { outcome, isAlarm } = postponeUnknown(row, now());
    if (isAlarm) {
      meters.delivered(row.message, "unknownMessage");
      log.error(
        { reason: row.message },
        "for an hour no process has known this message or its subject: start a process of the version that wrote it",
      );
    }
    void settle(row, outcome);
  }

  return {
    async take(claimant, limits) {
      const { claimed, outOfDate } = await claim(sql, claimant, { ...limits, leaseMs: deliveryLeaseMs });
      for (const { id } of claimed) mine.add(id);
      const prepared = await prepareAll(prepare, claimed, log);
      const ready = claimed.flatMap((row) => readyOf(row, prepared.get(row.id) ?? null));
      return { ready, count: claimed.length + outOfDate };
    },
    async recover(at) {
      if (Math.abs(at.getTime() - recoveredAt) < recoverMs) return;
      recoveredAt = at.getTime();
      const clock = { now: at, aheadMs: aheadMs() };
      await recover(sql, clock, { giveUpMessages, mine: [...mine], leaseMs: deliveryLeaseMs });
    },
    forget: ({ id }) => void mine.delete(id),
  };
}
