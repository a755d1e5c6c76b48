import type { Sql } from "../../database/open.ts";
import { errorFacts, type Logger } from "../../log.ts";
import { readHolds, writeHolds } from "./hold-rows.ts";
import { covers, type HoldTarget, rememberedMs, type TooMany, targetsOf } from "./hold-scope.ts";

/** Which calls must wait because Telegram answered 429. All processes of the bot share the holds. */
export interface Holds {
  /** How long a call must wait, in milliseconds; 0 if it may be made. `chatId` is null if the call has no chat or the chat is unknown. */
  waitMs(method: string, chatId: string | null): number;
  /** The ids of the held chats. */
  heldChats(): string[];
  /** How long calls to everybody must wait, in milliseconds; 0 if there is no such hold. */
  everybodyMs(): number;
  /** Records a 429. The hold applies here at once, and in the other processes when they refresh. Never fails. */
  note(limit: TooMany, retryAfterSeconds: number): Promise<void>;
  /** Reads the holds of other processes. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Never holds anything. */
export const noHolds: Holds = {
  waitMs: () => 0,
  heldChats: () => [],
  everybodyMs: () => 0,
  note: async () => {},
  refresh: async () => {},
  stop: async () => {},
};

export interface HoldsOptions {
  sql: Sql;
  log: Logger;
  /** How far the service's clock is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs?: () => number;
  /** How often the holds of other processes are read. */
  refreshMs?: number;
}

interface Hold {
  target: HoldTarget;
  untilMs: number;
  metMs: number;
  /** When this process stored it; a refresh that began earlier does not contain it. */
  storedMs: number;
}

/**
 * Stores holds in the database and keeps a copy in memory, which is refreshed four times a second, so that a call only reads memory.
 * The database gives times as durations by its own clock; in memory they use a clock that is never set back.
 */
export async function startHolds({ sql, log, clockAheadMs = () => 0, refreshMs = 250 }: HoldsOptions): Promise<Holds> {
  let known = new Map<string, Hold>();
  let refreshing: Promise<void> | null = null;
  const clock = () => performance.now() + clockAheadMs();

  async function read(): Promise<void> {
    const askedMs = performance.now();
    const aheadMs = clockAheadMs();
    const rows = await readHolds(sql, aheadMs);
    // Uses the shift with which the rows were read, because it may have changed meanwhile.
    const at = performance.now() + aheadMs;
    const kept = [...known].filter(([, { storedMs, untilMs }]) => storedMs >= askedMs && untilMs > at - rememberedMs);
    known = new Map([
      ...rows.map(({ scope, key, leftMs, agoMs }): [string, Hold] => {
        const target = { scope, key } as HoldTarget;
        return [
          nameOf(target),
          { target, untilMs: at + leftMs, metMs: at - agoMs, storedMs: Number.NEGATIVE_INFINITY },
        ];
      }),
      ...kept,
    ]);
  }

  function refresh(): Promise<void> {
    refreshing ??= read().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  function maxWaitOf(isCovered: (hold: Hold) => boolean): number {
    if (known.size === 0) return 0;
    const at = clock();
    return [...known.values()].filter(isCovered).reduce((ms, { untilMs }) => Math.max(ms, untilMs - at), 0);
  }

  function remember(target: HoldTarget, forMs: number, at: number): void {
    const untilMs = Math.max(known.get(nameOf(target))?.untilMs ?? Number.NEGATIVE_INFINITY, at + forMs);
    // Until it is stored, no refresh may remove it.
    known.set(nameOf(target), { target, untilMs, metMs: at, storedMs: Number.POSITIVE_INFINITY });
  }

  const timer = setInterval(() => {
    refresh().catch((error: unknown) => log.error(errorFacts(error), "could not read the holds"));
  }, refreshMs);
  timer.unref();
  await refresh();

  return {
    waitMs: (method, chatId) => maxWaitOf(({ target }) => covers(target, method, chatId)),
    everybodyMs: () => maxWaitOf(({ target }) => target.scope === "EVERYBODY"),
    heldChats() {
      const at = clock();
      return [...known.values()].flatMap(({ target, untilMs }) =>
        target.scope === "CHAT" && untilMs > at ? [target.key] : [],
      );
    },
    async note(limit, retryAfterSeconds) {
      const at = clock();
      const earlier = [...known.values()].flatMap(({ target, metMs }) =>
        target.scope === "CHAT" ? [{ chatId: target.key, agoMs: at - metMs }] : [],
      );
      const targets = targetsOf(limit, earlier);
      for (const target of targets) remember(target, retryAfterSeconds * 1000, at);
      log.warn(
        { method: limit.method, holds: targets.map(({ scope }) => scope), retryAfterSeconds },
        "Telegram wants us to wait",
      );
      try {
        await writeHolds(sql, targets, retryAfterSeconds * 1000, clockAheadMs());
        for (const target of targets) {
          const hold = known.get(nameOf(target));
          if (hold !== undefined) hold.storedMs = performance.now();
        }
      } catch (error) {
        log.error(errorFacts(error), "could not store a hold: the other processes do not know of it");
      }
    },
    refresh,
    async stop() {
      clearInterval(timer);
      await refreshing?.catch(() => {});
    },
  };
}

function nameOf({ scope, key }: HoldTarget): string {
  return `${scope} ${key}`;
}
