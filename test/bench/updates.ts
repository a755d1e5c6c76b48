import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPostgres } from "../harness/postgres-server.ts";
import { type Figures, median, table } from "./figures.ts";
import { type Citizen, createCitizen, steps } from "./updates/citizens.ts";
import { written } from "./updates/person.ts";
import { startTelegram, type Telegram } from "./updates/telegram.ts";

const width = 200;
const perSecond = 50;
/** The number of updates before anything is measured, for both bots, because code that has run only once or twice is slow. */
const warmUp = 1000;
/** Of either bot in turn: a machine is faster at one time than at another. */
const rounds = 5;
const folder = join(import.meta.dirname, "updates");

interface Asked {
  statements: number;
}

/**
 * How many answers of the report form a process takes a second when 200 people fill it in at once, each with the next answer as
 * soon as the next question is there; beside it, in turn, a bare grammY bot that says what it hears; medians. Then how long an
 * answer waits when they come at 50 a second. BENCH_DATABASE=pglite: on the embedded database; a PostgreSQL of its own otherwise.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const database = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const dataDir = await mkdtemp(join(tmpdir(), "bitimger-updates-"));
  const server = database === "postgres" ? startPostgres({ shared_buffers: "256MB" }) : null;
  const telegram = await startTelegram();
  const children: ReturnType<typeof fork>[] = [];
  const start = async (file: string, ...args: string[]) => {
    const port = await freePort();
    const child = fork(join(folder, file), [telegram.apiRoot, String(port), ...args], {
      stdio: ["ignore", "inherit", "ignore", "ipc"],
    });
    children.push(child);
    await once(child, "message");
    return { port, child };
  };
  try {
    const url = await server?.create("updates");
    const key = randomBytes(32).toString("base64");
    const house = await start("house.ts", dataDir, key, ...(url === undefined ? [] : [url]));
    const statements = async () => {
      const answer = once(house.child, "message") as Promise<[Asked]>;
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
    for (const child of children) child.kill("SIGKILL");
    await telegram.close();
    server?.remove();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @returns how long it took until the last one had read the last answer, in milliseconds */
async function fillIn(telegram: Telegram, port: number, firstChat: number, people: number): Promise<number> {
  const citizens = new Map(Array.from({ length: people }, (_, at) => [firstChat + at, createCitizen(firstChat + at)]));
  const all = Promise.withResolvers<void>();
  let left = people;
  const goOn = (citizen: Citizen) => telegram.post(port, citizen.next()).catch(all.reject);
  telegram.onSaid = (chat, said) => {
    const citizen = citizens.get(chat);
    if (citizen === undefined) return;
    citizen.hears(said);
    if (!citizen.done()) return void goOn(citizen);
    left -= 1;
    if (left === 0) all.resolve();
  };
  const began = performance.now();
  for (const citizen of citizens.values()) void goOn(citizen);
  await all.promise;
  return performance.now() - began;
}

/** Answers at a steady rate, whatever became of the ones before. @returns from each one's post to what was said to it, ms */
async function arrive(telegram: Telegram, port: number, firstChat: number): Promise<number[]> {
  const citizens = Array.from({ length: width }, (_, at) => createCitizen(firstChat + at));
  const waits: number[] = [];
  const posted = new Map<number, number>();
  telegram.onSaid = (chat, said) => {
    const since = posted.get(chat);
    citizens[chat - firstChat]?.hears(said);
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

/** @returns how long the echo took for the messages of 200 people, in milliseconds */
async function chat(telegram: Telegram, port: number, messages: number): Promise<number> {
  const all = Promise.withResolvers<void>();
  let sent = 0;
  let heard = 0;
  const goOn = (chat: number) => {
    if (sent >= messages) return;
    sent += 1;
    telegram.post(port, written(chat, "Көршіміз біздің жерге қоршау салып алды.")).catch(all.reject);
  };
  telegram.onSaid = (chat) => {
    heard += 1;
    if (heard === messages) all.resolve();
    goOn(chat);
  };
  const began = performance.now();
  for (let at = 0; at < width; at += 1) goOn(4_000_000 + at);
  await all.promise;
  return performance.now() - began;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
