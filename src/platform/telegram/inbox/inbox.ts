import type { Update } from "grammy/types";
import { about, errorFacts } from "../../log.ts";
import { createBatcher } from "../batcher.ts";
import { noHolds } from "../outbox/holds.ts";
import { runOccasionally } from "../run-occasionally.ts";
import { withTimeout } from "../timeout.ts";
import { noWireMetrics } from "../wire-metrics.ts";
import { createDoubtfulChats } from "./doubtful-chats.ts";
import { type Ending, findNext, finish, setAside } from "./inbox-ends.ts";
import type { InboxOptions } from "./inbox-options.ts";
import * as rows from "./inbox-rows.ts";
import { type NextTry, nextTry } from "./next-try.ts";
import { ownMessage } from "./recent-rows.ts";
import { storeUpdates } from "./store-updates.ts";

export interface Inbox {
  /** Stores updates, except those that are already stored or were already handled. */
  store(updates: Update[]): Promise<void>;
  /** Waits until the updates in progress are handled; the rest stays in the database. */
  stop(): Promise<void>;
}

/** The lease of an update, which its process renews. */
export const leaseMs = 10_000;
/**
 * How often an update may be claimed without its handling ending in any way. Its process has died each time, most likely for another
 * reason: a machine that runs out of memory kills everything in progress, and such updates must not be set aside early.
 */
export const maxCrashes = 20;

/** `became` is null if another process has claimed the update by now. */
type Ended = Ending & { became: { waiting: boolean } | null };

/**
 * Starts handling the updates in the inbox: each at least once, in order within a chat, many chats at once, in any number of processes.
 * Leases and retries use the database's clock.
 */
export function startInbox(options: InboxOptions): Inbox {
  const { sql, vault, log, handle, width = 128, pollMs = 500, timeoutMs = 120_000, meters = noWireMetrics } = options;
  const { flood = null, limit = null, holds = noHolds, clockAheadMs = () => 0 } = options;
  const inHand = new Map<rows.ClaimedUpdate, Promise<void>>();
  /** Those whose handlings are still running. An update that is being ended has nothing left to stop. */
  const acting = new Map<rows.ClaimedUpdate, AbortController>();
  const doubtful = createDoubtfulChats((keys) => findNext(sql, keys), keysInHand);
  /** A clock of this machine that is never set back. Only differences of its times are meaningful. */
  const elapsedMs = () => performance.now() + clockAheadMs();
  let running = true;
  let claiming: Promise<void> | null = null;
  let wanted = false;
  /** The last claim found more chats than this process had places for. */
  let crowdedOut = false;
  let renewedAt = elapsedMs();

  /** Updates that end while a statement is in progress are ended by the next statement. */
  const ending = createBatcher<Ended>(async (ends) => {
    const gapMs = flood?.gapMs ?? 0;
    doubtful.ending(ends.map(({ row }) => row.key));
    const following = mayFollow() ? { leaseMs, held: holds.heldChats() } : null;
    const { ended, claimed, waiting } = await finish(sql, vault, ends, {
      clockAheadMs: clockAheadMs(),
      gapMs,
      following,
    });
    for (const end of ends) end.became = ended.has(end.row.id) ? { waiting } : null;
    for (const row of claimed) begin(row);
  });

  /** The next update of a chat takes the place of the update that ends, unless other chats wait for a place. */
  function mayFollow(): boolean {
    return running && !crowdedOut && holds.everybodyMs() === 0;
  }

  function keysInHand(): Set<string> {
    return new Set([...inHand.keys()].map(({ key }) => key));
  }

  /** Claims updates until no further wake has come since the last claim. */
  function wake(): void {
    wanted = true;
    claiming ??= claimAll().finally(() => {
      claiming = null;
      // A wake may have come between the last check and here.
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
        crowdedOut = claimed.length === wish.limit;
        if (crowdedOut) wanted = true;
        for (const row of claimed) begin(row);
      } catch (error) {
        log.error(errorFacts(error), "could not read the inbox");
      }
    }
  }

  function begin(row: rows.ClaimedUpdate): void {
    const done = about(log, { update: row.updateId, attempt: row.attempt }, () => work(row)).then((isLast) => {
      inHand.delete(row);
      // Each claim costs a statement. If nothing waits behind this update, storing the next update wakes us.
      if (wanted || !isLast || doubtful.has(row.key)) wake();
      options.onHandled();
    });
    inHand.set(row, done);
  }

  /** Never throws. @returns whether it is certain that nothing was waiting behind the update */
  async function work(row: rows.ClaimedUpdate): Promise<boolean> {
    log.debug({ key: row.key }, "claimed");
    const lost = new AbortController();
    const before = performance.now();
    const seconds = () => (performance.now() - before) / 1000;
    try {
      if (row.takes > maxCrashes) {
        log.error({ takes: row.takes }, "an update crashed its process too often and is set aside");
        await fail(row, new Error("the process crashed too often while handling it"), null);
        meters.handled("setAside", seconds());
        return false;
      }
      const [update, conversation] = [rows.openUpdate(vault, row), rows.openConversation(vault, row)];
      const { id: rowId, attempt, late, crowded } = row;
      const sent: number[] = [];
      acting.set(row, lost);
      const handled = handle(update, conversation, { rowId, attempt, late, crowded, sent, signal: lost.signal });
      const change = await withTimeout(handled, timeoutMs, "handling took too long");
      acting.delete(row);
      const end: Ended = { row, change, said: [...ownMessage(update), ...sent], became: null };
      await ending.store(end);
      if (end.became === null) log.warn("lost the lease of an update");
      meters.handled("handled", seconds());
      log.debug({ ms: Math.round(seconds() * 1000) }, "handled");
      return end.became?.waiting === false;
    } catch (error) {
      acting.delete(row);
      // A part of the handling that is still running must not act alongside the retry.
      lost.abort(new Error("this handling has lost its update"));
      log.error(errorFacts(error), "handling failed");
      const again = nextTry(row, error, seconds());
      meters.handled(again === null ? "setAside" : "failed", seconds());
      await fail(row, error, again).catch((next: unknown) =>
        log.error(errorFacts(next), "could not record the failure of an update"),
      );
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
    const held = [...inHand.keys()];
    const mine = await rows.renew(sql, held, { clockAheadMs: clockAheadMs(), leaseMs });
    for (const row of held) {
      if (!mine.has(row.id)) acting.get(row)?.abort(new Error("another process has claimed the update"));
    }
  }

  /** Looks for chats without a marked next update, as a process leaves them that dies at the wrong moment, or the previous version. */
  const search = runOccasionally(async () => {
    await rows.renewPlans(sql);
    await findNext(sql, null);
  });

  const polling = setInterval(() => {
    renew().catch((error: unknown) => log.error(errorFacts(error), "could not renew leases"));
    doubtful
      .lookAgain()
      .then((found) => found && wake())
      .catch((error: unknown) => log.error(errorFacts(error), "could not look for unmarked updates"));
    search().catch((error: unknown) => log.error(errorFacts(error), "could not search the inbox"));
    wake();
  }, pollMs);
  wake();

  return {
    async store(updates) {
      const stored = await storeUpdates(sql, vault, updates, { flood, limit, clockAheadMs: clockAheadMs() });
      for (const update of updates) {
        const became = stored.get(update.update_id) ?? { kind: "repeated" };
        if (became.kind === "stored" && !became.isNext) doubtful.add(rows.keyOf(update));
        if (became.kind !== "stored") meters.handled(became.kind, 0);
        about(log, { update: String(update.update_id) }, () => {
          log.debug(logTexts[became.kind]);
          if (became.kind === "stored") options.onStored(update);
        });
      }
      wake();
    },
    async stop() {
      running = false;
      await claiming;
      await Promise.allSettled(inHand.values());
      clearInterval(polling);
    },
  };
}

const logTexts = {
  stored: "stored",
  repeated: "repeated",
  notKept: "not stored: too many updates of the chat are waiting",
} as const;
