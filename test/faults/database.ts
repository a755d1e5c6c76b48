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
import { type Broken, compare } from "./compare.ts";
import { countMessages } from "./count-messages.ts";
import { demoStaff, gather, makeCrowd, repeatedChats, toWorkingTime } from "./crowd.ts";
import { watchHealth } from "./health.ts";
import { startMediators } from "./mediators.ts";
import { countTriedAgain } from "./read-logs.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { fillTalks, startTalkers } from "./talkers.ts";
import { startTelegram } from "./telegram.ts";

export interface DatabaseRun {
  /** How often each fault happens: the server dies, restarts properly, or cuts all connections. */
  rounds: number;
  seed: number;
  say: (line: string) => void;
}

export interface DatabaseFigures extends Broken {
  rounds: number;
  reports: number;
  messages: number;
  /** Messages that were sent again, because the outcome could not be recorded. */
  messagesDoubled: number;
  /** Updates that were being handled when the database failed. Their answers may be sent again. */
  updatesTriedAgain: number;
  /** Processes that exited. The first process must survive. */
  processesEnded: number;
  /** The longest time from the return of the database until the process was ready again. */
  slowestReturnMs: number;
  /** Restarts during which health reported that the process was not ready. */
  reportedUnready: number;
  logLines: number;
}

/** The promises that were not kept. */
export function brokenByDatabase(figures: DatabaseFigures): string[] {
  const { rounds, reports, messagesDoubled, updatesTriedAgain, slowestReturnMs, reportedUnready, ...rest } = figures;
  const { messages: _, logLines, ...zeros } = rest;
  const broken = Object.entries(zeros).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`]));
  if (messagesDoubled > updatesTriedAgain)
    broken.push(`${messagesDoubled} messages doubled, but only ${updatesTriedAgain} updates tried again`);
  if (slowestReturnMs > maxReturnMs) broken.push(`ready again after ${slowestReturnMs} ms`);
  if (reportedUnready < 2 * rounds) broken.push(`health reported ${reportedUnready} of ${2 * rounds} restarts`);
  if (reports < 4 * rounds) broken.push(`too little happened: ${reports} reports`);
  if (logLines > 400 * rounds) broken.push(`${logLines} lines in the log`);
  return broken;
}

const maxReturnMs = 20_000;
const token = "7000000:faults-know-no-secrets";
const width = 16;

/** Lets PostgreSQL die, restart and cut its connections under load. The process must survive. */
export async function databaseDays({ rounds, seed, say }: DatabaseRun): Promise<DatabaseFigures> {
  const chance = createChance(seed);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-faults-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const server = startPostgres();
  const crowd = makeCrowd(150, 30);
  const storage = await makeStorage(folder, await server.create("faults"), crowd.mediators);
  await fillTalks(storage, now());
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
    const talkers = startTalkers(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width);
    let slowestReturnMs = 0;
    let reportedUnready = 0;
    for (let round = 1; round <= rounds; round += 1) {
      for (const what of ["immediate", "fast", "cut"] as const) {
        await sleep(1500 + chance.below(2500));
        if (what === "cut") await cutAll(server.url("postgres"));
        else {
          await server.stop(what);
          const before = health.unreadyMs();
          await sleep(300 + chance.below(2000));
          if (health.unreadyMs() > before) reportedUnready += 1;
          await server.start();
        }
        const back = performance.now();
        while (!health.ready() && performance.now() - back < 60_000) await sleep(20);
        slowestReturnMs = Math.max(slowestReturnMs, Math.round(performance.now() - back));
      }
      say(`${round} rounds, ${citizens.reports.length} people so far; ${health.obstacles().join(", ")}`);
    }
    talkers.close();
    const all = await citizens.finished(120_000);
    if (!all)
      for (const { id, waitingFor } of citizens.reports) if (waitingFor !== null) say(`${id} waits for ${waitingFor}`);
    // Work that was in progress at the last cut stays leased for a while.
    for (let waited = 0; waited < 60 && !(await isQuiet(server.url("faults"))); waited += 1) await sleep(1000);
    const processesEnded = bot.pid() === first ? 0 : 1;
    await bot.end("SIGTERM");
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.reports, pings, reached, crowd.subscribers, talkers);
    await database.close();
    const lines = (await readFile(log, "utf8")).split("\n");
    return {
      rounds,
      reports: citizens.reports.length,
      messages: reached.total(),
      ...broken,
      messagesDoubled: reached.doubled(),
      updatesTriedAgain: await countTriedAgain(log),
      processesEnded,
      slowestReturnMs,
      reportedUnready,
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
