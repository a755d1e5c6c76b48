import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { errorFacts, type Logger } from "../log.ts";
import * as rows from "./inbox-rows.ts";

/** What the handling of an update leaves to be stored with its end; undefined: the conversation is as it was. */
export type NewConversation = string | null | undefined;

/** Handles one update. `conversation` is the chat's conversation state as it was stored. Throws: it is tried again. */
export type Handle = (update: Update, conversation: string | null) => Promise<NewConversation>;

export interface Inbox {
  /** Stores updates, those that are there or were handled already not again. */
  store(updates: Update[]): Promise<void>;
  /** Waits until what is being handled is done; the rest stays in the database. */
  stop(): Promise<void>;
}

export interface InboxOptions {
  sql: Sql;
  vault: Vault;
  now: () => Date;
  log: Logger;
  handle: Handle;
  /** Told of each new update once it is stored, before its turn comes: taps are answered here. */
  onStored: (update: Update) => void;
  /** Told when an update's handling is done: there may be something in the outbox. */
  onHandled: () => void;
  /** The outbox's message that tells the person that an update of theirs was set aside. */
  setAsideMessage: string;
  /** How many chats are handled side by side. */
  width?: number;
  /** How often the inbox is looked at while nobody says that there is something. */
  lookMs?: number;
  /** A handling that takes longer has failed: a hung one must not hold its chat for ever. */
  patienceMs?: number;
}

/** Waits between the tries of an update whose handling fails; after the last one it is set aside. */
export const retrySeconds = [1, 5, 30, 120, 600] as const;
/** How long an update is its process's without a word from it. */
export const leaseMs = 30_000;

/**
 * Starts handling what is in the inbox: at least once, in order within a chat, many chats side by side,
 * on any number of processes.
 */
export function startInbox(options: InboxOptions): Inbox {
  const { sql, vault, now, log, handle, width = 16, lookMs = 500, patienceMs = 120_000 } = options;
  const handling = new Map<rows.ClaimedUpdate, Promise<void>>();
  let running = true;
  let claiming: Promise<void> | null = null;
  let wanted = false;
  let renewedAt = now().getTime();

  /** Claims as long as somebody asked for it since the last look. */
  function wake(): void {
    wanted = true;
    claiming ??= claimAll().finally(() => {
      claiming = null;
      // Somebody may have asked between the last look and here.
      if (canClaim()) wake();
    });
  }

  function canClaim(): boolean {
    return running && wanted && handling.size < width;
  }

  async function claimAll(): Promise<void> {
    while (canClaim()) {
      wanted = false;
      try {
        const busy = [...handling.keys()].map(({ key }) => key);
        for (const row of await rows.claim(sql, now(), leaseMs, width - handling.size, busy)) begin(row);
      } catch (error) {
        log.error(errorFacts(error), "the inbox could not be read");
      }
    }
  }

  function begin(row: rows.ClaimedUpdate): void {
    const done = work(row).finally(() => {
      handling.delete(row);
      wake();
      options.onHandled();
    });
    handling.set(row, done);
  }

  async function work(row: rows.ClaimedUpdate): Promise<void> {
    const facts = { update: row.updateId, attempt: row.attempt };
    try {
      if (rows.isRepeat(row, now())) {
        await rows.drop(sql, row);
        return;
      }
      // More claims than tries: its processes died over it, and the next one need not.
      if (row.attempt > retrySeconds.length + 1) throw new Error("taken up again and again and never ended");
      const before = performance.now();
      const change = await withPatience(handle(rows.openUpdate(vault, row), rows.openConversation(vault, row)));
      if (!(await rows.finish(sql, vault, row, change, now()))) log.warn(facts, "lost the lease of an update");
      log.debug({ ...facts, ms: Math.round(performance.now() - before) }, "handled");
    } catch (error) {
      log.error({ ...facts, ...errorFacts(error) }, "handling failed");
      await fail(row, error).catch((next: unknown) => log.error({ ...facts, ...errorFacts(next) }, "not recorded"));
    }
  }

  async function withPatience<T>(work: Promise<T>): Promise<T> {
    const over = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: over.signal, ref: false }).then(() => {
      throw new Error("handling took too long");
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      over.abort();
    }
  }

  async function fail(row: rows.ClaimedUpdate, error: unknown): Promise<void> {
    const note = errorFacts(error).error;
    const seconds = retrySeconds[row.attempt - 1];
    if (seconds === undefined) return rows.setAside(sql, row, now(), note, options.setAsideMessage);
    const wait = Math.max(seconds, waitOf(error)) * 1000;
    await rows.postpone(sql, row, new Date(now().getTime() + wait), note);
    setTimeout(wake, wait).unref();
  }

  function renew(): void {
    const at = now().getTime();
    if (Math.abs(at - renewedAt) < leaseMs / 3) return;
    renewedAt = at;
    if (handling.size === 0) return;
    rows
      .renew(sql, [...handling.keys()], new Date(at), leaseMs)
      .catch((error: unknown) => log.error(errorFacts(error), "leases were not renewed"));
  }

  const looking = setInterval(() => {
    renew();
    wake();
  }, lookMs);
  wake();

  return {
    async store(updates) {
      const fresh = await rows.store(sql, vault, updates, now());
      for (const update of updates) if (fresh.has(update.update_id)) options.onStored(update);
      wake();
    },
    async stop() {
      running = false;
      await claiming;
      await Promise.allSettled(handling.values());
      clearInterval(looking);
    },
  };
}

/** A 429 that is too long to wait for says itself when to come back. */
function waitOf(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  const { parameters, error: cause } = error as { parameters?: { retry_after?: unknown }; error?: unknown };
  return typeof parameters?.retry_after === "number" ? parameters.retry_after : waitOf(cause);
}
