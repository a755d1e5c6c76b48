import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../../src/platform/database/limited-pool.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { type PostgresServer, startPostgres } from "../harness/postgres-server.ts";
import { type SilentProxy, startSilentProxy } from "../harness/silent-proxy.ts";
import { type BotProcess, serve, startBot } from "../telegram/bot-process.ts";

const token = "7000000:token-of-the-silent-database-test";
const personId = 1001;

let folder: string;
let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let server: PostgresServer;
let proxy: SilentProxy;
let bot: BotProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-silent-"));
  const people = [{ id: personId, firstName: "Айгүл", languageCode: "kk", role: "citizen" as const }];
  playground = createPlayground({ token, username: "b_bot", botName: "B", now: () => new Date(), people });
  api = await serve(playground);
  server = startPostgres();
  proxy = await startSilentProxy(await server.create("silent"));
  const SEAL_KEY = randomBytes(32).toString("base64");
  const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot, DATA_DIR: folder, DATABASE_URL: proxy.url, SEAL_KEY };
  bot = await startBot(env);
  await bot.ready();
});
afterAll(async () => {
  bot.kill("SIGKILL");
  await bot.ended;
  await proxy.close();
  server.remove();
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** Waits as long as silence may last, and a busy machine with it. */
async function until(what: string, came: () => boolean | Promise<boolean>): Promise<void> {
  for (let rounds = 0; rounds < 900; rounds += 1) {
    if (await came()) return;
    await sleep(100);
  }
  throw new Error(`It never came: ${what}`);
}

async function obstacles(): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${bot.port}/health/ready`);
  return ((await answer.json()) as { obstacles: string[] }).obstacles;
}
const answers = () => playground.chat(personId).messages.filter(({ fromBot }) => fromBot).length;

test("a silent failover: health says so while it lasts, the same process goes on by itself, and nobody's message is lost", async () => {
  playground.openLink(personId, "nothing");
  await until("the first answer", () => answers() > 0);
  const before = answers();

  proxy.goSilent();
  await until("a word from health", async () => (await obstacles()).includes("the database does not answer"));
  playground.sendText(personId, "/help");
  proxy.comeBack();

  await until("readiness", async () => (await obstacles()).length === 0);
  await until("the answer to what was written meanwhile", () => answers() > before);
  expect(bot.output()).toContain("PostgreSQL has been silent for");
});

test("by its usual limits silence is noticed and a new connection made within 30 seconds", () => {
  const { statementMs, answerMs, connectMs } = defaultLimits;
  // One second between two looks.
  expect(statementMs + answerMs + 1000 + connectMs).toBeLessThan(30_000);
});
