import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "../harness/postgres-server.ts";
import { createChance } from "../walk/random.ts";
import { createSecrets } from "../walk/secrets.ts";
import { createBot } from "./bot.ts";
import { startCitizens } from "./citizens.ts";
import { demoStaff, gather, makeCrowd, repeatedChats, toWorkingTime } from "./crowd.ts";
import { countTriedAgain } from "./handled.ts";
import { watchHealth } from "./health.ts";
import { startMediators } from "./mediators.ts";
import { countMessages } from "./messages.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { startTelegram } from "./telegram.ts";
import { type Broken, compare } from "./verdict.ts";

export interface DatabaseRun {
  /** How often each of the three things happens: the server dies, is restarted in order, cuts all connections. */
  rounds: number;
  seed: number;
  say: (line: string) => void;
}

export interface DatabaseFigures extends Broken {
  rounds: number;
  reports: number;
  messages: number;
  /** Messages that came again, because that they were sent could not be written down. */
  messagesDoubled: number;
  /** Updates that were in hand when the database went: their answers may come again. */
  updatesTriedAgain: number;
  /** Processes that ended: there must be no other than the first one. */
  processesEnded: number;
  /** How long after the database's return the process was ready again, at worst. */
  slowestReturnMs: number;
  /** Rounds of a restart in which health said what was wrong. */
  saidUnready: number;
  logLines: number;
}

/** What of the promises was not kept. */
export function brokenByDatabase(figures: DatabaseFigures): string[] {
  const { rounds, reports, messagesDoubled, updatesTriedAgain, slowestReturnMs, saidUnready, ...rest } = figures;
  const { messages: _, logLines, ...zeros } = rest;
  const broken = Object.entries(zeros).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`]));
  if (messagesDoubled > updatesTriedAgain)
    broken.push(`${messagesDoubled} doubled of ${updatesTriedAgain} tried again`);
  if (slowestReturnMs > longestReturnMs) broken.push(`ready again after ${slowestReturnMs} ms`);
  if (saidUnready < 2 * rounds) broken.push(`health said it ${saidUnready} times of ${2 * rounds}`);
  if (reports < 4 * rounds) broken.push(`too little happened: ${reports} reports`);
  if (logLines > 400 * rounds) broken.push(`${logLines} lines in the log`);
  return broken;
}

const longestReturnMs = 20_000;
const token = "7000000:faults-know-no-secrets";
const width = 16;

/** PostgreSQL's bad days under load: it dies, is restarted, cuts its connections, and the process lives on. */
export async function databaseDays({ rounds, seed, say }: DatabaseRun): Promise<DatabaseFigures> {
  const chance = createChance(seed);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-faults-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const server = startPostgres();
  const crowd = makeCrowd(150, 30);
  const storage = await makeStorage(folder, await server.create("faults"), crowd.mediators);
  await fillOutbox(storage, crowd.subscribers, rounds * 2, now());
  const telegram = await startTelegram({ token, people: demoStaff, chance, now });
  const { playground } = telegram;
  gather(playground, crowd);
  const log = join(folder, "log");
  const bot = createBot(storage.env, { token, apiRoot: telegram.apiRoot, shiftMs }, log);
  const health = watchHealth(bot.pid);
  try {
    const reached = countMessages(playground, repeatedChats(crowd));
    await bot.start();
    const first = bot.pid();
    const pings = startMediators(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width);
    let slowestReturnMs = 0;
    let saidUnready = 0;
    for (let round = 1; round <= rounds; round += 1) {
      for (const what of ["immediate", "fast", "cut"] as const) {
        await sleep(1500 + chance.below(2500));
        if (what === "cut") await cutAll(server.url("postgres"));
        else {
          await server.stop(what);
          const told = health.unreadyMs();
          await sleep(300 + chance.below(2000));
          if (health.unreadyMs() > told) saidUnready += 1;
          await server.start();
        }
        const back = performance.now();
        while (!health.ready() && performance.now() - back < 60_000) await sleep(20);
        slowestReturnMs = Math.max(slowestReturnMs, Math.round(performance.now() - back));
      }
      say(`${round} rounds, ${citizens.told.length} people so far; ${health.obstacles().join(", ")}`);
    }
    const all = await citizens.finished(120_000);
    if (!all) for (const { id, stands } of citizens.told) if (stands !== null) say(`${id} is ${stands}`);
    // What was in progress at the last cut is leased for this long.
    for (let waited = 0; waited < 60 && !(await isQuiet(server.url("faults"))); waited += 1) await sleep(1000);
    const processesEnded = bot.pid() === first ? 0 : 1;
    await bot.end("SIGTERM");
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.told, pings, reached, crowd.subscribers);
    await database.close();
    const lines = (await readFile(log, "utf8")).split("\n");
    return {
      rounds,
      reports: citizens.told.length,
      messages: reached.total(),
      ...broken,
      messagesDoubled: reached.doubled(),
      updatesTriedAgain: await countTriedAgain(log),
      processesEnded,
      slowestReturnMs,
      saidUnready,
      logLines: lines.filter((line) => /"level":[45]0/.test(line)).length,
    };
  } finally {
    health.stop();
    await bot.end("SIGKILL");
    await telegram.close();
    server.remove();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
    else say(folder);
  }
}

async function cutAll(url: string): Promise<void> {
  await ask(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'faults'");
}

async function isQuiet(url: string): Promise<boolean> {
  const [row] = await ask(
    url,
    `SELECT (SELECT count(*) FROM "Update") + (SELECT count(*) FROM "Delivery" WHERE status IN ('WAITING', 'SENDING')) AS left`,
  );
  return Number(row?.left) === 0;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
