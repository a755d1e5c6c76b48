import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { type Database, fromPGlite, openPostgres } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { finish } from "../../src/platform/telegram/inbox/inbox-ends.ts";
import { claim, renewPlans } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { createQueueDepths } from "../../src/platform/telegram/inbox/queue-depths.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { startPostgres } from "../harness/postgres-server.ts";
import { type Figures, median, table } from "./figures.ts";
import { written } from "./updates/person.ts";

const batch = 100;
const chatsWaiting = 400;
/** The number of updates that are stored, claimed and ended in each round. */
const perRound = 1000;
const rounds = 5;
const waiting = 100_000;
const lowestRatio = 0.8;

/**
 * What waits in the inbox must cost nothing: how many updates of other chats are stored, claimed and ended a second while nothing
 * waits and, in turn, while 100,000 updates of 400 chats do (a flood's, which are not due); then how fast those are worked off.
 * Medians. BENCH_DATABASE=pglite: the embedded database; a PostgreSQL of its own otherwise.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const kind = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const server = kind === "postgres" ? startPostgres({ shared_buffers: "256MB" }) : null;
  const open = async (name: string) =>
    server === null ? fromPGlite(await PGlite.create()) : openPostgres(await server.create(name));
  const [empty, full] = [await open("nothing_waits"), await open("much_waits")];
  try {
    const [alone, beside] = [inboxOn(empty), inboxOn(full)];
    await beside.fill();
    const rates = { alone: [] as number[], beside: [] as number[], off: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      const [first, second] = [await alone.pass(), await beside.pass()];
      // Code that ran once is slow.
      if (round < 0) continue;
      rates.alone.push(first);
      rates.beside.push(second);
    }
    const counting = performance.now();
    await createQueueDepths(full.sql)(new Date());
    const countedMs = performance.now() - counting;
    await beside.fallsDue();
    for (let round = 0; round < rounds; round += 1) rates.off.push(await beside.workOff());
    return outcomeOfAnswer(kind, rates, countedMs, say);
  } finally {
    await empty.close();
    await full.close();
    server?.remove();
  }
}

function outcomeOfAnswer(
  database: string,
  rates: Record<"alone" | "beside" | "off", number[]>,
  countedMs: number,
  say: (line: string) => void,
): Figures {
  say(
    table([
      ["updates a second", ...rates.alone.map((_, round) => `round ${round + 1}`)],
      ["with nothing waiting", ...rates.alone.map(Math.round)],
      [`with ${waiting} waiting`, ...rates.beside.map(Math.round)],
      ["working them off", ...rates.off.map(Math.round)],
    ]),
  );
  const ratio = Number(median(rates.beside.map((rate, round) => rate / (rates.alone[round] ?? Number.NaN))).toFixed(3));
  if (ratio < lowestRatio) {
    process.exitCode = 1;
    say(`What waits costs more than ${Math.round((1 - lowestRatio) * 100)} % of the rate.`);
  }
  return {
    database,
    waiting,
    chats: chatsWaiting,
    perSecond: Math.round(median(rates.alone)),
    perSecondWith: Math.round(median(rates.beside)),
    ratio,
    workedOffPerSecond: Math.round(median(rates.off)),
    countedMs: Number(countedMs.toFixed(1)),
  };
}

function inboxOn({ sql }: Database) {
  const vault = createVault([randomBytes(32)]);
  const store = (firstChat: number, count: number, words: string) =>
    storeUpdates(
      sql,
      vault,
      Array.from({ length: count }, (_, at) => written(firstChat + at, words)),
      { flood: null, limit: null, clockAheadMs: 0 },
    );
  let nextChat = 1_000_000;

  /** Claims and ends a given number of updates. */
  async function work(count: number): Promise<void> {
    for (let done = 0; done < count; ) {
      const rows = await claim(sql, { clockAheadMs: 0, leaseMs: 10_000, limit: batch, busy: [] });
      if (rows.length === 0) throw new Error("What waits is not found.");
      const endings = rows.map((row) => ({ row, change: "{}" }));
      await finish(sql, vault, endings, { clockAheadMs: 0 });
      done += rows.length;
    }
  }

  /** @returns how many a second */
  async function timed(act: () => Promise<void>): Promise<number> {
    const began = performance.now();
    await act();
    return (perRound * 1000) / (performance.now() - began);
  }

  return {
    async fill() {
      for (let stored = 0; stored < waiting; stored += chatsWaiting)
        await store(5_000_000, chatsWaiting, "Тағы бір сөз.");
      // A flood's: each waits for its time. The inbox does the rest every five seconds.
      await sql.rows(`UPDATE "Update" SET "dueAt" = "dueAt" + interval '1 day'`);
      await renewPlans(sql);
    },
    pass: () =>
      timed(async () => {
        for (let stored = 0; stored < perRound; stored += batch) {
          await store(nextChat, batch, "Көршіміз қоршау салып алды.");
          nextChat += batch;
          await work(batch);
        }
      }),
    async fallsDue() {
      await sql.rows(`UPDATE "Update" SET "dueAt" = "dueAt" - interval '2 days'`);
    },
    workOff: () => timed(() => work(perRound)),
  };
}
