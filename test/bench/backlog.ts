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
const minRatio = 0.8;

/**
 * Waiting updates must not slow down the inbox. Measures how many updates of other chats are stored, claimed and ended a second, in
 * turn while no updates wait and while 100,000 updates of 400 chats wait (of a flood, and not due), and then how fast the waiting
 * updates are handled. The results are medians. Runs on a PostgreSQL of its own, or on the embedded database with
 * BENCH_DATABASE=pglite.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const kind = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const server = kind === "postgres" ? startPostgres({ shared_buffers: "256MB" }) : null;
  const open = async (name: string) =>
    server === null ? fromPGlite(await PGlite.create()) : openPostgres(await server.create(name));
  const [empty, full] = [await open("empty"), await open("full")];
  try {
    const [emptyInbox, fullInbox] = [inboxOn(empty), inboxOn(full)];
    await fullInbox.fill();
    const rates = { empty: [] as number[], full: [] as number[], workedOff: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      const [first, second] = [await emptyInbox.pass(), await fullInbox.pass()];
      // The first round is slow, because the code has not been compiled yet.
      if (round < 0) continue;
      rates.empty.push(first);
      rates.full.push(second);
    }
    const counting = performance.now();
    await createQueueDepths(full.sql)(new Date());
    const countedMs = performance.now() - counting;
    await fullInbox.fallsDue();
    for (let round = 0; round < rounds; round += 1) rates.workedOff.push(await fullInbox.workOff());
    return outcomeOfAnswer(kind, rates, countedMs, say);
  } finally {
    await empty.close();
    await full.close();
    server?.remove();
  }
}

function outcomeOfAnswer(
  database: string,
  rates: Record<"empty" | "full" | "workedOff", number[]>,
  countedMs: number,
  say: (line: string) => void,
): Figures {
  say(
    table([
      ["updates a second", ...rates.empty.map((_, round) => `round ${round + 1}`)],
      ["with nothing waiting", ...rates.empty.map(Math.round)],
      [`with ${waiting} waiting`, ...rates.full.map(Math.round)],
      ["handling the waiting", ...rates.workedOff.map(Math.round)],
    ]),
  );
  const ratio = Number(median(rates.full.map((rate, round) => rate / (rates.empty[round] ?? Number.NaN))).toFixed(3));
  if (ratio < minRatio) {
    process.exitCode = 1;
    say(`Waiting updates cost more than ${Math.round((1 - minRatio) * 100)} % of the rate.`);
  }
  return {
    database,
    waiting,
    chats: chatsWaiting,
    perSecond: Math.round(median(rates.empty)),
    perSecondWith: Math.round(median(rates.full)),
    ratio,
    workedOffPerSecond: Math.round(median(rates.workedOff)),
    countedMs: Number(countedMs.toFixed(1)),
  };
}

function inboxOn({ sql }: Database) {
  const vault = createVault([randomBytes(32)]);
  const store = (firstChat: number, count: number, text: string) =>
    storeUpdates(
      sql,
      vault,
      Array.from({ length: count }, (_, at) => written(firstChat + at, text)),
      { flood: null, limit: null, clockAheadMs: 0 },
    );
  let nextChat = 1_000_000;

  /** Claims and ends a given number of updates. */
  async function work(count: number): Promise<void> {
    for (let done = 0; done < count; ) {
      const rows = await claim(sql, { clockAheadMs: 0, leaseMs: 10_000, limit: batch, busy: [] });
      if (rows.length === 0) throw new Error("No waiting update was claimed.");
      const endings = rows.map((row) => ({ row, change: "{}" }));
      await finish(sql, vault, endings, { clockAheadMs: 0 });
      done += rows.length;
    }
  }

  /** @returns how many updates a second */
  async function timed(act: () => Promise<void>): Promise<number> {
    const began = performance.now();
    await act();
    return (perRound * 1000) / (performance.now() - began);
  }

  return {
    async fill() {
      for (let stored = 0; stored < waiting; stored += chatsWaiting)
        await store(5_000_000, chatsWaiting, "Тағы бір сөз.");
      // As in a flood, each update is due later. The running inbox renews the plans every five seconds.
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
