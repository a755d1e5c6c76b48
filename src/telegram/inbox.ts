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
}

/** Waits between the tries of an update whose handling fails; after the last one it is set aside. */
export const retrySeconds = [1, 5, 30, 120, 600] as const;
const leaseMs = 30_000;
const idleMs = 500;

/**
 * Starts handling what is in the inbox: at least once, in order within a chat, many chats side by side,
 * on any number of processes.
 */
export function startInbox(options: InboxOptions): Inbox {
  const { sql, vault, now, log, handle, width = 16 } = options;
  const handling = new Map<string, { row: rows.ClaimedUpdate; done: Promise<void> }>();
  let running = true;
  let claiming: Promise<void> | null = null;
  let wanted = false;

  /** Claims as long as somebody asked for it since the last look. */
  function wake(): void {
    wanted = true;
    claiming ??= claimAll().finally(() => {
      claiming = null;
    });
  }

  async function claimAll(): Promise<void> {
    while (running && wanted && handling.size < width) {
      wanted = false;
      try {
        const claimed = await rows.claim(sql, now(), leaseMs, width - handling.size);
        for (const row of claimed) begin(row);
      } catch (error) {
        log.error(errorFacts(error), "the inbox could not be read");
      }
    }
  }

  function begin(row: rows.ClaimedUpdate): void {
    const done = work(row).finally(() => {
      handling.delete(row.id);
      wake();
      options.onHandled();
    });
    handling.set(row.id, { row, done });
  }

  async function work(row: rows.ClaimedUpdate): Promise<void> {
    const facts = { update: row.updateId, attempt: row.attempt };
    try {
      if (rows.isRepeat(row, now())) {
        await rows.drop(sql, row);
        return;
      }
      const before = performance.now();
      const change = await handle(rows.openUpdate(vault, row), rows.openConversation(vault, row));
      if (!(await rows.finish(sql, vault, row, change, now()))) log.warn(facts, "lost the lease of an update");
      log.debug({ ...facts, ms: Math.round(performance.now() - before) }, "handled");
    } catch (error) {
      log.error({ ...facts, ...errorFacts(error) }, "handling failed");
      await fail(row, error).catch((next: unknown) => log.error({ ...facts, ...errorFacts(next) }, "not recorded"));
    }
  }

  async function fail(row: rows.ClaimedUpdate, error: unknown): Promise<void> {
    const seconds = Math.max(retrySeconds[row.attempt - 1] ?? 0, waitOf(error));
    const note = errorFacts(error).error;
    if (row.attempt <= retrySeconds.length) {
      await rows.postpone(sql, row, new Date(now().getTime() + seconds * 1000), note);
      setTimeout(wake, seconds * 1000).unref();
    } else {
      await rows.setAside(sql, row, now(), note, options.setAsideMessage);
    }
  }

  const ticking = setInterval(wake, idleMs);
  const renewing = setInterval(() => {
    const held = [...handling.values()].map(({ row }) => row);
    if (held.length === 0) return;
    rows.renew(sql, held, now(), leaseMs).catch((error: unknown) => log.error(errorFacts(error), "lease not renewed"));
  }, leaseMs / 3);
  wake();

  return {
    async store(updates) {
      const fresh = await rows.store(sql, vault, updates, now());
      for (const update of updates) if (fresh.has(update.update_id)) options.onStored(update);
      wake();
    },
    async stop() {
      running = false;
      clearInterval(ticking);
      await claiming;
      await Promise.allSettled([...handling.values()].map(({ done }) => done));
      clearInterval(renewing);
    },
  };
}

/** A 429 that is too long to wait for says itself when to come back. */
function waitOf(error: unknown): number {
  const parameters = (error as { parameters?: { retry_after?: unknown } } | null)?.parameters;
  return typeof parameters?.retry_after === "number" ? parameters.retry_after : 0;
}
