import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { databaseUrl } from "../harness/global-setup.ts";
import { type BotProcess, livingElsewhere, serve, startBot } from "./bot-process.ts";
import { until } from "./wire.ts";

const token = "7000000:token-of-the-webhook-test";
const secret = randomBytes(32).toString("hex");
const url = "https://bot.example";
const people = Array.from({ length: 12 }, (_, at) => ({
  id: 770_001 + at,
  firstName: "Шынар",
  lastName: "Құдайбергенқызы",
  languageCode: "kk",
  role: "citizen",
}));

let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let folder: string;
const started: BotProcess[] = [];
/** What the proxy at bot.example forwards to, in turn. */
let behindProxy: BotProcess[] = [];
let forwarded = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-webhook-"));
  await writeFile(join(folder, "secret"), `${secret}\n`, { mode: 0o600 });
  playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people,
    wait: (ms, signal) => sleep(Math.min(ms, 100), undefined, { signal }).catch(() => {}),
    deliver: (address, init) => {
      forwarded += 1;
      const bot = behindProxy[forwarded % behindProxy.length];
      if (bot === undefined) throw new Error("Connection refused");
      return fetch(address.replace(url, `http://127.0.0.1:${bot.port}`), init);
    },
  });
  api = await serve(playground);
});
afterAll(async () => {
  for (const { kill } of started) kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await api.close();
  await rm(folder, { recursive: true });
});

async function start(env: Record<string, string>): Promise<BotProcess> {
  const bot = await startBot({
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: api.apiRoot,
    DATA_DIR: join(folder, "data"),
    ...env,
  });
  started.push(bot);
  behindProxy.push(bot);
  await bot.ready();
  return bot;
}

async function end(bot: BotProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  behindProxy = behindProxy.filter((item) => item !== bot);
  bot.kill(signal);
  expect(await bot.ended).toBe(signal === "SIGTERM" ? 0 : null);
}

const byWebhook = () => ({ WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: join(folder, "secret") });
const webhookIsSet = () =>
  playground.calls.filter(({ method }) => method === "setWebhook" || method === "deleteWebhook").at(-1)?.method ===
  "setWebhook";
/** How often each of them was answered. */
const answers = () => people.map(({ id }) => playground.chat(id).messages.filter(({ fromBot }) => fromBot).length);

/** Lets everybody write once and acts in the middle of it. Each gets one more answer than before, or after a kill perhaps two. */
async function everybodyWrites(act: () => Promise<void> = async () => {}, maxAnswers = 1): Promise<void> {
  const before = answers();
  for (const [at, { id }] of people.entries()) {
    playground.openLink(id, "nothing");
    if (at === people.length / 2) await act();
  }
  await until("everybody's answer", () => answers().every((count, at) => count > (before[at] ?? 0)));
  await until("their confirmation", () => playground.pendingUpdates() === 0);
  const more = answers().map((count, at) => count - (before[at] ?? 0));
  expect(Math.max(...more)).toBeLessThanOrEqual(maxAnswers);
}

// In sequence: each test continues with the folder of the previous test.
describe("a bot with a webhook", () => {
  let bot: BotProcess;

  test("answers who writes to it", async () => {
    bot = await start(byWebhook());
    const citizen = livingElsewhere(playground, 770_001);
    await citizen.opens("nothing");
    expect(citizen.reads()).not.toBe("");
    expect(webhookIsSet()).toBe(true);
    expect(playground.calls.map(({ method }) => method)).not.toContain("getUpdates");
    expect(bot.output()).not.toContain(secret);
  }, 60_000);

  test("tells Prometheus what it does, and of nobody", async () => {
    const scrape = () => fetch(`http://127.0.0.1:${bot.port}/metrics`);
    expect((await scrape()).headers.get("content-type")).toContain("text/plain");
    // What the database says is asked every five seconds only.
    const textOf = async () => (await scrape()).text();
    await expect.poll(textOf, { timeout: 20_000, interval: 500 }).toContain("\nbitimger_inbox_waiting 0\n");
    const text = await textOf();
    for (const line of [
      "bitimger_ready 1",
      'bitimger_updates_total{outcome="handled"} 1',
      'bitimger_webhook_requests_total{outcome="stored"} 1',
      'bitimger_telegram_calls_total{way="direct",outcome="ok"} 1',
      "bitimger_inbox_waiting 0",
      'bitimger_outbox_due{class="1"} 0',
      'bitimger_cases_open{status="waiting"} 0',
      "bitimger_offers_overdue 0",
      "bitimger_pace_per_second 25",
      "bitimger_pace_paused_until_seconds 0",
      "bitimger_update_handling_seconds_count 1",
      "process_resident_memory_bytes ",
      "nodejs_eventloop_lag_p99_seconds ",
      "process_cpu_seconds_total ",
    ]) {
      expect(text).toContain(`\n${line}`);
    }
    expect(text).not.toMatch(/77000\d|Шынар|token-of/);
  });

  test("loses nothing when it is stopped in the middle, or killed", async () => {
    const restart = async (signal: NodeJS.Signals) => {
      await end(bot, signal);
      bot = await start(byWebhook());
    };
    await everybodyWrites(() => restart("SIGTERM"));
    await everybodyWrites(() => restart("SIGKILL"), 2);
  }, 60_000);

  test("can poll again, and go back to the webhook", async () => {
    await end(bot);
    expect(webhookIsSet()).toBe(true);
    bot = await start({});
    expect(webhookIsSet()).toBe(false);
    await everybodyWrites();
    await end(bot);
    bot = await start(byWebhook());
    await everybodyWrites();
    await end(bot);
  }, 60_000);
});

const server = inject("postgresUrl");
describe.runIf(server !== null)("two bots with a webhook on one PostgreSQL", () => {
  const name = `bitimger_test_${randomUUID().slice(0, 8)}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server ?? "" });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  beforeAll(() => run(`CREATE DATABASE ${name}`));
  afterAll(async () => {
    for (const { kill } of started) kill("SIGKILL");
    await run(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  test("share the work, and one of them may leave", async () => {
    const env = {
      ...byWebhook(),
      DATABASE_URL: databaseUrl(server ?? "", name),
      SEAL_KEY: randomBytes(32).toString("base64"),
    };
    const first = await start(env);
    const second = await start(env);
    await everybodyWrites();
    await everybodyWrites(() => end(first));
    expect(second.output()).toContain('"handled"');
    expect(first.output()).toContain('"handled"');
    await everybodyWrites(async () => {
      await start(env);
    });
    await end(second);
    await everybodyWrites();
  }, 60_000);
});
