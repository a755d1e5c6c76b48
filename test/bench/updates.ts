import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Figures, median, table } from "./figures.ts";
import { prepareTwoBots } from "./two-bots.ts";
import { type Citizen, createCitizen, steps } from "./updates/citizens.ts";
import { written } from "./updates/person.ts";
import type { Telegram } from "./updates/telegram.ts";

const width = 200;
const perSecond = 50;
/** How many updates each bot handles before the measurements, because code that has run only once or twice is slow. */
const warmUp = 1000;
/** The bots are measured in turn, because the speed of the machine varies over time. */
const rounds = 5;

interface Counts {
  statements: number;
}

/**
 * Measures how many answers of the report form a process handles a second when 200 people fill it in at the same time and answer
 * each question immediately, in turn with a bare grammY bot that echoes texts. The results are medians. Then measures how long an
 * answer waits when answers arrive at 50 a second. Runs on a PostgreSQL of its own, or on the embedded database with
 * BENCH_DATABASE=pglite.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const { database, dataDir, telegram, url, start, stop } = await prepareTwoBots("updates");
  try {
    const key = randomBytes(32).toString("base64");
    const house = await start("house.ts", dataDir, key, ...(url === undefined ? [] : [url]));
    const statements = async () => {
      const answer = once(house.child, "message") as Promise<[Counts]>;
      house.child.send("count");
      return (await answer)[0].statements;
    };
    await fillIn(telegram, house.port, 1_000_000, Math.ceil(warmUp / steps));
    const echo = await start("echo.ts");
    await chat(telegram, echo.port, warmUp);
    const forms: number[] = [];
    const echoed: number[] = [];
    let queries = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = await statements();
      forms.push(await fillIn(telegram, house.port, 2_000_000 + round * width, width));
      queries += (await statements()) - before;
      echoed.push(await chat(telegram, echo.port, width * steps));
    }
    const waits = (await arrive(telegram, house.port, 3_000_000)).toSorted((a, b) => a - b);
    const rate = (ms: number) => Math.round((width * steps * 1000) / ms);
    const ratios = echoed.map((ms, round) => ms / (forms[round] ?? Number.NaN));
    const at = (share: number) => Number((waits[Math.floor(waits.length * share)] ?? 0).toFixed(1));
    say(
      table([
        ["updates a second", ...forms.map((_, round) => `round ${round + 1}`)],
        ["the report form", ...forms.map(rate)],
        ["grammY's echo", ...echoed.map(rate)],
      ]),
    );
    return {
      database,
      perSecond: rate(median(forms)),
      queriesPerUpdate: Number((queries / rounds / width / steps).toFixed(2)),
      echoPerSecond: rate(median(echoed)),
      ratio: Number(median(ratios).toFixed(3)),
      p50At50Ms: at(0.5),
      p99At50Ms: at(0.99),
    };
  } finally {
    await stop();
  }
}

/** Lets people fill in the form. @returns how long it took until the last person had read the last message, in milliseconds */
async function fillIn(telegram: Telegram, port: number, firstChat: number, people: number): Promise<number> {
  const citizens = new Map(Array.from({ length: people }, (_, at) => [firstChat + at, createCitizen(firstChat + at)]));
  const all = Promise.withResolvers<void>();
  let left = people;
  const goOn = (citizen: Citizen) => telegram.post(port, citizen.next()).catch(all.reject);
  telegram.onMessage = (chat, message) => {
    const citizen = citizens.get(chat);
    if (citizen === undefined) return;
    citizen.hears(message);
    if (!citizen.done()) return void goOn(citizen);
    left -= 1;
    if (left === 0) all.resolve();
  };
  const began = performance.now();
  for (const citizen of citizens.values()) void goOn(citizen);
  await all.promise;
  return performance.now() - began;
}

/** Posts answers at a steady rate, no matter how fast they are handled. @returns the milliseconds from each post to the bot's reply */
async function arrive(telegram: Telegram, port: number, firstChat: number): Promise<number[]> {
  const citizens = Array.from({ length: width }, (_, at) => createCitizen(firstChat + at));
  const waits: number[] = [];
  const posted = new Map<number, number>();
  telegram.onMessage = (chat, message) => {
    const since = posted.get(chat);
    citizens[chat - firstChat]?.hears(message);
    if (since === undefined) return;
    posted.delete(chat);
    waits.push(performance.now() - since);
  };
  const failures: unknown[] = [];
  const began = performance.now();
  for (let n = 0; n < width * steps; n += 1) {
    const dueAt = began + (n * 1000) / perSecond;
    await sleep(Math.max(0, dueAt - performance.now()));
    const citizen = citizens[n % width];
    if (citizen === undefined) continue;
    posted.set(citizen.chat, performance.now());
    telegram.post(port, citizen.next()).catch((error: unknown) => failures.push(error));
  }
  while (posted.size > 0) await sleep(20);
  if (failures.length > 0) throw failures[0];
  return waits;
}

/** Lets 200 people write to the echo bot. @returns how long that took, in milliseconds */
async function chat(telegram: Telegram, port: number, messages: number): Promise<number> {
  const all = Promise.withResolvers<void>();
  let sent = 0;
  let heard = 0;
  const goOn = (chat: number) => {
    if (sent >= messages) return;
    sent += 1;
    telegram.post(port, written(chat, "Көршіміз біздің жерге қоршау салып алды.")).catch(all.reject);
  };
  telegram.onMessage = (chat) => {
    heard += 1;
    if (heard === messages) all.resolve();
    goOn(chat);
  };
  const began = performance.now();
  for (let at = 0; at < width; at += 1) goOn(4_000_000 + at);
  await all.promise;
  return performance.now() - began;
}
