import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Figures, median, table } from "./figures.ts";
import { firstCitizen, pairs, partnerOf } from "./relay/pairs.ts";
import { prepareTwoBots } from "./two-bots.ts";
import { written } from "./updates/person.ts";
import type { Telegram } from "./updates/telegram.ts";

const messages = 3000;
/** How many messages each bot passes on before the measurements, because code that has run only once or twice is slow. */
const warmUp = 1000;
/** The bots are measured in turn, because the speed of the machine varies over time. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** How many messages are passed on one by one, to measure how long one takes where nothing else is to be done. */
const unloaded = 200;

interface Counts {
  statements: number;
  cpu: NodeJS.CpuUsage;
  texts: [string, number][];
}

/**
 * Measures how many messages a second the bot carries between 200 citizens and their mediators who answer each other immediately, sealed
 * and stored before they go, in turn with a bare grammY bot that calls copyMessage and remembers only who talks to whom. Then measures how
 * long a message takes while nothing else is to be done. Runs on a PostgreSQL of its own, or on the embedded database with
 * BENCH_DATABASE=pglite. With BENCH_STATEMENTS=1 it prints the statements of a message.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const { database, dataDir, telegram, url, start, stop } = await prepareTwoBots("relay");
  try {
    const house = await start(
      "house.ts",
      dataDir,
      randomBytes(32).toString("base64"),
      ...(url === undefined ? [] : [url]),
    );
    const plain = await start("plain.ts");
    const counted = async () => {
      const answer = once(house.child, "message") as Promise<[Counts]>;
      house.child.send("count");
      return (await answer)[0];
    };
    await talk(telegram, house.port, warmUp, pairs);
    await talk(telegram, plain.port, warmUp, pairs);
    const ours: number[] = [];
    const theirs: number[] = [];
    const costs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = await counted();
      ours.push((await talk(telegram, house.port, messages, pairs)).ms);
      const after = await counted();
      costs.push((after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / messages);
      theirs.push((await talk(telegram, plain.port, messages, pairs)).ms);
      if (round === 0) sayStatements(say, before, after);
    }
    const waits = (await talk(telegram, house.port, unloaded, 1, 100)).waits.toSorted((a, b) => a - b);
    const rate = (ms: number) => Math.round((messages * 1000) / ms);
    const at = (share: number) => Number((waits[Math.floor(waits.length * share)] ?? Number.NaN).toFixed(1));
    say(
      table([
        ["messages a second", ...ours.map((_, round) => `round ${round + 1}`)],
        ["the talks", ...ours.map(rate)],
        ["grammY's copyMessage", ...theirs.map(rate)],
      ]),
    );
    return {
      database,
      perSecond: rate(median(ours)),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      cpuUs: Math.round(median(costs)),
      plainPerSecond: rate(median(theirs)),
      ratio: Number(median(theirs.map((ms, round) => ms / (ours[round] ?? Number.NaN))).toFixed(3)),
    };
  } finally {
    await stop();
  }
}

/** Lets this many pairs answer each other, after a pause where they think. @returns how long it took until the last message had arrived, and how long each was under way, in milliseconds */
async function talk(telegram: Telegram, port: number, count: number, together: number, pauseMs = 0) {
  const all = Promise.withResolvers<void>();
  const posted = new Map<number, number>();
  const waits: number[] = [];
  let sent = 0;
  const write = async (chat: number) => {
    if (sent >= count) return;
    sent += 1;
    if (pauseMs > 0) await sleep(pauseMs);
    posted.set(partnerOf(chat), performance.now());
    await telegram.post(port, written(chat, said));
  };
  telegram.onMessage = (chat, { text }) => {
    const since = posted.get(chat);
    if (since === undefined || (text !== said && text !== "")) return;
    posted.delete(chat);
    waits.push(performance.now() - since);
    if (waits.length === count) all.resolve();
    write(chat).catch(all.reject);
  };
  const began = performance.now();
  for (let at = 0; at < together; at += 1) write(firstCitizen + at).catch(all.reject);
  await all.promise;
  return { ms: performance.now() - began, waits };
}

const said = "Көршім қоршауды тағы жылжытты, не істейміз?";

function sayStatements(say: (line: string) => void, before: Counts, after: Counts): void {
  if (process.env.BENCH_STATEMENTS === undefined) return;
  const earlier = new Map(before.texts);
  say(`${((after.statements - before.statements) / messages).toFixed(2)} statements a message`);
  const counts = after.texts.map(([text, count]) => [text, count - (earlier.get(text) ?? 0)] as const);
  for (const [text, count] of counts.toSorted((a, b) => b[1] - a[1]).slice(0, 25))
    say(`${(count / messages).toFixed(2)}  ${text}`);
}
