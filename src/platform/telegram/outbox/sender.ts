import { setTimeout as sleep } from "node:timers/promises";
import { defaultPace } from "../../config.ts";
import type { Sql } from "../../database/open.ts";
import { errorFacts, type Logger } from "../../log.ts";
import { connections, type Transport } from "../transport.ts";
import { noWireMetrics, type WireMetrics } from "../wire-metrics.ts";
import { createBeginnings } from "./beginnings.ts";
import { createCallPool } from "./call-pool.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { createClaims, deliveryLeaseMs, type Ready } from "./claims.ts";
import { createDeliver } from "./deliver.ts";
import { type Holds, noHolds } from "./holds.ts";
import { record } from "./outcome-rows.ts";
import { createOutcomeWriter } from "./outcome-writer.ts";
import { createPaceKeeper } from "./pace-keeper.ts";
import type { ChatLoss } from "./refusal.ts";
import type { Prepare } from "./render-deliveries.ts";
import { createThrottle } from "./throttle.ts";

export interface SenderOptions {
  sql: Sql;
  transport: Transport;
  now: () => Date;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: () => number;
  log: Logger;
  prepare: Prepare;
  /** Messages that must not be sent twice, so an unknown outcome ends them. */
  giveUpMessages: string[];
  /** Called when Telegram says that a person cannot be reached. `agoMs`: how long ago that call began, in milliseconds. */
  onUnreachable: (personId: number, cause: ChatLoss, agoMs: number) => Promise<void>;
  onLostTopic?: (personId: number, topicId: number) => Promise<void>;
  /** What must not be written to now. */
  holds?: Holds;
  meters?: WireMetrics;
  perSecond?: number;
  perChatMs?: number;
  /** How often the outbox is polled while nobody wakes the sender. */
  pollMs?: number;
  /** How long a stop waits for Telegram's answers. The outcome of calls without an answer is unknown. */
  stopMs?: number;
}

export interface Sender {
  /** Tells the sender that there is something to send. */
  wake(): void;
  /** Finishes the calls in progress; the rest stays in the database. */
  stop(): Promise<void>;
}

/**
 * The deliveries of this span of time are recorded as begun at once, which is about what is being sent at a time. If the process dies, the
 * outcome of these is unknown. At the default pace it is one delivery.
 */
const begunAheadMs = 50;
const maxBegunAhead = 128;
const minWidth = 64;
const maxAhead = 256;
const minWakeMs = 50;

/** Sends the deliveries of the outbox at the pace that Telegram allows: urgent first, in order for each person, one at a time per person. */
export function startSender(options: SenderOptions): Sender {
  const {
    sql,
    transport,
    now,
    log,
    prepare,
    giveUpMessages,
    perSecond = defaultPace.perSecond,
    perChatMs = defaultPace.perChatMs,
    pollMs = 250,
    stopMs = 5000,
  } = options;
  const { meters = noWireMetrics, holds = noHolds, clockAheadMs: aheadMs = () => 0 } = options;
  const pace = createPaceKeeper(sql, aheadMs);
  const throttle = createThrottle(perSecond, perChatMs);
  const stopping = new AbortController();
  /** Claimed and rendered deliveries that wait for their turn. */
  const ready: Ready[] = [];
  const beginnings = createBeginnings({ sql, aheadMs, leaseMs: deliveryLeaseMs, log });
  /** How many deliveries are claimed ahead: at most half a second's worth, so that a ping overtakes an announcement. */
  const ahead = Math.min(Math.ceil(perSecond / 2), maxAhead);
  const calls = createCallPool(Math.min(Math.max(minWidth, Math.ceil(perSecond / 4)), connections), log);
  const atOnce = Math.min(Math.max(1, Math.floor((perSecond * begunAheadMs) / 1000)), maxBegunAhead);
  let polledAt = Number.NEGATIVE_INFINITY;
  /** Whether somebody has woken the sender. */
  let isWoken = false;
  let bell = Promise.withResolvers<void>();
  let filled = Promise.withResolvers<void>();

  const breaker = createCircuitBreaker({
    ask: async () => (await transport.call("getMe", {}, stopping.signal)).kind === "ok",
    nap,
    firstMs: pollMs,
  });
  const outcomes = createOutcomeWriter({
    write: (results) => record(sql, results, now(), aheadMs()),
    onWritten(results) {
      for (const { row, outcome } of results) {
        claims.forget(row);
        if (outcome.kind !== "part" && outcome.kind !== "postponed") meters.delivered(row.message, outcome.kind);
      }
      bell.resolve();
    },
    log,
    retryMs: pollMs,
  });

  const settle = outcomes.settle;
  const claims = createClaims({
    sql,
    now,
    aheadMs,
    prepare,
    giveUpMessages,
    settle,
    meters,
    log,
  });

  const { onUnreachable, onLostTopic = async () => {} } = options;
  const ends = { settle, onUnreachable, onLostTopic };
  const deliver = createDeliver({ transport, calls, breaker, giveUpMessages, ...ends, now, log });

  /** Keeps some deliveries claimed, so that the next is ready when its turn comes. */
  async function fetching(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await fetchMore()) === 0) await Promise.race([bell.promise, sleep(pollMs, undefined, { ref: false })]);
      } catch (error) {
        log.error(errorFacts(error), "could not read the outbox");
        await nap(4 * pollMs);
      }
    }
  }

  /** @returns how many deliveries were claimed */
  async function fetchMore(): Promise<number> {
    bell = Promise.withResolvers();
    if (holds.everybodyMs() > 0) return 0;
    // Claims at least half of them at once, because a statement for a few costs as much as for many.
    if (!isWoken && ready.length > ahead / 2) return 0;
    isWoken = false;
    polledAt = performance.now();
    const holder = await pace.holder();
    if (holder === null || !(await breaker.isOver(ready.length))) return 0;
    const at = now();
    await claims.recover(at);
    if (ready.length >= ahead) return 0;
    const claimant = { holder, now: at, aheadMs: aheadMs() };
    const taken = await claims.take(claimant, {
      limit: breaker.limit(ahead - ready.length),
      restingPeople: throttle.resting(performance.now()),
      heldChats: holds.heldChats(),
    });
    ready.push(...taken.ready);
    // A ping that was just claimed goes before the announcements that were claimed earlier.
    ready.sort((a, b) => a.row.class - b.row.class);
    filled.resolve();
    return taken.count;
  }

  async function sending(): Promise<void> {
    for (;;) {
      if (ready.length === 0) {
        if (stopping.signal.aborted) return;
        filled = Promise.withResolvers();
        await filled.promise;
        continue;
      }
      await calls.waitForSlot();
      await waitForTurn();
      const next = ready.shift();
      if (ready.length <= ahead / 2) bell.resolve();
      if (next !== undefined) await dispatch(next);
    }
  }

  async function dispatch(next: Ready): Promise<void> {
    const obstacle = await findObstacle(next);
    // A claimed delivery is put back at once instead of waiting until its lease expires.
    if (obstacle !== null) return void outcomes.settle(next.row, { kind: "again", ...obstacle });
    const following = ready.slice(0, atOnce - 1).map(({ row }) => row);
    const beginning = await beginnings.begin(next.row, following);
    if (beginning === "begun") return deliver(next, throttle.take(next.row.personId, performance.now()));
    if (beginning === "gone") return claims.forget(next.row);
    void outcomes.settle(next.row, { kind: "again", reason: "the database did not answer", at: now() });
  }

  async function waitForTurn(): Promise<void> {
    for (;;) {
      const waitMs = throttle.waitMs(performance.now());
      if (waitMs === 0 || stopping.signal.aborted) return;
      // A timer may fire a little early, so the loop checks again.
      await nap(Math.ceil(waitMs));
    }
  }

  async function findObstacle({ row, call }: Ready): Promise<{ reason: string; at: Date } | null> {
    const at = now();
    if (stopping.signal.aborted) return { reason: "stopped before sending", at };
    const heldMs = holds.waitMs(call.method, row.telegramId);
    if (heldMs > 0) return { reason: "429", at: new Date(at.getTime() + heldMs) };
    // It was claimed while the previous message was still being sent.
    const restMs = throttle.restMs(row.personId, performance.now());
    if (restMs > 0) return { reason: "its chat must wait", at: new Date(at.getTime() + restMs) };
    if (breaker.blocks()) return { reason: "Telegram does not answer", at };
    if (pace.isHeld()) return null;
    const holder = await pace
      .holder()
      .catch((error: unknown) => log.error(errorFacts(error), "could not read the pace"));
    return holder ? null : { reason: "another process may send", at };
  }

  function nap(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  const running = Promise.all([fetching(), sending()]);
  const wake = () => {
    isWoken = true;
    // Frequent wakes are combined, because each of them costs a statement.
    const waitMs = polledAt + minWakeMs - performance.now();
    if (waitMs <= 0) bell.resolve();
    else setTimeout(() => bell.resolve(), waitMs).unref();
  };
  return {
    wake,
    async stop() {
      stopping.abort();
      bell.resolve();
      filled.resolve();
      await running;
      // Puts back what was claimed while the last turn ended.
      for (const { row } of ready.splice(0)) {
        void outcomes.settle(row, { kind: "again", reason: "stopped before sending", at: now() });
      }
      await calls.end(stopMs);
      await outcomes.close();
      await pace.release();
    },
  };
}
