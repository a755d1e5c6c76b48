import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "../database/open.ts";
import { errorFacts, type Logger } from "../log.ts";
import * as rows from "./outbox-rows.ts";
import { createWindow, holdPace, type PaceHolder, pause, releasePace } from "./pace.ts";
import type { CallOutcome, Transport } from "./transport.ts";

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
}

export interface Sender {
  /** There is something to send. */
  wake(): void;
  /** Finishes what is under way; the rest stays in the database. */
  stop(): Promise<void>;
}

const leaseMs = 30_000;
const paceLeaseMs = 10_000;
const lookMs = 250;
const successorWaitMs = 1000;
const width = 64;

/** Empties the outbox at the pace that Telegram allows: urgent first, in turn within a chat, one in flight per chat. */
export function startSender(options: SenderOptions): Sender {
  const { sql, transport, now, log, prepare, perSecond = 25, perChatMs = 1000 } = options;
  const name = randomUUID();
  const window = createWindow(perSecond);
  const lastSent = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const results: rows.DeliveryResult[] = [];
  const stopping = new AbortController();
  let holder: PaceHolder | null = null;
  let heldUntil = 0;
  let recoverAt = 0;
  let recording: Promise<void> | null = null;
  let bell = Promise.withResolvers<void>();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await round()) === 0) await Promise.race([bell.promise, sleep(lookMs, undefined, { ref: false })]);
      } catch (error) {
        log.error(errorFacts(error), "the outbox could not be read");
        await sleep(1000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  /** @returns how many deliveries were claimed */
  async function round(): Promise<number> {
    bell = Promise.withResolvers();
    const at = now();
    if (!(await holdsPace(at))) return 0;
    await recover(at);
    const ahead = Math.min(Math.ceil(perSecond / 2), width - underWay.size);
    if (ahead <= 0) {
      await Promise.race(underWay);
      return 1;
    }
    const batch = holder === null ? [] : await rows.claim(sql, holder, at, leaseMs, ahead, restingChats());
    if (batch.length === 0) return 0;
    const prepared = await prepare(batch).catch((error: unknown) => {
      log.error(errorFacts(error), "a batch could not be rendered");
      return null;
    });
    for (const row of batch) await dispatch(row, prepared?.get(row.id) ?? null);
    return batch.length;
  }

  async function holdsPace(at: Date): Promise<boolean> {
    // By the clock that the lease is written in: it may jump.
    if (at.getTime() > heldUntil || at.getTime() < heldUntil - paceLeaseMs) {
      holder = await holdPace(sql, name, holder, at, paceLeaseMs);
      heldUntil = holder === null ? 0 : at.getTime() + paceLeaseMs / 2;
    }
    return holder !== null && (holder.fence === 1 || at.getTime() - holder.since.getTime() >= successorWaitMs);
  }

  async function recover(at: Date): Promise<void> {
    if (performance.now() < recoverAt) return;
    recoverAt = performance.now() + 1000;
    await rows.recover(sql, options.giveUpMessages, at);
  }

  function restingChats(): string[] {
    const since = performance.now() - perChatMs;
    for (const [chat, at] of lastSent) if (at <= since) lastSent.delete(chat);
    return [...lastSent.keys()];
  }

  async function dispatch(row: rows.ClaimedDelivery, prepared: Prepared | null): Promise<void> {
    if (prepared === null) return settle(row, { kind: "again", at: soon(row), why: "not rendered" });
    if (prepared.kind === "skip") return settle(row, { kind: "skipped", why: prepared.why });
    const waitMs = window.waitMs(performance.now());
    if (waitMs > 0) await sleep(waitMs);
    // What was claimed when a stop came is handed back at once instead of waiting for its lease to end.
    if (stopping.signal.aborted) return settle(row, { kind: "again", at: now(), why: "stopped before sending" });
    window.take(performance.now());
    lastSent.set(row.chatId, performance.now());
    const sending = transport
      .call(prepared.method, prepared.payload)
      .then((outcome) => conclude(row, outcome))
      .catch((error: unknown) => log.error({ delivery: row.id, ...errorFacts(error) }, "an outcome was not recorded"))
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  }

  async function conclude(row: rows.ClaimedDelivery, outcome: CallOutcome): Promise<void> {
    const facts = { delivery: row.id, message: row.message, attempt: row.attempt };
    switch (outcome.kind) {
      case "ok": {
        const { message_id: messageId } = outcome.result as { message_id?: number };
        log.info({ ...facts, outcome: "sent" }, "delivered");
        return settle(row, { kind: "sent", messageId: messageId ?? null });
      }
      case "refused":
        log.warn({ ...facts, code: outcome.code, description: outcome.description }, "delivery refused");
        if (outcome.code === 403) await options.onUnreachable([BigInt(row.chatId)]);
        return settle(row, { kind: "refused", why: `${outcome.code} ${outcome.description}` });
      case "tooMany": {
        const until = new Date(now().getTime() + outcome.retryAfterSeconds * 1000);
        log.warn({ ...facts, seconds: outcome.retryAfterSeconds }, "told to slow down");
        await pause(sql, until);
        return settle(row, { kind: "again", at: until, why: "429" });
      }
      case "unreachable":
        return settle(row, { kind: "again", at: soon(row), why: outcome.cause });
      case "unknown":
        log.warn({ ...facts, cause: outcome.cause }, "delivery's outcome unknown");
        // An edit shows the same however often it is made.
        if (options.giveUpMessages.includes(row.message) && row.messageId === null) {
          return settle(row, { kind: "unknown", why: outcome.cause });
        }
        return settle(row, { kind: "again", at: soon(row), why: outcome.cause });
    }
  }

  function soon(row: rows.ClaimedDelivery): Date {
    return new Date(now().getTime() + Math.min(2 ** row.attempt, 60) * 1000);
  }

  /** Outcomes that come while others are being written go together in the next statement. */
  function settle(row: rows.ClaimedDelivery, outcome: rows.DeliveryOutcome): Promise<void> {
    results.push({ row, outcome });
    recording ??= Promise.resolve()
      .then(async () => {
        while (results.length > 0) await rows.record(sql, results.splice(0), now());
      })
      .finally(() => {
        recording = null;
        bell.resolve();
      });
    return recording;
  }

  const running = run();
  return {
    wake: () => bell.resolve(),
    async stop() {
      stopping.abort();
      bell.resolve();
      await running;
      await Promise.allSettled(underWay);
      await recording;
      await releasePace(sql, name).catch(() => {});
    },
  };
}
