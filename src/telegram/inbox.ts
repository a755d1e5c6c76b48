import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { about, errorFacts, type Logger } from "../log.ts";
import { gather } from "./batcher.ts";
import type { ClockAhead } from "./database-clock.ts";
import { createDoubtfulChats } from "./doubtful-chats.ts";
import type { Flood, Limit } from "./flood.ts";
import { type Holds, noHolds } from "./holds.ts";
import { type Ending, findNext, finish, setAside } from "./inbox-ends.ts";
import * as rows from "./inbox-rows.ts";
import { type NextTry, nextTry } from "./next-try.ts";
import type { OccasionMessage } from "./outbox-message.ts";
import { seldom } from "./run-occasionally.ts";
import { storeUpdates } from "./store-updates.ts";
import { withPatience } from "./timeout.ts";
import { type Meters, noMeters } from "./wire-metrics.ts";

/** What the handling of an update leaves to be stored with its end; undefined: the conversation is as it was. */
export type NewConversation = string | null | undefined;

/** One handling of an update. */
export interface Handling {
  /**
   * The inbox's row, and the number that it has as long as this handling has it in hand. An act of the handling counts only where its
   * transaction finds both: `EXISTS (SELECT 1 FROM "Update" WHERE id = … AND attempt = …)`.
   */
  rowId: string;
  attempt: number;
  /** It was set aside, and its chat had gone on when it was put back. */
  late: boolean;
  /** More of its chat wait behind it than one would answer each by itself: what only repeats itself goes unsaid. */
  crowded: boolean;
  /** Aborted when the handling has lost the update: it took too long, or another process has taken it over. */
  signal: AbortSignal;
}

/** Handles one update. `conversation` is the chat's conversation state as it was stored. Throws: it is tried again. */
export type Handle = (update: Update, conversation: string | null, handling: Handling) => Promise<NewConversation>;

export interface Inbox {
  /** Stores updates, those that are there or were handled already not again. */
  store(updates: Update[]): Promise<void>;
  /** Waits until what is being handled is done; the rest stays in the database. */
  stop(): Promise<void>;
}

export interface InboxOptions {
  sql: Sql;
  vault: Vault;
  /** How far the service's clock is ahead of this machine's on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: ClockAhead;
  log: Logger;
  handle: Handle;
  /** Told of each new update once it is stored, before its turn comes: taps are answered here. */
  onStored: (update: Update) => void;
  /** Told when an update's handling is done: there may be something in the outbox. */
  onHandled: () => void;
  /** The outbox's message that tells the person that an update of theirs was set aside. */
  setAsideMessage: OccasionMessage;
  /** Updates of a chat that must not be answered now are not taken up. */
  holds?: Holds;
  meters?: Meters;
  /** What is too much from one chat; without it nothing is. */
  flood?: Flood | null;
  /** What one chat may leave waiting; without it there is no bound. */
  limit?: Limit | null;
  /** How many chats are handled side by side. */
  width?: number;
  /** How often the inbox is looked at while nobody says that there is something. */
  lookMs?: number;
  /** A handling that takes longer has failed: a hung one must not hold its chat for ever. */
  patienceMs?: number;
}

/** How long an update is its process's without a word from it. */
export const leaseMs = 10_000;
/**
 * How often an update may be taken up without coming to any end. Its process has died each time, most likely of something else:
 * a machine that is short of memory takes everything with it that is in hand, and that must not be set aside for it.
 */
export const mostDeaths = 20;

/** `became` is null where another process has the update by now. */
type Ended = Ending & { became: { followed: boolean } | null };

/**
 * Starts handling what is in the inbox: at least once, in order within a chat, many chats side by side,
 * on any number of processes. Leases and retries go by the database's clock.
 */
export function startInbox(options: InboxOptions): Inbox {
  const { sql, vault, log, handle, width = 128, lookMs = 500, patienceMs = 120_000, meters = noMeters } = options;
  const { flood = null, limit = null, holds = noHolds, clockAheadMs = () => 0 } = options;
  const inHand = new Map<rows.ClaimedUpdate, { done: Promise<void>; lost: AbortController }>();
  const doubtful = createDoubtfulChats((keys) => findNext(sql, keys), keysInHand);
  /** This machine's time, which nobody puts back; only its differences mean something. */
  const elapsedMs = () => performance.now() + clockAheadMs();
  let running = true;
  let claiming: Promise<void> | null = null;
  let wanted = false;
  let renewedAt = elapsedMs();

  /** What ends while a statement is on its way ends with the next one. */
  const ending = gather<Ended>(async (ends) => {
    const gapMs = flood?.gapMs ?? 0;
    doubtful.ending(ends.map(({ row }) => row.key));
    const ended = await finish(sql, vault, ends, { clockAheadMs: clockAheadMs(), gapMs });
    for (const end of ends) end.became = ended.get(end.row.id) ?? null;
  });

  function keysInHand(): Set<string> {
    return new Set([...inHand.keys()].map(({ key }) => key));
  }

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
    return running && wanted && inHand.size < width && holds.everybodyMs() === 0;
  }

  async function claimAll(): Promise<void> {
    while (canClaim()) {
      wanted = false;
      try {
        const busy = [...keysInHand(), ...holds.heldChats()];
        const wish = { clockAheadMs: clockAheadMs(), leaseMs, limit: width - inHand.size, busy };
        const claimed = await doubtful.settle(wish.limit, (keys) => rows.claim(sql, { ...wish, doubtful: keys }));
        if (claimed.length === wish.limit) wanted = true;
        for (const row of claimed) begin(row);
      } catch (error) {
        log.error(errorFacts(error), "the inbox could not be read");
      }
    }
  }

  function begin(row: rows.ClaimedUpdate): void {
    const lost = new AbortController();
    const done = about(log, { update: row.updateId, attempt: row.attempt }, () => work(row, lost)).then((isLast) => {
      inHand.delete(row);
      // Each look costs a statement: where nothing waits behind this update, whoever stores the next one wakes us.
      if (wanted || !isLast || doubtful.has(row.key)) wake();
      options.onHandled();
    });
    inHand.set(row, { done, lost });
  }

  /** Never fails. @returns whether it is certain that nothing waited behind it */
  async function work(row: rows.ClaimedUpdate, lost: AbortController): Promise<boolean> {
    log.debug({ key: row.key }, "taken up");
    const before = performance.now();
    const seconds = () => (performance.now() - before) / 1000;
    try {
      if (row.takes > mostDeaths) {
        log.error({ takes: row.takes }, "its processes died over it again and again");
        await fail(row, new Error("taken up again and again and never ended"), null);
        meters.handled("setAside", seconds());
        return false;
      }
      const [update, conversation] = [rows.openUpdate(vault, row), rows.openConversation(vault, row)];
      const { id: rowId, attempt, late, crowded } = row;
      const handled = handle(update, conversation, { rowId, attempt, late, crowded, signal: lost.signal });
      const change = await withPatience(handled, patienceMs, "handling took too long");
      const end: Ended = { row, change, became: null };
      await ending.store(end);
      if (end.became === null) log.warn("lost the lease of an update");
      meters.handled("handled", seconds());
      log.debug({ ms: Math.round(seconds() * 1000) }, "handled");
      return end.became?.followed === false;
    } catch (error) {
      // Whatever of it still runs must not act beside its own repeat.
      lost.abort(new Error("the update is no longer in the hands of this handling"));
      log.error(errorFacts(error), "handling failed");
      const again = nextTry(row, error, seconds());
      meters.handled(again === null ? "setAside" : "failed", seconds());
      await fail(row, error, again).catch((next: unknown) => log.error(errorFacts(next), "not recorded"));
      return false;
    }
  }

  async function fail(row: rows.ClaimedUpdate, cause: unknown, again: NextTry | null): Promise<void> {
    const { error: what, at = "somewhere" } = errorFacts(cause);
    const note = { error: `${what} at ${at}`, clockAheadMs: clockAheadMs() };
    if (again === null) return setAside(sql, row, { ...note, message: options.setAsideMessage });
    await rows.postpone(sql, row, { ...note, ...again });
    setTimeout(wake, again.waitMs).unref();
  }

  async function renew(): Promise<void> {
    const at = elapsedMs();
    if (Math.abs(at - renewedAt) < leaseMs / 3) return;
    renewedAt = at;
    if (inHand.size === 0) return;
    const held = [...inHand];
    const mine = await rows.renew(
      sql,
      held.map(([row]) => row),
      { clockAheadMs: clockAheadMs(), leaseMs },
    );
    for (const [row, { lost }] of held) {
      if (!mine.has(row.id)) lost.abort(new Error("another process has taken the update over"));
    }
  }

  /** A process that died in the wrong moment leaves a chat whose next update is not marked, and so does the version before. */
  const search = seldom(async () => {
    await rows.renewPlans(sql);
    await findNext(sql, null);
  });

  const looking = setInterval(() => {
    renew().catch((error: unknown) => log.error(errorFacts(error), "leases were not renewed"));
    doubtful
      .lookAgain()
      .then((found) => found && wake())
      .catch((error: unknown) => log.error(errorFacts(error), "the next updates were not looked for"));
    search().catch((error: unknown) => log.error(errorFacts(error), "the inbox could not be searched"));
    wake();
  }, lookMs);
  wake();

  return {
    async store(updates) {
      const stored = await storeUpdates(sql, vault, updates, { flood, limit, clockAheadMs: clockAheadMs() });
      for (const update of updates) {
        const became = stored.get(update.update_id) ?? { kind: "repeated" };
        if (became.kind === "stored" && !became.isNext) doubtful.add(rows.keyOf(update));
        if (became.kind !== "stored") meters.handled(became.kind, 0);
        about(log, { update: String(update.update_id) }, () => {
          log.debug(words[became.kind]);
          if (became.kind === "stored") options.onStored(update);
        });
      }
      wake();
    },
    async stop() {
      running = false;
      await claiming;
      await Promise.allSettled([...inHand.values()].map(({ done }) => done));
      clearInterval(looking);
    },
  };
}

const words = {
  stored: "stored",
  repeated: "came again",
  notKept: "not kept: too many of its chat wait",
} as const;
