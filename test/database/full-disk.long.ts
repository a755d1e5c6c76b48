import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openEmbedded } from "../../src/platform/database/open.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { type BotProcess, serve, startBot } from "../telegram/bot-process.ts";
import { until } from "../telegram/wire.ts";

const token = "7000000:full-disks-know-no-secrets";

let disk: string;
let mounted = false;
const started: BotProcess[] = [];
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), "bitimger-full-"));
  mounted = mount();
});
afterAll(async () => {
  for (const { kill } of started) kill("SIGKILL");
  if (mounted) execFileSync("umount", ["--lazy", disk]);
  await rm(disk, { recursive: true });
});

/** A file system that is full soon. Only root may make one, and not in every container. */
function mount(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Leaves a given number of bytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "filler"), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

const makeRoom = () => rmSync(join(disk, "filler"), { force: true });

async function healthOf({ port }: BotProcess): Promise<{ ready: boolean; obstacles: string[] } | null> {
  return fetch(`http://127.0.0.1:${port}/health/ready`)
    .then((answer) => answer.json() as Promise<{ ready: boolean; obstacles: string[] }>)
    .catch(() => null);
}

const complaints = (bot: BotProcess, words: RegExp) =>
  bot
    .output()
    .split("\n")
    .filter((line) => words.test(line)).length;

test("a database whose log finds no space ends with PostgreSQL's message, answers nothing more, and has all that it confirmed", async (context) => {
  if (!mounted) context.skip("no file system can be mounted here");
  const folder = join(disk, "single", "database");
  mkdirSync(join(disk, "single"));
  const database = await openEmbedded(folder);
  const told: number[] = [];
  await database.sql.rows("CREATE TABLE told (id int PRIMARY KEY, words text)");
  fill(3e6);
  const failure = await writeUntilFull(database, told);
  expect(failure).toMatch(/could not extend file.*No space left on device/);
  expect(await database.sql.rows("SELECT max(id) AS id FROM told")).toEqual([{ id: told.at(-1) }]);
  // What is written next needs the log's next file.
  await database.sql.rows("SELECT pg_switch_wal()");
  await expect(database.sql.rows("DELETE FROM told WHERE id = 1")).rejects.toThrow("No space left on device");
  expect(await database.ended).toMatch(/could not write to file "pg_wal\/.*No space left on device/);
  await expect(database.sql.rows("SELECT 1")).rejects.toThrow("The embedded database has stopped");
  await expect(database.prisma.region.count()).rejects.toThrow();
  await database.close();
  makeRoom();
  const again = await openEmbedded(folder);
  const rows = await again.sql.rows<{ id: number }>("SELECT id FROM told ORDER BY id");
  expect(rows.map(({ id }) => id)).toEqual(told);
  await again.close();
  rmSync(join(disk, "single"), { recursive: true });
}, 120_000);

/** Writes until a write is refused. @returns why it was */
async function writeUntilFull({ sql }: Database, told: number[]): Promise<string> {
  for (let id = 1; ; id += 1) {
    const words = randomBytes(20_000).toString("hex");
    const failure = await sql.rows("INSERT INTO told VALUES ($1, $2)", [id, words]).then(
      () => null,
      (error: Error) => error.message,
    );
    if (failure !== null) return failure;
    told.push(id);
  }
}

/** Fills the log's file and removes the ones at hand, so that what people write soon needs a new one. */
async function useUpLog(folder: string): Promise<void> {
  const { sql, close } = await openEmbedded(folder);
  // At three quarters a start would make the next one.
  await sql.rows(
    `SELECT pg_logical_emit_message(false, 'filler', repeat('x', GREATEST(0, 11.8e6 - (pg_current_wal_lsn() - '0/0') % 16777216)::int))`,
  );
  const [log] = await sql.rows<{ file: string }>("SELECT pg_walfile_name(pg_current_wal_lsn()) AS file");
  await close();
  const files = readdirSync(join(folder, "pg_wal")).filter((name) => name > (log?.file ?? "") && name.length === 24);
  for (const name of files) rmSync(join(folder, "pg_wal", name));
}

test("a bot on a full disk says so once, ends or waits, keeps nothing from Telegram, and goes on when there is room", async (context) => {
  if (!mounted) context.skip("no file system can be mounted here");
  const playground: Playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [],
  });
  const api = await serve(playground);
  const start = async () => {
    const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot, DATA_DIR: disk, LOG_LEVEL: "info" };
    const bot = await startBot(env);
    started.push(bot);
    return bot;
  };
  const made = await start();
  await made.ready();
  made.kill("SIGTERM");
  await made.ended;
  await useUpLog(join(disk, "database"));
  const first = await start();
  await first.ready();
  // Less than the log's next file takes.
  fill(15e6);
  await until(
    "health",
    async () => (await healthOf(first))?.obstacles.includes("the disk of DATA_DIR is full") ?? false,
  );
  let ended: number | null | undefined;
  void first.ended.then((code) => {
    ended = code;
  });
  let written = 0;
  for (const began = Date.now(); ended === undefined && Date.now() - began < 90_000; ) {
    for (let person = 0; person < 30; person += 1) {
      written += 1;
      const id = 2000 + written;
      playground.addPerson({ id, firstName: "Азамат", languageCode: "kk", role: "citizen" });
      playground.sendText(id, "дау ".repeat(1000));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(ended).toBe(1);
  expect(first.output()).toMatch(/"level":60.*The embedded database has stopped: .*No space left on device/);
  expect(
    first
      .output()
      .split("\n")
      .filter((line) => /"level":[56]0/.test(line)).length,
  ).toBeLessThan(20);

  // As a supervisor does it.
  const second = await start();
  await until("the wait", () => complaints(second, /The disk of .* is full/) > 0);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(complaints(second, /The disk of .* is full/)).toBe(1);
  expect(await healthOf(second)).toEqual({ ready: false, obstacles: ["the disk of DATA_DIR is full", "starting"] });
  expect(playground.pendingUpdates()).toBeGreaterThan(0);
  makeRoom();
  await second.ready();
  await until("everything that was written", () => playground.pendingUpdates() === 0);
  second.kill("SIGTERM");
  await second.ended;
  const database = await openEmbedded(join(disk, "database"));
  // Handled, or still in the inbox.
  const [known] = await database.sql.rows<{ people: number }>(
    `SELECT count(*)::int AS people FROM (SELECT "telegramId"::text FROM "Person" WHERE "telegramId" > 2000 UNION SELECT key FROM "Update") p`,
  );
  expect(known?.people).toBe(written);
  await database.close();
  await api.close();
}, 300_000);
