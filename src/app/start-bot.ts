import { join } from "node:path";
import type { Update, UserFromGetMe } from "grammy/types";
import { readOperator } from "../features/operator/operator-file.ts";
import { setMenu } from "../features/people/menu.ts";
import { needsSeed, seedPlaces } from "../features/places/seed.ts";
import { topicsProblem } from "../features/talks/topics-offered.ts";
import type { Config, Receiving } from "../platform/config.ts";
import { waitForDiskSpace } from "../platform/database/disk-space.ts";
import { type Database, openEmbedded, openPostgres } from "../platform/database/open.ts";
import { openVault } from "../platform/database/open-vault.ts";
import { keyFromFile } from "../platform/database/seal-key.ts";
import type { Vault } from "../platform/database/vault.ts";
import { createTexts } from "../platform/i18n/texts.ts";
import type { Logger } from "../platform/log.ts";
import { exitAtOnce, type Releases, tell } from "../platform/shutdown.ts";
import type { Flood } from "../platform/telegram/inbox/flood.ts";
import { defaultAnswerRate } from "../platform/telegram/outbox/answer-pace.ts";
import { startHolds } from "../platform/telegram/outbox/holds.ts";
import {
  endWebhook,
  type ReceiveOptions,
  type Receiver,
  startPolling,
} from "../platform/telegram/receiving/receive.ts";
import { retryUntilAnswered } from "../platform/telegram/receiving/retry-until-answered.ts";
import { startWebhook } from "../platform/telegram/receiving/webhook.ts";
import { createWebhookEndpoint, type WebhookEndpoint } from "../platform/telegram/receiving/webhook-endpoint.ts";
import { createPool, createTransport, type Transport } from "../platform/telegram/transport.ts";
import { entrances } from "./features.ts";
import { startHttp } from "./http.ts";
import { startJobs } from "./jobs.ts";
import { createGaugeReader, createMetrics } from "./metrics.ts";
import { type BotParts, findObstacles } from "./obstacles.ts";
import { type Service, startService } from "./service.ts";

export interface BotSetting {
  config: Config;
  token: string;
  apiRoot: string;
  receiving: Receiving;
  now: () => Date;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: () => number;
  /** The limit of updates from a chat. Benchmarks set it out of the way. */
  flood?: Omit<Flood, "message">;
  /** Called with the service. The playground uses it to run jobs when it moves its clock. */
  onStarted?: (service: Service) => void;
  /** Creates the playground's people and events. Without it, a database that has such people is refused. */
  seedDemo?: (database: Database, vault: Vault, now: Date) => Promise<void>;
}

/** Starts the bot: database, health, inbox, outbox, jobs and receiving. Resolves when the bot is listening. */
export async function startBot(setting: BotSetting, log: Logger, releases: Releases): Promise<void> {
  const { config, token, apiRoot, receiving, now, clockAheadMs = () => 0, flood, onStarted, seedDemo } = setting;
  const operator = await readOperator(config.operatorFile);
  if (seedDemo === undefined && operator.bin === null) {
    log.warn("OPERATOR_FILE is not set: consents name no BIN, which law 94-V, art. 8(4)(1) requires");
  }
  const parts: BotParts = { database: null, holds: null, receiver: null, isStoring: true };
  const metrics = createMetrics(config.pace.perSecond);
  const { meters } = metrics;
  const door = receiving.kind === "webhook" ? createWebhookEndpoint({ ...receiving, log, meters }) : undefined;
  const http = await startHttp({
    host: config.host,
    port: config.port,
    metrics,
    webhook: door,
    obstacles: () => findObstacles(config, parts),
  });
  releases.push(() => http.stop());

  tell("Opening the database … (the first start creates it, which takes a few seconds)");
  if (config.storage.kind === "embedded") await waitForDiskSpace(config.dataDir, (line) => log.error(line));
  const database = await openDatabase(config);
  parts.database = database;
  const { prisma, close } = database;
  void database.ended?.then((reason) =>
    exitAtOnce(`The embedded database has stopped: ${reason}. ${wayOut(config)}`, log),
  );
  releases.push(close);
  const isSealed = (await prisma.vaultCheck.count()) > 0;
  const vault = await openVault(prisma, config.sealKeys ?? (await keyFromFile(config.dataDir, isSealed)));
  if (await needsSeed(prisma)) {
    tell("Loading regions, districts, rooms and holidays …");
    await seedPlaces(prisma);
  }
  await (seedDemo ?? refuseDemo)(database, vault, now());
  const readGauges = createGaugeReader(database);
  metrics.watch(async () => ({
    ...(await readGauges(now())),
    obstacles: (await findObstacles(config, parts)).length,
  }));

  const pool = createPool(apiRoot);
  releases.push(pool.close);
  const holds = await startHolds({ sql: database.sql, log, clockAheadMs });
  parts.holds = holds;
  releases.push(holds.stop);
  const { send, download } = pool;
  const transport = createTransport({ token, apiRoot, send, download, holds, answerRate: defaultAnswerRate, meters });

  const { adminIds } = config;
  const me = await introduce(transport, log);
  const problem = config.topics ? topicsProblem(me) : null;
  if (problem !== null) log.error({ todo: problem.todo }, problem.says);
  const topics = config.topics && problem === null;
  const wire = { transport, holds, token, apiRoot, me, topics, meters, clockAheadMs };
  const started = await startService({
    database,
    vault,
    ...wire,
    adminIds,
    now,
    log,
    operator,
    pace: config.pace,
    ...(flood === undefined ? {} : { flood }),
  });
  releases.push(() => started.stop());
  const jobs = startJobs(started.jobs, () => started.sender.wake());
  releases.push(() => jobs.stop());
  onStarted?.(started);
  const store = async (updates: Update[]) => {
    try {
      await started.inbox.store(updates);
      parts.isStoring = true;
    } catch (error) {
      parts.isStoring = false;
      throw error;
    }
  };
  const receiver = await startReceiving(receiving, door, { transport, store, log, now });
  parts.receiver = receiver;
  releases.push(() => receiver.stop());

  const refused = await setMenu(transport, createTexts(), operator, entrances);
  if (refused.length > 0) log.warn({ refused }, "the bot's menu is not complete");
  if (seedDemo === undefined) tell(`@${me.username} is listening.`);
}

function openDatabase({ storage, dataDir }: Config): Promise<Database> {
  return storage.kind === "postgres"
    ? openPostgres(storage.url, { say: tell })
    : openEmbedded(join(dataDir, "database"));
}

/** What an operator can do. A new process finds everything that was stored, and it waits until a full disk has space. */
function wayOut({ dataDir }: Config): string {
  return `Is the disk of ${dataDir} full or broken? Free some space. The next start continues, and nothing that was stored is lost.`;
}

/** The playground's people must never meet real people. */
async function refuseDemo({ prisma }: Database): Promise<void> {
  if ((await prisma.person.count({ where: { demo: true } })) === 0) return;
  throw new Error(
    "The playground used this database and left made-up staff in it. Give the real bot a database of its own.",
  );
}

/** Asks Telegram for the bot's user. Retries until Telegram answers, and throws if it does not know the token. */
async function introduce(transport: Transport, log: Logger): Promise<UserFromGetMe> {
  const outcome = await retryUntilAnswered(transport, "getMe", {}, log);
  if (outcome.kind === "ok") return outcome.result as UserFromGetMe;
  throw new Error(
    `Telegram does not accept the BOT_TOKEN (${outcome.description}): ask @BotFather for the right token.`,
  );
}

async function startReceiving(
  receiving: Receiving,
  door: WebhookEndpoint | undefined,
  wire: ReceiveOptions & { now: () => Date },
): Promise<Receiver> {
  if (receiving.kind === "webhook" && door !== undefined)
    return startWebhook({ ...wire, ...receiving, endpoint: door });
  await endWebhook(wire.transport, wire.log);
  return startPolling(wire);
}
