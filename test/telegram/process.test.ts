import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { type BotProcess, livingElsewhere, serve, startBot } from "./bot-process.ts";
import { until } from "./wire.ts";

const token = "7000000:CANARY-token-of-the-process-test";
const citizenId = 1001;
const adminId = 1002;
const story = "Канарейка ұшып кетті: көршіміз қоршау салды";
const canaries = ["CANARY-token", "Канарейка", "ұшып кетті", "Серікова", "Қамқабай", "Жұматегі"];

let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let folder: string;
const started: BotProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-process-"));
  playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [
      { id: citizenId, firstName: "Айгүл", lastName: "Серікова", languageCode: "kk", role: "citizen" },
      { id: adminId, firstName: "Қамқабай", lastName: "Жұматегі", languageCode: "kk", role: "admin" },
    ],
  });
  api = await serve(playground);
});
afterAll(async () => {
  for (const { kill } of started) kill("SIGKILL");
  await api.close();
  await rm(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}): Promise<BotProcess> {
  const bot = await startBot({
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: api.apiRoot,
    DATA_DIR: folder,
    ADMIN_IDS: String(adminId),
    ...env,
  });
  started.push(bot);
  return bot;
}

// In turn: each goes on with the folder that the one before it has left.

test("a person who is in the middle of the form when the process is killed goes on at the same question", async () => {
  const steps = reportSteps("kk", story);
  const citizen = livingElsewhere(playground, citizenId);
  const admin = livingElsewhere(playground, adminId);
  const first = await start();
  await first.ready();
  await admin.opens("nothing");
  await citizen.opens("report");
  const told = stepOf.storyDone;
  for (const step of steps.slice(0, told)) await step(citizen);
  const updates = 2 + told;
  await until("the end of the story's update", () => first.output().split('"handled"').length > updates);
  first.kill("SIGKILL");
  expect(await first.ended).toBeNull();

  const second = await start();
  await second.ready();
  for (const step of steps.slice(told)) await step(citizen);
  await until("the case", () => citizen.history().join().includes("-000001"));
}, 60_000);

test("a second process on the same folder is refused, and the first one does not mind", async () => {
  const running = started.at(-1);
  const second = await start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain("Another Bitimger is running on the data folder");
  await running?.ready();
});

test("SIGTERM ends it with code 0, and nothing is left that would hold up the next start", async () => {
  const running = started.at(-2);
  running?.kill("SIGTERM");
  expect(await running?.ended).toBe(0);
});

test.each([
  [
    "a token that Telegram does not know",
    { BOT_TOKEN: "7000000:some-other-token-than-that" },
    "Telegram does not accept the BOT_TOKEN",
  ],
  ["another key than the folder's", { SEAL_KEY: randomBytes(32).toString("base64") }, "was sealed with another key"],
  ["an environment that is wrong", { PORT: "no", LOG_LEVEL: "loud" }, "PORT: should be a port number"],
])("%s ends it with code 1 and a message for people", async (_, env, words) => {
  const bot = await start(env as Record<string, string>);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain(words);
  expect(bot.output()).not.toMatch(/\n {4}at /);
});

test("what people told, who they are, who the staff are and the token are nowhere in the folder and nowhere in the logs", async () => {
  const logs = started.map(({ output }) => output()).join("\n");
  expect(logs).toContain('"handled"');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
  // The places' names are there in clear: it is the right folder, and its pages can be searched.
  expect(contents.some((bytes) => bytes.includes("Қарасай"))).toBe(true);
  // Somebody who gets past the folder finds every file closed.
  const open = [];
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    if (((await stat(path)).mode & 0o077) !== 0) open.push(path);
  }
  expect(open).toEqual([]);
  for (const canary of canaries) {
    expect(logs).not.toContain(canary);
    for (const [index, bytes] of contents.entries()) {
      if (bytes.includes(canary)) throw new Error(`${canary} is in ${files[index]?.name}`);
    }
  }
});
