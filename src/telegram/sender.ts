import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "../database/open.ts";
import { errorFacts, type Logger } from "../log.ts";
import * as rows from "./outbox-rows.ts";
import { createThrottle, holdPace, type PaceHolder, pause, releasePace } from "./pace.ts";
import { createRecorder } from "./recorder.ts";
import type { CallOutcome, Transport } from "./transport.ts";
import { judge, notRendered } from "./verdict.ts";

/** A delivery made ready: the call that says it, or why it need not be said. */
export type Prepared =
  | { kind: "call"; method: string; payload: Record<string, unknown> }
  | { kind: "skip"; why: string };

export interface SenderOptions {
  sql: Sql;
  transport: Transport;
  now: () => Date;
  log: Logger;
  /** Renders a batch in the recipients' languages, facts loaded for all at once. */
  prepare: (batch: rows.ClaimedDelivery[]) => Promise<Map<string, Prepared>>;
  /** Messages that must not come twice: an unknown outcome ends them. */
  giveUpMessages: string[];
  /** Telegram says that these chats cannot be reached any more. */
  onUnreachable: (chatIds: bigint[]) => Promise<void>;
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

/** How long a delivery that is being sent is its process's; no call may take longer. */
export const deliveryLeaseMs = 30_000;
export const paceLeaseMs = 10_000;
const callMs = 20_000;
const recoverMs = 1000;
const successorWaitMs = 1000;
const longestProbeMs = 15_000;
const width = 64;

/** Empties the outbox at the pace that Telegram allows: urgent first, in turn within a chat, one in flight per chat. */
export function startSender(options: SenderOptions): Sender {
  const { sql, transport, now, log, perSecond = 25, perChatMs = 1000, lookMs = 250, stopMs = 5000 } = options;
  const name = randomUUID();
  const throttle = createThrottle(perSecond, perChatMs);
  const underWay = new Map<Promise<void>, AbortController>();
  /** What was claimed and whose outcome is not written down yet. */
  const mine = new Set<string>();
  const stopping = new AbortController();
  let holder: PaceHolder | null = null;
  let heldAt = Number.NEGATIVE_INFINITY;
  let recoveredAt = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  /** Failed questions whether Telegram answers again; null: it does. */
  let trouble: number | null = null;
  let bell = Promise.withResolvers<void>();

  const recorder = createRecorder({
    write: (results) => rows.record(sql, results, now()),
    onWritten(results) {
      for (const { row } of results) mine.delete(row.id);
      bell.resolve();
    },
    log,
    retryMs: lookMs,
  });

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await round()) === 0) await Promise.race([bell.promise, sleep(lookMs, undefined, { ref: false })]);
      } catch (error) {
        log.error(errorFacts(error), "the outbox could not be read");
        await nap(4 * lookMs);
      }
    }
  }

  /** @returns how many deliveries were taken up */
  async function round(): Promise<number> {
    bell = Promise.withResolvers();
    if (!(await holdsPace()) || holder === null || !(await telegramAnswers())) return 0;
    const at = now();
    await recover(at);
    const ahead = Math.min(Math.ceil(perSecond / 2), width - underWay.size);
    if (ahead <= 0) {
      await Promise.race(underWay.keys());
      return 1;
    }
    const resting = throttle.resting(performance.now());
    const { claimed, outOfDate } = await rows.claim(sql, holder, at, deliveryLeaseMs, ahead, resting);
    for (const { id } of claimed) mine.add(id);
    const prepared = claimed.length === 0 ? new Map<string, Prepared>() : await prepareAll(claimed);
    for (const row of claimed) await dispatch(row, prepared.get(row.id) ?? null);
    return claimed.length + outOfDate;
  }

  async function holdsPace(): Promise<boolean> {
    const at = now();
    if (Math.abs(at.getTime() - heldAt) > paceLeaseMs / 2) {
      holder = await holdPace(sql, name, holder, at, paceLeaseMs);
      heldAt = holder === null ? Number.NEGATIVE_INFINITY : at.getTime();
    }
    return holder !== null && (holder.fence === 1 || at.getTime() - holder.since.getTime() >= successorWaitMs);
  }

  /** Asks, after something went wrong, until Telegram answers: so what can be lost is what was in flight, not an outbox. */
  async function telegramAnswers(): Promise<boolean> {
    if (trouble === null) return true;
    if ((await transport.call("getMe", {}, stopping.signal)).kind === "ok") {
      trouble = null;
      return true;
    }
    trouble += 1;
    await nap(Math.min(lookMs * 2 ** trouble, longestProbeMs));
    return false;
  }

  async function recover(at: Date): Promise<void> {
    if (Math.abs(at.getTime() - recoveredAt) < recoverMs) return;
    recoveredAt = at.getTime();
    await rows.recover(sql, options.giveUpMessages, [...mine], at);
  }

  /** One that cannot be rendered must not hold up the others of its batch. */
  async function prepareAll(batch: rows.ClaimedDelivery[]): Promise<Map<string, Prepared>> {
    try {
      return await options.prepare(batch);
    } catch (error) {
      const [first, ...others] = batch;
      if (others.length > 0) {
        const parts = await Promise.all(batch.map((row) => prepareAll([row])));
        return new Map(parts.flatMap((part) => [...part]));
      }
      log.error({ delivery: first?.id, message: first?.message, ...errorFacts(error) }, "not rendered");
      return new Map();
    }
  }

  async function dispatch(row: rows.ClaimedDelivery, prepared: Prepared | null): Promise<void> {
    if (prepared === null) return void recorder.settle(row, notRendered(row, now()));
    if (prepared.kind === "skip") return void recorder.settle(row, { kind: "skipped", why: prepared.why });
    await turn();
    const obstacle = await findObstacle();
    // What was claimed ahead is handed back at once instead of waiting for its lease to end.
    if (obstacle !== null) return void recorder.settle(row, { kind: "again", ...obstacle });
    throttle.take(row.chatId, performance.now());
    send(row, prepared);
  }

  async function turn(): Promise<void> {
    for (;;) {
      const waitMs = throttle.waitMs(performance.now());
      if (waitMs === 0 || stopping.signal.aborted) return;
      // A timer may fire a little early: then it is looked again.
      await nap(Math.ceil(waitMs));
    }
  }

  async function findObstacle(): Promise<{ why: string; at: Date } | null> {
    const at = now();
    if (stopping.signal.aborted) return { why: "stopped before sending", at };
    if (pausedUntil > at.getTime()) return { why: "429", at: new Date(pausedUntil) };
    if (trouble !== null) return { why: "Telegram does not answer", at };
    return (await holdsPace()) ? null : { why: "another process sends", at };
  }

  function send(row: rows.ClaimedDelivery, { method, payload }: Prepared & { kind: "call" }): void {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), callMs);
    const sending = transport
      .call(method, payload, giveUp.signal)
      .then((outcome) => conclude(row, outcome))
      .catch((error: unknown) => log.error({ delivery: row.id, ...errorFacts(error) }, "an answer was not dealt with"))
      .finally(() => {
        clearTimeout(timer);
        underWay.delete(sending);
      });
    underWay.set(sending, giveUp);
  }

  async function conclude(row: rows.ClaimedDelivery, answer: CallOutcome): Promise<void> {
    const { outcome, ...verdict } = judge(row, answer, options.giveUpMessages.includes(row.message), now());
    logAnswer(row, answer);
    if (verdict.trouble) trouble ??= 0;
    if (verdict.pauseUntil !== null) {
      pausedUntil = Math.max(pausedUntil, verdict.pauseUntil.getTime());
      await pause(sql, verdict.pauseUntil).catch((error: unknown) => log.error(errorFacts(error), "no pause"));
    }
    await recorder.settle(row, outcome);
    if (verdict.unreachable) await options.onUnreachable([BigInt(row.chatId)]);
  }

  function logAnswer(row: rows.ClaimedDelivery, answer: CallOutcome): void {
    const facts = { delivery: row.id, message: row.message, attempt: row.attempt };
    if (answer.kind === "ok") log.info(facts, "delivered");
    else log.warn({ ...facts, ...answer }, "not delivered");
  }

  function nap(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  const running = run();
  return {
    wake: () => bell.resolve(),
    async stop() {
      stopping.abort();
      bell.resolve();
      await running;
      const hurry = setTimeout(() => {
        for (const call of underWay.values()) call.abort();
      }, stopMs);
      await Promise.allSettled(underWay.keys());
      clearTimeout(hurry);
      await recorder.close();
      await releasePace(sql, name).catch(() => {});
    },
  };
}
