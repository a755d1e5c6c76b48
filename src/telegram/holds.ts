import type { Sql } from "../database/open.ts";
import { errorFacts, type Logger } from "../log.ts";
import { hourMs } from "../time/units.ts";
import { covers, type HoldTarget, rememberedMs, type TooMany, targetsOf } from "./hold-scope.ts";

/** What nothing is said to for a time, because Telegram answered 429: the same for every process of the bot. */
export interface Holds {
  /** How long a call must wait, in milliseconds; 0: it may be made. `chatId` is null where it is about no chat, or nobody knows. */
  waitMs(method: string, chatId: string | null): number;
  /** The chats that are held. */
  heldChats(): string[];
  /** How long everybody must wait, in milliseconds; 0: nobody must. */
  everybodyMs(): number;
  /** Telegram has answered 429. Holds here at once, and in the other processes when they look next. Never fails. */
  note(met: TooMany, retryAfterSeconds: number): Promise<void>;
  /** Looks at what other processes have met. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Holds nothing. */
export const noHolds: Holds = {
  waitMs: () => 0,
  heldChats: () => [],
  everybodyMs: () => 0,
  note: async () => {},
  look: async () => {},
  stop: async () => {},
};

export interface HoldsOptions {
  sql: Sql;
  log: Logger;
  /** How far the service's clock is ahead of this machine's on purpose, in milliseconds. */
  clockAheadMs?: () => number;
  /** How often it is looked at what other processes have met. */
  lookMs?: number;
}

interface Hold {
  target: HoldTarget;
  untilMs: number;
  metMs: number;
  /** When this process wrote it down; a look that began before does not know of it. */
  notedMs: number;
}

/**
 * Keeps holds in the database, and a copy of them in memory, which is read anew four times a second: so a call asks memory alone.
 * Times go by the database's clock, as durations; in memory by one that is never put back.
 */
export async function startHolds({ sql, log, clockAheadMs = () => 0, lookMs = 250 }: HoldsOptions): Promise<Holds> {
  let known = new Map<string, Hold>();
  let looking: Promise<void> | null = null;
  const clock = () => performance.now() + clockAheadMs();

  async function read(): Promise<void> {
    const askedMs = performance.now();
    const aheadMs = clockAheadMs();
    const rows = await readHolds(sql, aheadMs);
    // By the clock that the rows were read by, for it may have jumped meanwhile.
    const at = performance.now() + aheadMs;
    const kept = [...known].filter(([, { notedMs, untilMs }]) => notedMs >= askedMs && untilMs > at - rememberedMs);
    known = new Map([
      ...rows.map(({ scope, key, leftMs, agoMs }): [string, Hold] => {
        const target = { scope, key } as HoldTarget;
        return [nameOf(target), { target, untilMs: at + leftMs, metMs: at - agoMs, notedMs: Number.NEGATIVE_INFINITY }];
      }),
      ...kept,
    ]);
  }

  function look(): Promise<void> {
    looking ??= read().finally(() => {
      looking = null;
    });
    return looking;
  }

  function longest(isMeant: (hold: Hold) => boolean): number {
    if (known.size === 0) return 0;
    const at = clock();
    return [...known.values()].filter(isMeant).reduce((ms, { untilMs }) => Math.max(ms, untilMs - at), 0);
  }

  function remember(target: HoldTarget, forMs: number, at: number): void {
    const untilMs = Math.max(known.get(nameOf(target))?.untilMs ?? Number.NEGATIVE_INFINITY, at + forMs);
    // It is not written yet: until then no look may take it away.
    known.set(nameOf(target), { target, untilMs, metMs: at, notedMs: Number.POSITIVE_INFINITY });
  }

  const timer = setInterval(() => {
    look().catch((error: unknown) => log.error(errorFacts(error), "the holds could not be read"));
  }, lookMs);
  timer.unref();
  await look();

  return {
    waitMs: (method, chatId) => longest(({ target }) => covers(target, method, chatId)),
    everybodyMs: () => longest(({ target }) => target.scope === "EVERYBODY"),
    heldChats() {
      const at = clock();
      return [...known.values()].flatMap(({ target, untilMs }) =>
        target.scope === "CHAT" && untilMs > at ? [target.key] : [],
      );
    },
    async note(met, retryAfterSeconds) {
      const at = clock();
      const earlier = [...known.values()].flatMap(({ target, metMs }) =>
        target.scope === "CHAT" ? [{ chatId: target.key, agoMs: at - metMs }] : [],
      );
      const targets = targetsOf(met, earlier);
      for (const target of targets) remember(target, retryAfterSeconds * 1000, at);
      log.warn(
        { method: met.method, holds: targets.map(({ scope }) => scope), retryAfterSeconds },
        "Telegram wants us to wait",
      );
      try {
        await writeHolds(sql, targets, retryAfterSeconds * 1000, clockAheadMs());
        for (const target of targets) {
          const hold = known.get(nameOf(target));
          if (hold !== undefined) hold.notedMs = performance.now();
        }
      } catch (error) {
        log.error(errorFacts(error), "a hold was not written down: the other processes do not know of it");
      }
    },
    look,
    async stop() {
      clearInterval(timer);
      await looking?.catch(() => {});
    },
  };
}

function nameOf({ scope, key }: HoldTarget): string {
  return `${scope} ${key}`;
}

interface HoldRow {
  scope: HoldTarget["scope"];
  key: string;
  leftMs: number;
  agoMs: number;
}

/** What is written by several clocks may be so far off. */
const slackMs = 1000;
/** The version before cut every pause to an hour. */
const longestPauseMs = hourMs;

/**
 * The holds of now, and those of the last minutes. One that was met in the future is void: the clock has been put back since.
 * A process of the version before writes its pause, which is everybody's, into "Pace".
 */
function readHolds(sql: Sql, clockAheadMs: number): Promise<HoldRow[]> {
  return sql.rows<HoldRow>(
    `WITH clock AS (SELECT clock_timestamp() + $1::float8 * interval '1 ms' AS now)
     SELECT h.scope::text, h.key,
       extract(epoch FROM h."until" - clock.now)::float8 * 1000 AS "leftMs",
       extract(epoch FROM clock.now - h."metAt")::float8 * 1000 AS "agoMs"
     FROM clock
     JOIN "Hold" h ON h."until" > clock.now - $2::float8 * interval '1 ms'
       AND h."metAt" <= clock.now + $3::float8 * interval '1 ms'
     UNION ALL
     SELECT 'EVERYBODY', '', extract(epoch FROM p."pausedUntil" - clock.now)::float8 * 1000, 0
     FROM clock
     JOIN "Pace" p ON p."pausedUntil" > clock.now
       AND p."pausedUntil" <= clock.now + ($4::float8 + $3::float8) * interval '1 ms'`,
    [clockAheadMs, rememberedMs, slackMs, longestPauseMs],
  );
}

/** A shorter hold does not end a longer one. What is over for a day goes. */
async function writeHolds(sql: Sql, targets: HoldTarget[], forMs: number, clockAheadMs: number): Promise<void> {
  await sql.rows(
    `WITH clock AS (SELECT clock_timestamp() + $4::float8 * interval '1 ms' AS now)
     , over AS (
       DELETE FROM "Hold" h
       USING clock
       WHERE h."until" < clock.now - interval '1 day' AND NOT h.key = ANY ($2::text[]))
     INSERT INTO "Hold" AS h (scope, key, "until", "metAt")
     SELECT t.scope::"HoldScope", t.key, clock.now + $3::float8 * interval '1 ms', clock.now
     FROM unnest($1::text[], $2::text[]) AS t(scope, key)
     CROSS JOIN clock
     ON CONFLICT (scope, key) DO UPDATE
     SET "until" = GREATEST(h."until", EXCLUDED."until"), "metAt" = EXCLUDED."metAt"`,
    [targets.map(({ scope }) => scope), targets.map(({ key }) => key), forMs, clockAheadMs],
  );
}
