import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { UserFromGetMe } from "grammy/types";
import { type Config, readConfig } from "./config.ts";
import { type Database, openEmbedded, openPostgres } from "./database/open.ts";
import { checkSealKey, keyFromFile } from "./database/seal-key.ts";
import { createVault } from "./database/vault.ts";
import { type HttpServer, startHttp } from "./http.ts";
import { createTexts } from "./i18n/texts.ts";
import { startJobs } from "./jobs.ts";
import { createLogger, errorFacts, type Logger } from "./log.ts";
import { setMenu } from "./people/menu.ts";
import { readOperator } from "./people/operator.ts";
import { needsSeed, seedPlaces } from "./places/seed.ts";
import { demoAdminId, demoPeople, seedDemoStaff } from "./playground/demo.ts";
import { createPlayground, type Playground } from "./playground/server.ts";
import { startService } from "./service.ts";
import { pause } from "./telegram/pace.ts";
import { type Receiver, startPolling } from "./telegram/receive.ts";
import { createPool, createTransport, type Transport } from "./telegram/transport.ts";

/** What is running, to be stopped in reverse. */
type Release = () => Promise<void>;

const stopMs = 9_500;
// For `npm run playground`: a bot that is started anew finds the same server.
const standaloneToken = "7000000:playground-knows-no-secrets";

await run();

async function run(): Promise<void> {
  const read = readConfig();
  if (read.kind === "invalid") return fail(read.message);
  const { config } = read;
  const log = createLogger(config.logLevel);
  const releases: Release[] = [];
  stopOnSignals(releases, log);
  try {
    await (process.argv[2] === "playground" ? startPlaygroundAlone(config, releases) : start(config, log, releases));
  } catch (error) {
    await releaseAll(releases, log);
    fail(error instanceof Error ? error.message : String(error));
  }
}

async function start(config: Config, log: Logger, releases: Release[]): Promise<void> {
  const playing = config.mode.kind === "playground";
  const clock = createClock();
  const now = clock.now;
  const dataDir = playing ? join(config.dataDir, "playground") : config.dataDir;

  const operator = await readOperator(config.operatorFile);
  if (!playing && operator.bin === null) {
    log.warn("OPERATOR_FILE is not set: consents name no BIN, which law 94-V, art. 8(4)(1) asks for");
  }
  tell("Opening the database … (the first start makes it, which takes some seconds)");
  const sealKeys = config.sealKeys ?? (await keyFromFile(dataDir));
  const database = await openDatabase(config, dataDir);
  releases.push(() => database.close());
  const { prisma, sql } = database;
  const vault = createVault(sealKeys);
  await checkSealKey(prisma, vault);
  if (await needsSeed(prisma)) {
    tell("Loading regions, districts, rooms and holidays …");
    await seedPlaces(prisma);
  }
  if (playing) await seedDemoStaff(database, vault, now());
  else await refuseDemo(database);

  const token =
    config.mode.kind === "telegram" ? config.mode.token : `7000000:${randomBytes(24).toString("base64url")}`;
  const playground = playing ? openPlayground(token, now, clock.shift) : null;
  let receiver: Receiver | null = null;
  const http = await startHttp({
    host: config.host,
    port: config.port,
    playground: playground?.app ?? null,
    obstacles: () => obstacles(database, receiver),
  });
  releases.push(() => http.stop());
  if (playground !== null) releases.push(async () => playground.close());

  const apiRoot = config.mode.kind === "telegram" ? config.mode.apiRoot : `http://127.0.0.1:${http.port}`;
  const pool = createPool(apiRoot);
  releases.push(pool.close);
  const onTooMany = (seconds: number) => {
    pause(sql, new Date(now().getTime() + seconds * 1000)).catch((error: unknown) =>
      log.error(errorFacts(error), "no pause"),
    );
  };
  const transport = createTransport({ token, apiRoot, send: pool.send, onTooMany });

  const adminIds = playing ? [...config.adminIds, demoAdminId] : config.adminIds;
  const me = await introduce(transport, log);
  const service = await startService({ database, vault, transport, token, apiRoot, me, adminIds, now, log, operator });
  releases.push(() => service.stop());
  const jobs = startJobs(service.jobs, () => service.sender.wake());
  releases.push(() => jobs.stop());
  receiver = startPolling({ transport, store: service.inbox.store, log });
  releases.push(() => receiver?.stop() ?? Promise.resolve());

  const refused = await setMenu(transport, createTexts());
  if (refused.length > 0) log.warn({ refused }, "the bot's menu is not complete");
  // Telegram lets a bot write only to who has written to it.
  for (const { id, staff } of demoPeople) if (staff !== null) playground?.sendText(id, "/start");
  tell(
    playing
      ? `The playground is open: http://${shownHost(config.host)}:${http.port}/`
      : `@${me.username} is listening.`,
  );
}

function openDatabase(config: Config, dataDir: string): Promise<Database> {
  return config.storage.kind === "postgres"
    ? openPostgres(config.storage.url)
    : openEmbedded(join(dataDir, "database"));
}

function openPlayground(token: string, now: () => Date, shiftClock?: (minutes: number) => void): Playground {
  return createPlayground({
    token,
    username: "bitimger_playground_bot",
    botName: "Бітімгер",
    now,
    people: demoPeople.map(({ language: _, staff: __, ...person }) => person),
    ...(shiftClock === undefined ? {} : { shiftClock }),
  });
}

/** The playground's server without a bot: a bot in another process uses it as its Bot API server. */
async function startPlaygroundAlone(config: Config, releases: Release[]): Promise<void> {
  const playground = openPlayground(standaloneToken, () => new Date());
  const http: HttpServer = await startHttp({
    host: config.host,
    port: config.port,
    playground: playground.app,
    obstacles: async () => [],
  });
  releases.push(
    () => http.stop(),
    async () => playground.close(),
  );
  const address = `http://${shownHost(config.host)}:${http.port}`;
  tell(
    `The playground is open without a bot: ${address}/\n` +
      `Start one beside it: BOT_TOKEN=${standaloneToken} TELEGRAM_API_ROOT=${address} ADMIN_IDS=${demoAdminId} PORT=8081 npm start`,
  );
}

/** Asks Telegram who we are; waits for a Telegram that does not answer, ends on a token that it does not know. */
async function introduce(transport: Transport, log: Logger): Promise<UserFromGetMe> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await transport.call("getMe", {});
    if (outcome.kind === "ok") {
      // Polling does not work while a webhook is set.
      await transport.call("deleteWebhook", {});
      return outcome.result as UserFromGetMe;
    }
    if (outcome.kind === "refused") {
      throw new Error(
        `Telegram does not accept the BOT_TOKEN (${outcome.description}): ask @BotFather for the right one.`,
      );
    }
    log.warn({ tries, outcome: outcome.kind }, "Telegram does not answer; trying again");
    await sleep(Math.min(2 ** tries, 30) * 500);
  }
}

async function obstacles({ sql }: Database, receiver: Receiver | null): Promise<string[]> {
  const found: string[] = [];
  const answered = await sql.rows("SELECT 1").catch(() => null);
  if (answered === null) found.push("the database does not answer");
  if (receiver === null) found.push("starting");
  else if (!receiver.healthy()) found.push("Telegram does not answer");
  return found;
}

/** Playground's people must never meet real ones. */
async function refuseDemo({ prisma }: Database): Promise<void> {
  if ((await prisma.person.count({ where: { demo: true } })) === 0) return;
  throw new Error(
    "This database was used by the playground and has made-up staff. Give the real bot a database of its own.",
  );
}

/** The time; the playground can put it forward. */
function createClock(): { now: () => Date; shift: (minutes: number) => void } {
  let shiftMs = 0;
  return {
    now: () => new Date(Date.now() + shiftMs),
    shift: (minutes) => {
      shiftMs += minutes * 60_000;
    },
  };
}

/** SIGTERM and SIGINT stop in reverse what was started; a second one, or ten seconds, force the end. */
function stopOnSignals(releases: Release[], log: Logger): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    await releaseAll(releases, log);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

async function releaseAll(releases: Release[], log: Logger): Promise<void> {
  for (const release of releases.splice(0).reverse()) {
    await release().catch((error: unknown) => log.error(errorFacts(error), "did not stop cleanly"));
  }
}

function shownHost(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
