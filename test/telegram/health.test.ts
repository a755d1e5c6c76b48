import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { startPostgres } from "../harness/postgres-server.ts";
import { type BotProcess, serve, startBot } from "./bot-process.ts";
import { until } from "./wire.ts";

const token = "7000000:token-of-the-health-test";
const hasPostgres = existsSync(process.env.POSTGRES_BIN ?? "/usr/lib/postgresql/15/bin");
const ways = {
  polling: {},
  webhook: { WEBHOOK_URL: "https://bot.example", WEBHOOK_SECRET: randomBytes(32).toString("hex") },
};

const people = [{ id: 1001, firstName: "Айгүл", languageCode: "kk", role: "citizen" }];

let folder: string;
let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let bot: BotProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-health-"));
  playground = createPlayground({ token, username: "b_bot", botName: "B", now: () => new Date(), people });
  api = await serve(playground);
});
afterEach(async () => {
  bot?.kill("SIGKILL");
  await bot?.ended;
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<void> {
  bot = await startBot({ BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot, DATA_DIR: folder, ...env });
  await bot.ready();
}

/** What health says: nothing when it is ready. */
async function obstacles(): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${bot?.port}/health/ready`);
  const said = (await answer.json()) as { ready: boolean; obstacles: string[] };
  expect(answer.status).toBe(said.ready ? 200 : 503);
  return said.obstacles;
}
const says = (words: string) => until(words, async () => (await obstacles()).includes(words));
const isReady = () => until("readiness", async () => (await obstacles()).length === 0);
const lives = async () => (await fetch(`http://127.0.0.1:${bot?.port}/health/live`)).ok;

// By webhook it is the same of what webhook.test.ts asks for: there Telegram is looked at every ten seconds.
test("by polling: it is unready while Telegram is gone, and ready again when it is back", async () => {
  await start(ways.polling);
  playground.faults = () => ({ kind: "drop", when: "before" });
  // The call that is held already ends with this.
  playground.sendSticker(1001);
  await says("Telegram does not answer");
  expect(await lives()).toBe(true);
  playground.faults = undefined;
  await isReady();
}, 60_000);

describe.runIf(hasPostgres)("on a PostgreSQL of its own", () => {
  const server = hasPostgres ? startPostgres() : null;
  afterAll(() => server?.remove());

  test.each(Object.entries(ways))(
    "by %s: it is unready while the database is gone, and ready again when it is back",
    async (way, env) => {
      const url = (await server?.create(`health_${way}`)) ?? "";
      await start({ ...env, DATABASE_URL: url, SEAL_KEY: randomBytes(32).toString("base64") });
      await server?.stop("immediate");
      await says("the database does not answer");
      expect(await lives()).toBe(true);
      const metrics = await (await fetch(`http://127.0.0.1:${bot?.port}/metrics`)).text();
      expect(metrics).toContain("\nbitimger_pace_per_second 25\n");
      await server?.start();
      await isReady();
    },
    90_000,
  );
});
