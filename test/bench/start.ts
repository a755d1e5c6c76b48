import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { takeNumber } from "../../src/features/cases/case-rows.ts";
import { createCase } from "../../src/features/cases/cases.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openEmbedded } from "../../src/platform/database/open.ts";
import { checkSealKey, keyFromFile } from "../../src/platform/database/seal-key.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { type Figures, median, table } from "./figures.ts";

const cases = 10_000;
const waiting = 1_000;
const starts = 3;
const timeoutMs = 60_000;

/**
 * Measures how long a restart keeps people waiting: from the start of the real process to the 200 on /health/ready, with 10,000
 * cases in the folder and 1,000 updates in the inbox that arrived while the process was down. Every start gets a copy of the folder.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "bitimger-start-"));
  const telegram = await stubTelegram();
  try {
    say(`making a folder with ${cases} cases and ${waiting} updates …`);
    const made = join(folder, "made");
    await makeCases(made);
    // In reality the bot has run on this folder before, and has left its compile cache.
    await timeOfStart(made, telegram.url, "SIGTERM");
    await makeWaiting(made);
    const times: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      const dataDir = join(folder, `start-${start}`);
      await cp(made, dataDir, { recursive: true });
      times.push(await timeOfStart(dataDir, telegram.url));
    }
    say(table([["start", "ready ms"], ...times.map((ms, at) => [at + 1, Math.round(ms)])]));
    return { readyMs: Math.round(median(times)), cases, waiting };
  } finally {
    telegram.server.close();
    telegram.server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Creates a data folder as the bot would have done. */
async function makeCases(dataDir: string): Promise<void> {
  const vault = createVault(await keyFromFile(dataDir));
  const database = await openEmbedded(join(dataDir, "database"));
  await checkSealKey(database.prisma, vault);
  await seedPlaces(database.prisma);
  await fileCases(database, vault);
  await database.close();
}

async function makeWaiting(dataDir: string): Promise<void> {
  const vault = createVault(await keyFromFile(dataDir));
  const database = await openEmbedded(join(dataDir, "database"));
  const updates = Array.from({ length: waiting }, (_, at) => hello(at));
  await storeUpdates(database.sql, vault, updates, { flood: null, limit: null, clockAheadMs: 0 });
  await database.close();
}

/** Creates ten thousand people, each with a case that was filed in the last year. */
async function fileCases({ prisma, sql }: Database, vault: Vault): Promise<void> {
  const now = Date.now();
  const telegramIds = Array.from({ length: cases }, (_, at) => BigInt(2_000_000 + at));
  await prisma.person.createMany({
    data: telegramIds.map((telegramId) => ({ telegramId, languageCode: "kk" as const, createdAt: new Date(now) })),
  });
  const people = await prisma.person.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const districts = await prisma.district.findMany({ select: { id: true, regionId: true } });
  const batch = 500;
  for (let from = 0; from < people.length; from += batch) {
    const group = people.slice(from, from + batch);
    const numbers = await Promise.all(group.map(() => takeNumber(sql, new Date(now))));
    await prisma.$transaction(
      async (tx) => {
        for (const [at, { id }] of group.entries()) {
          const district = districts[(from + at) % districts.length];
          await createCase(
            tx,
            vault,
            {
              number: numbers[at] ?? "",
              draftId: `bench-${id}`,
              personId: id,
              name: "Айгүл Серікова",
              phone: null,
              kind: "NEIGHBOURS",
              regionId: district?.regionId ?? "",
              districtId: district?.id ?? "",
              languages: ["kk"],
              answers: { formats: ["IN_PERSON"] },
              review: false,
            },
            new Date(now - (people.length - from - at) * 50 * 60_000),
          );
        }
      },
      { timeout: 120_000 },
    );
  }
}

function hello(at: number): Update {
  const from = { id: 1_000_000 + at, is_bot: false as const, first_name: "Айгүл", language_code: "kk" };
  const chat = { id: from.id, type: "private" as const, first_name: from.first_name };
  return { update_id: at + 1, message: { message_id: at + 1, date: 1_780_000_000, chat, from, text: "Сәлем" } };
}

async function timeOfStart(dataDir: string, apiRoot: string, ending: NodeJS.Signals = "SIGKILL"): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      BOT_TOKEN: "7000000:bench-token-of-no-telegram",
      TELEGRAM_API_ROOT: apiRoot,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  try {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
        (response) => response.ok,
        () => false,
      );
      const ms = performance.now() - began;
      if (ready) return ms;
      if (child.exitCode !== null || ms > timeoutMs) throw new Error(`The process does not become ready:\n${output}`);
      await sleep(5);
    }
  } finally {
    await end(child, ending);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return port;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A stub of Telegram that knows the bot, accepts all calls and has no updates. */
async function stubTelegram(): Promise<{ url: string; server: Server }> {
  const bot = { id: 7_000_000, is_bot: true, first_name: "Бітімгер", username: "bitimger_bot" };
  const message = { message_id: 1, date: 1_780_000_000, chat: { id: 1, type: "private", first_name: "А" }, text: "…" };
  const server = createServer(async (request, response) => {
    const method = request.url?.split("/").at(-1) ?? "";
    request.resume();
    await once(request, "end");
    if (method === "getUpdates") await sleep(20);
    const result = method === "getMe" ? bot : method === "getUpdates" ? [] : method.startsWith("send") ? message : true;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: true, result }));
  });
  return { server, url: `http://127.0.0.1:${await listen(server)}` };
}
