import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockFolder } from "../../src/platform/database/folder-lock.ts";
import { openEmbedded } from "../../src/platform/database/open.ts";
import { checkSealKey } from "../../src/platform/database/seal-key.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createPlayground } from "../../src/playground/server.ts";
import { backUp, type DatabaseLocation } from "../../src/tools/backup/backup.ts";
import { restore } from "../../src/tools/backup/restore.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { type BotProcess, livingElsewhere, serve, startBot } from "../telegram/bot-process.ts";
import { until } from "../telegram/wire.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-backup-test-"));
});
const started: BotProcess[] = [];
afterAll(async () => {
  for (const { kill } of started) kill("SIGKILL");
  await rm(root, { recursive: true });
});

const now = new Date("2026-11-24T03:15:00Z");

describe("a backup", () => {
  const keys = [randomBytes(32)];
  const from = (): DatabaseLocation => ({ storage: { kind: "embedded" }, dataDir: join(root, "from"), sealKeys: keys });
  const into = (name: string, sealKeys: Uint8Array[] | null = keys): DatabaseLocation => ({
    storage: { kind: "embedded" },
    dataDir: join(root, name),
    sealKeys,
  });
  const backups = () => join(root, "backups");
  const file = () => join(backups(), "bitimger-2026-11-24T03-15-00Z.tar.gz");

  beforeAll(async () => {
    const database = await openEmbedded(join(root, "from", "database"));
    await checkSealKey(database.prisma, createVault(keys));
    await database.close();
    await writeFile(join(root, "from", "seal.key"), "CANARY-key");
    await mkdir(backups());
    const said = await backUp(from(), backups(), now);
    expect(said).toContain(`The backup is ${file()}`);
    expect(said).toContain(createVault(keys).keyId);
    expect(said).toMatch(/does not contain the key.*separately from the backups/);
  });

  test("is one file that only its owner can read, with nothing left beside it and without the key", async () => {
    expect(await readdir(backups())).toEqual(["bitimger-2026-11-24T03-15-00Z.tar.gz"]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const { stdout } = await run("tar", "-tzf", file());
    expect(stdout).toContain("PG_VERSION");
    expect(stdout).not.toContain("seal.key");
  });

  test("overwrites nothing", async () => {
    const before = await readFile(file());
    await expect(backUp(from(), backups(), now)).rejects.toThrow("already exists");
    await expect(backUp(from(), file(), now)).rejects.toThrow("already exists");
    expect(await readFile(file())).toEqual(before);
    expect(await readdir(backups())).toHaveLength(1);
  });

  test.each([
    ["of a PostgreSQL names its tool", { storage: { kind: "postgres" as const, url: "x" } }, /pg_dump -Fc/],
    ["of nothing asks for DATA_DIR", { dataDir: "/nowhere" }, /There is no database.*DATA_DIR/],
  ])("%s", async (_, place, words) => {
    await expect(backUp({ ...from(), ...place }, backups(), now)).rejects.toThrow(words);
  });

  test("is refused while a bot runs, and says how to go about it", async () => {
    const release = await lockFolder(join(root, "from", "database"));
    await expect(backUp(from(), join(root, "other.tar.gz"), now)).rejects.toThrow(
      /bot is running.*Stop it.*Telegram keeps/,
    );
    await release();
    expect(await readdir(root)).not.toContain("other.tar.gz");
  });

  test("of a database that does not open is refused", async () => {
    const broken = into("broken");
    await cp(join(root, "from"), broken.dataDir, { recursive: true });
    await truncate(join(broken.dataDir, "database", "global", "pg_control"), 100);
    await expect(backUp(broken, join(root, "broken.tar.gz"), now)).rejects.toThrow(/does not open.*no backup/);
    expect(await readdir(root)).not.toContain("broken.tar.gz");
  });

  test("comes back, and once only", async () => {
    await mkdir(join(root, "back"));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await chown(join(root, "back"), 65_534, 65_534);
    expect(await restore(into("back"), file())).toMatch(/^Restored from .*: 0 cases/);
    expect(await readdir(join(root, "back"))).toEqual(["database"]);
    // What root puts back belongs to whom the data belong to.
    if (isRoot) expect((await stat(join(root, "back", "database", "PG_VERSION"))).uid).toBe(65_534);
    const database = await openEmbedded(join(root, "back", "database"));
    expect(await database.prisma.vaultCheck.count()).toBe(1);
    await expect(restore(into("back"), file())).rejects.toThrow(/is not empty.*stop the bot/);
    await database.close();
    await expect(restore(into("back"), file())).rejects.toThrow(/is not empty.*move the folder away/);
  });

  test.each([
    ["cut short", async (path: string) => truncate(path, (await stat(path)).size - 1000)],
    ["with a changed byte", spoil],
    ["that is not a backup", (path: string) => writeFile(path, "a letter")],
  ])("%s is refused, and nothing is left of it", async (_, damage) => {
    const path = join(root, "damaged.tar.gz");
    await cp(file(), path, { force: true });
    await damage(path);
    await expect(restore(into("damaged"), path)).rejects.toThrow(/damaged\.tar\.gz is damaged.*Use another/);
    expect(await readdir(join(root, "damaged", "database"))).toEqual([]);
    expect(await readdir(join(root, "damaged"))).toEqual(["database"]);
  });

  async function spoil(path: string): Promise<void> {
    const bytes = await readFile(path);
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
  }

  test("wants its key: a missing one is asked for, another one refused", async () => {
    await expect(restore(into("keyless", null), file())).rejects.toThrow(
      /which is missing: restore the key first, as .*seal\.key/,
    );
    await expect(restore(into("keyless", [randomBytes(32)]), file())).rejects.toThrow(/SEAL_KEY holds another key/);
    expect(await readdir(join(root, "keyless"))).toEqual(["database"]);
    await writeFile(join(root, "keyless", "seal.key"), keys.map((key) => Buffer.from(key).toString("base64")).join());
    await restore(into("keyless", null), file());
  });

  test("of a newer version is refused", async () => {
    const newer = into("newer");
    await cp(join(root, "from"), newer.dataDir, { recursive: true });
    const database = await openEmbedded(join(newer.dataDir, "database"));
    await database.sql.rows(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101_later', now())`,
    );
    await database.close();
    await backUp(newer, join(root, "newer.tar.gz"), now);
    await expect(restore(into("older"), join(root, "newer.tar.gz"))).rejects.toThrow(
      /newer Bitimger.*99990101_later.*install/,
    );
  });
}, 240_000);

function run(program: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, DATA_DIR: join(root, "bot") };
    execFile(program, args, { env, cwd: join(import.meta.dirname, "../..") }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

test("a report is told, backed up, lost, put back, and goes on at the same question", async () => {
  const token = "7000000:backups-know-no-secrets";
  const playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [{ id: 1001, firstName: "Айгүл", languageCode: "kk", role: "citizen" }],
  });
  const api = await serve(playground);
  const dataDir = join(root, "bot");
  const tool = (...args: string[]) => run(process.execPath, "src/bitimger.ts", ...args);
  const start = async () => {
    const bot = await startBot({ BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot, DATA_DIR: dataDir });
    started.push(bot);
    await bot.ready();
    return bot;
  };
  const steps = reportSteps("kk", "Көршіміз қоршау салды");
  const citizen = livingElsewhere(playground, 1001);
  const first = await start();
  await citizen.opens("report");
  const told = stepOf.storyDone;
  for (const step of steps.slice(0, told)) await step(citizen);
  await until("the end of the story's update", () => first.output().split('"handled"').length > 1 + told);

  const refused = await tool("backup", join(root, "mine.tar.gz"));
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining("The bot is running on")]);
  // As a crash leaves it: what is copied has to recover first.
  first.kill("SIGKILL");
  await first.ended;
  expect(await tool("backup", join(root, "mine.tar.gz"))).toMatchObject({ code: 0 });
  await rename(join(dataDir, "seal.key"), join(root, "kept.key"));
  await rm(dataDir, { recursive: true });
  expect((await tool("restore", join(root, "mine.tar.gz"))).stdout).toContain("restore the key first");
  await rename(join(root, "kept.key"), join(dataDir, "seal.key"));
  expect(await tool("restore", join(root, "mine.tar.gz"))).toMatchObject({ code: 0 });

  const second = await start();
  for (const step of steps.slice(told)) await step(citizen);
  await until("the case", () => citizen.history().join().includes("-000001"));
  second.kill("SIGTERM");
  await second.ended;
  expect((await tool("backup", root)).stdout).toContain("1 case");
  await api.close();
}, 240_000);
