import { setTimeout as sleep } from "node:timers/promises";
import { defaultPace } from "../config.ts";
import type { Sql } from "../database/open.ts";
import { about, errorFacts, type Logger } from "../log.ts";
import { createCalls } from "./call-pool.ts";
import { createOutage } from "./circuit-breaker.ts";
import { judge, notRendered } from "./delivery-outcome.ts";
import { advance, type Portion, rowAt } from "./delivery-parts.ts";
import { type Holds, noHolds } from "./holds.ts";
import { type Meters, noMeters } from "./meters.ts";
import { claim } from "./outbox-claim.ts";
import { classOf } from "./outbox-message.ts";
import { record } from "./outbox-record.ts";
import * as rows from "./outbox-rows.ts";
import { createRecorder } from "./outcome-writer.ts";
import { createPaceKeeper } from "./pace-keeper.ts";
import type { ChatLoss } from "./refusal.ts";
import { type Prepare, type Prepared, prepareAll } from "./render-deliveries.ts";
import { createThrottle } from "./throttle.ts";
import { type CallOutcome, connections, type Transport } from "./transport.ts";
import { awaitKnower } from "./unknown-message.ts";

export interface SenderOptions {
  sql: Sql;
  transport: Transport;
  now: () => Date;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: () => number;
  log: Logger;
  prepare: Prepare;
  /** Messages that must not come twice: an unknown outcome ends them. */
  giveUpMessages: string[];
  /** Called when Telegram says that a person cannot be reached. `agoMs`: how long ago that call began, in milliseconds. */
  onUnreachable: (personId: number, cause: ChatLoss, agoMs: number) => Promise<void>;
  /** What nothing is said to now. */
  holds?: Holds;
  meters?: Meters;
  perSecond?: number;
  perChatMs?: number;
  /** How often the outbox is looked at while nobody says that there is something. */
  lookMs?: number;
  /** How long a stop waits for Telegram's answers; what has none by then is unknown. */
  stopMs?: number;
}

export interface Sender {
  /** There is something to send. */
  wake(): void;
  /** Finishes what is under way; the rest stays in the database. */
  stop(): Promise<void>;
}

/**
 * How long a delivery that is being sent is its process's. A call may take longer: nobody takes up what is its own, and others
 * only when they hold the pace, which a living process has given up long before.
 */
export const deliveryLeaseMs = 10_000;
const recoverMs = 1000;
/**
 * So much of the next is noted as begun at once, about what is under way at a time: of what a process that dies had noted, nobody knows
 * whether it arrived. At the usual pace it is one delivery.
 */
const begunAheadMs = 50;
const maxBegunAhead = 128;
const leastWidth = 64;
const mostAhead = 256;
const restMs = 50;

interface Ready {
  row: rows.ClaimedDelivery;
  call: Prepared & { kind: "call" };
}

/** Empties the outbox at the pace that Telegram allows: urgent first, in turn to each person, one in flight per person. */
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
    lookMs = 250,
    stopMs = 5000,
  } = options;
  const { meters = noMeters, holds = noHolds, clockAheadMs: aheadMs = () => 0 } = options;
  const pace = createPaceKeeper(sql, aheadMs);
  const throttle = createThrottle(perSecond, perChatMs);
  /** What was claimed and whose outcome is not written down yet. */
  const mine = new Set<string>();
  const stopping = new AbortController();
  let recoveredAt = Number.NEGATIVE_INFINITY;
  /** Claimed and made ready; each waits for its turn. */
  const ready: Ready[] = [];
  /** Of those: whose calls are noted as begun. */
  const begun = new Set<string>();
  /** At most half a second's worth, so that a ping overtakes a broadcast. */
  const ahead = Math.min(Math.ceil(perSecond / 2), mostAhead);
  const calls = createCalls(Math.min(Math.max(leastWidth, Math.ceil(perSecond / 4)), connections), log);
  const atOnce = Math.min(Math.max(1, Math.floor((perSecond * begunAheadMs) / 1000)), maxBegunAhead);
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Somebody said that there is something. */
  let rung = false;
  let bell = Promise.withResolvers<void>();
  let filled = Promise.withResolvers<void>();

  const outage = createOutage({
    ask: async () => (await transport.call("getMe", {}, stopping.signal)).kind === "ok",
    nap,
    firstMs: lookMs,
  });
  const recorder = createRecorder({
    write: (results) => record(sql, results, now(), aheadMs()),
    onWritten(results) {
      for (const { row, outcome } of results) {
        mine.delete(row.id);
        if (outcome.kind !== "part" && outcome.kind !== "postponed") meters.delivered(row.message, outcome.kind);
      }
      bell.resolve();
    },
    log,
    retryMs: lookMs,
  });

  /** Keeps some deliveries at hand, so that the next one is there when its turn comes. */
  async function fetching(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await fetchMore()) === 0) await Promise.race([bell.promise, sleep(lookMs, undefined, { ref: false })]);
      } catch (error) {
        log.error(errorFacts(error), "the outbox could not be read");
        await nap(4 * lookMs);
      }
    }
  }

  /** @returns how many deliveries were taken up */
  async function fetchMore(): Promise<number> {
    bell = Promise.withResolvers();
    if (holds.everybodyMs() > 0) return 0;
    // Half of it at once, because a statement for a few costs as much as one for many.
    if (!rung && ready.length > ahead / 2) return 0;
    rung = false;
    lookedAt = performance.now();
    const holder = await pace.holder();
    if (holder === null || !(await outage.isOver(ready.length))) return 0;
    const at = now();
    await recover(at);
    if (ready.length >= ahead) return 0;
    const claimant = { holder, now: at, aheadMs: aheadMs() };
    const { claimed, outOfDate } = await claim(sql, claimant, {
      leaseMs: deliveryLeaseMs,
      limit: outage.limit(ahead - ready.length),
      restingPeople: throttle.resting(performance.now()),
      heldChats: holds.heldChats(),
    });
    for (const { id } of claimed) mine.add(id);
    const prepared = await prepareAll(prepare, claimed, log);
    for (const row of claimed) takeUp(row, prepared.get(row.id) ?? null);
    // A ping that was just claimed goes before the announcements that were claimed earlier.
    ready.sort((one, other) => one.row.class - other.row.class);
    filled.resolve();
    return claimed.length + outOfDate;
  }

  function takeUp(row: rows.ClaimedDelivery, prepared: Prepared | null): void {
    if (prepared === null) return void recorder.settle(row, notRendered(row, now()));
    if (prepared.kind === "skip") return void recorder.settle(row, { kind: "skipped", why: prepared.why });
    if (prepared.kind === "unknownMessage") awaitNewer(row);
    else ready.push({ row, call: prepared });
  }

  function awaitNewer(row: rows.ClaimedDelivery): void {
    const { outcome, isAlarm } = awaitKnower(row, now());
    if (isAlarm) {
      meters.delivered(row.message, "unknownMessage");
      log.error(
        { reason: row.message },
        "no process has known this message, or what it is about, for an hour: start one of the version that wrote it",
      );
    }
    void recorder.settle(row, outcome);
  }

  async function sending(): Promise<void> {
    for (;;) {
      if (ready.length === 0) {
        if (stopping.signal.aborted) return;
        filled = Promise.withResolvers();
        await filled.promise;
        continue;
      }
      await calls.room();
      await turn();
      const next = ready.shift();
      if (ready.length <= ahead / 2) bell.resolve();
      if (next !== undefined) await dispatch(next);
    }
  }

  async function recover(at: Date): Promise<void> {
    if (Math.abs(at.getTime() - recoveredAt) < recoverMs) return;
    recoveredAt = at.getTime();
    const clock = { now: at, aheadMs: aheadMs() };
    await rows.recover(sql, clock, { giveUpMessages, mine: [...mine], leaseMs: deliveryLeaseMs });
  }

  async function dispatch(next: Ready): Promise<void> {
    const obstacle = await findObstacle(next);
    // What was claimed ahead is handed back at once instead of waiting for its lease to end.
    if (obstacle !== null) return void recorder.settle(next.row, { kind: "again", ...obstacle });
    if (begun.delete(next.row.id) || (await noteBeginnings(next)))
      send(next, throttle.take(next.row.personId, performance.now()));
  }

  /** Notes that its call begins, and with it those of the next milliseconds. @returns false where it is no longer to be sent */
  async function noteBeginnings(next: Ready): Promise<boolean> {
    const some = [next, ...ready.slice(0, atOnce - 1)].filter(({ row }) => !begun.has(row.id));
    try {
      const deliveries = some.map(({ row }) => row);
      const ids = await rows.begin(sql, deliveries, aheadMs(), deliveryLeaseMs);
      for (const id of ids) begun.add(id);
    } catch (error) {
      log.error(errorFacts(error), "the beginning of a call was not recorded");
      void recorder.settle(next.row, { kind: "again", why: "the database did not answer", at: now() });
      return false;
    }
    if (begun.delete(next.row.id)) return true;
    // It was held, ended or taken back after it was claimed.
    mine.delete(next.row.id);
    return false;
  }

  async function turn(): Promise<void> {
    for (;;) {
      const waitMs = throttle.waitMs(performance.now());
      if (waitMs === 0 || stopping.signal.aborted) return;
      // A timer may fire a little early: then it is looked again.
      await nap(Math.ceil(waitMs));
    }
  }

  async function findObstacle({ row, call }: Ready): Promise<{ why: string; at: Date } | null> {
    const at = now();
    if (stopping.signal.aborted) return { why: "stopped before sending", at };
    const heldMs = holds.waitMs(call.method, row.telegramId);
    if (heldMs > 0) return { why: "429", at: new Date(at.getTime() + heldMs) };
    // It was claimed while the message before it was still on its way.
    const restMs = throttle.restMs(row.personId, performance.now());
    if (restMs > 0) return { why: "its chat rests", at: new Date(at.getTime() + restMs) };
    if (outage.blocks()) return { why: "Telegram does not answer", at };
    if (pace.isHeld()) return null;
    const holder = await pace.holder().catch((error: unknown) => log.error(errorFacts(error), "the pace is not known"));
    return holder ? null : { why: "another process may send", at };
  }

  function send({ row, call: { method, payload, anew, portion } }: Ready, onAnswer: (nowMs: number) => void): void {
    const isTrial = outage.leaves();
    const began = performance.now();
    const call = (giveUp: AbortSignal) =>
      transport.call(method, payload, giveUp, { anew, isBulk: row.class === classOf.news });
    const answered = (answer: CallOutcome) => {
      onAnswer(performance.now());
      return conclude(row, answer, isTrial, performance.now() - began, portion);
    };
    about(log, { delivery: row.id }, () => calls.begin(call, answered));
  }

  async function conclude(
    row: rows.ClaimedDelivery,
    answer: CallOutcome,
    isTrial: boolean,
    agoMs: number,
    portion?: Portion,
  ): Promise<void> {
    const { outcome, ...verdict } = judge(rowAt(row, portion), answer, giveUpMessages.includes(row.message), now());
    logAnswer(row, answer);
    outage.concludes(isTrial, verdict.trouble);
    await recorder.settle(row, advance(row, portion, outcome, answer));
    if (verdict.lost !== null) await options.onUnreachable(row.personId, verdict.lost, agoMs);
  }

  function logAnswer(row: rows.ClaimedDelivery, answer: CallOutcome): void {
    const facts = { message: row.message, subject: row.subject, attempt: row.attempt };
    // One of 310,000 perhaps: how many there were is counted.
    if (answer.kind === "ok") log.debug(facts, "delivered");
    else log.warn({ ...facts, ...answer }, "not delivered");
  }

  function nap(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  const running = Promise.all([fetching(), sending()]);
  const ring = () => {
    rung = true;
    // Whoever rings often is heard now and then: each time costs a statement.
    const waitMs = lookedAt + restMs - performance.now();
    if (waitMs <= 0) bell.resolve();
    else setTimeout(() => bell.resolve(), waitMs).unref();
  };
  return {
    wake: ring,
    async stop() {
      stopping.abort();
      bell.resolve();
      filled.resolve();
      await running;
      // What was claimed while the last turn ended.
      for (const { row } of ready.splice(0)) {
        void recorder.settle(row, { kind: "again", why: "stopped before sending", at: now() });
      }
      await calls.end(stopMs);
      await recorder.close();
      await pace.release();
    },
  };
}
