import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { about, errorFacts, type Logger } from "../log.ts";
import { createSuspicion, type Flood, storeSlowed } from "./flood.ts";
import { gather } from "./gather.ts";
import { type Holds, noHolds } from "./holds.ts";
import * as rows from "./inbox-rows.ts";
import { type Meters, noMeters } from "./meters.ts";
import { withPatience } from "./patience.ts";
import { troubleOf } from "./trouble.ts";

/** What the handling of an update leaves to be stored with its end; undefined: the conversation is as it was. */
export type NewConversation = string | null | undefined;

/**
 * Handles one update. `conversation` is the chat's conversation state as it was stored. `late`: it was set aside, and its chat has
 * gone on since. `crowded`: so many of its chat wait behind it that what only repeats itself goes unsaid. Throws: it is tried again.
 */
export type Handle = (
  update: Update,
  conversation: string | null,
  late: boolean,
  crowded: boolean,
) => Promise<NewConversation>;

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
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: () => number;
  log: Logger;
  handle: Handle;
  /** Told of each new update once it is stored, before its turn comes: taps are answered here. */
  onStored: (update: Update) => void;
  /** Told when an update's handling is done: there may be something in the outbox. */
  onHandled: () => void;
  /** The outbox's message that tells the person that an update of theirs was set aside. */
  setAsideMessage: string;
  /** Updates of a chat that must not be answered now are not taken up. */
  holds?: Holds;
  meters?: Meters;
  /** What is too much from one chat; without it nothing is. */
  flood?: Flood | null;
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
export const leaseMs = 10_000;
/**
 * How often an update may be taken up without coming to any end. Its process has died each time, most likely of something else:
 * a machine that is short of memory takes everything with it that is in hand, and that must not be set aside for it.
 */
export const mostDeaths = 20;

/** What fails because of Telegram is no try: it waits as long as Telegram itself would keep it. */
const longestTroubleMs = 24 * 3_600_000;

/**
 * Starts handling what is in the inbox: at least once, in order within a chat, many chats side by side,
 * on any number of processes.
 */
export function startInbox(options: InboxOptions): Inbox {
  const { sql, vault, now, log, handle, width = 128, lookMs = 500, patienceMs = 120_000, meters = noMeters } = options;
  const { flood = null, holds = noHolds } = options;
  const suspects = flood === null ? null : createSuspicion(flood);
  const handling = new Map<rows.ClaimedUpdate, Promise<void>>();
  let running = true;
  let claiming: Promise<void> | null = null;
  let wanted = false;
  let renewedAt = now().getTime();

  /** What ends while a statement is on its way ends with the next one. */
  const ending = gather<rows.Ending & { mine: boolean }>(async (ends) => {
    const mine = await rows.finish(sql, vault, ends, now(), flood?.gapMs);
    for (const end of ends) end.mine = mine.has(end.row.id);
  });

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
    return running && wanted && handling.size < width && holds.everybodyMs() === 0;
  }

  async function claimAll(): Promise<void> {
    while (canClaim()) {
      wanted = false;
      try {
        const busy = [...[...handling.keys()].map(({ key }) => key), ...holds.heldChats()];
        for (const row of await rows.claim(sql, now(), leaseMs, width - handling.size, busy)) begin(row);
      } catch (error) {
        log.error(errorFacts(error), "the inbox could not be read");
      }
    }
  }

  function begin(row: rows.ClaimedUpdate): void {
    const done = about(log, { update: row.updateId, attempt: row.attempt }, () => work(row)).finally(() => {
      handling.delete(row);
      wake();
      options.onHandled();
    });
    handling.set(row, done);
  }

  async function work(row: rows.ClaimedUpdate): Promise<void> {
    log.debug({ key: row.key }, "taken up");
    const before = performance.now();
    const seconds = () => (performance.now() - before) / 1000;
    try {
      if (rows.isRepeat(row, now())) {
        await rows.drop(sql, row);
        meters.handled("repeated", seconds());
        return;
      }
      if (row.attempt > (row.failed ? retrySeconds.length + 1 : mostDeaths)) {
        log.error({ attempt: row.attempt }, "its processes died over it again and again");
        await fail(row, new Error("taken up again and again and never ended"), null);
        meters.handled("setAside", seconds());
        return;
      }
      const [update, conversation] = [rows.openUpdate(vault, row), rows.openConversation(vault, row)];
      const work = handle(update, conversation, rows.isLate(row, now()), row.crowded);
      const change = await withPatience(work, patienceMs, "handling took too long");
      const end = { row, change, mine: false };
      await ending.store(end);
      if (!end.mine) log.warn("lost the lease of an update");
      meters.handled("handled", seconds());
      log.debug({ ms: Math.round(seconds() * 1000) }, "handled");
    } catch (error) {
      log.error(errorFacts(error), "handling failed");
      const again = nextTry(row, error);
      meters.handled(again === null ? "setAside" : "failed", seconds());
      await fail(row, error, again).catch((next: unknown) => log.error(errorFacts(next), "not recorded"));
    }
  }

  /** When it is tried again; null: no more. */
  function nextTry(row: rows.ClaimedUpdate, error: unknown): { waitMs: number; isNoTry: boolean } | null {
    const trouble = troubleOf(error);
    const ageMs = now().getTime() - row.receivedAt.getTime();
    // The longer it lasts already, the longer it may last.
    const isNoTry = trouble !== null && ageMs < longestTroubleMs;
    const seconds = isNoTry ? Math.min(Math.max(ageMs / 2000, 1), 60) : retrySeconds[row.failed ? row.attempt - 1 : 0];
    if (seconds === undefined) return null;
    return { waitMs: Math.ceil(Math.max(seconds, trouble?.retryAfterSeconds ?? 0) * 1000), isNoTry };
  }

  async function fail(row: rows.ClaimedUpdate, error: unknown, again: ReturnType<typeof nextTry>): Promise<void> {
    const { error: what, at = "somewhere" } = errorFacts(error);
    const note = `${what} at ${at}`;
    if (again === null) return rows.setAside(sql, row, now(), note, options.setAsideMessage);
    await rows.postpone(sql, row, new Date(now().getTime() + again.waitMs), note, again.isNoTry);
    setTimeout(wake, again.waitMs).unref();
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
      const at = now();
      const isSuspect = flood !== null && suspects?.(updates, at) === true;
      const fresh = await (isSuspect
        ? storeSlowed(sql, vault, updates, at, flood)
        : rows.store(sql, vault, updates, at));
      for (const update of updates) {
        const isFresh = fresh.has(update.update_id);
        about(log, { update: String(update.update_id) }, () => {
          log.debug(isFresh ? "stored" : "came again");
          if (isFresh) options.onStored(update);
        });
      }
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
