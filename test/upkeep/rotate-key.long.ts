import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parseSealKeys, readPartly } from "../../src/platform/config.ts";
import { openEmbedded, openPostgres } from "../../src/platform/database/open.ts";
import { openVault } from "../../src/platform/database/open-vault.ts";
import { checkSealKey, keyFromFile, readKeyFile } from "../../src/platform/database/seal-key.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { upkeep } from "../../src/tools/upkeep/command.ts";
import { databaseUrl, templateName } from "../harness/global-setup.ts";

const people = 3000;
const nameCell = (row: number | string) => ({ table: "Person", column: "name", row });

let root: string;
let keyFile: string;
let oldKey: Uint8Array;
const env = () => ({ BOT_TOKEN: "7000000:test-token-of-the-playground", DATA_DIR: root });
const run = async (words: string, settings: Record<string, string> = env()) => {
  const done = await upkeep(words.split(" "), () => readPartly(settings), new Date());
  if (done === null) throw new Error(`It does not know ${words}.`);
  return done;
};
const open = () => openEmbedded(join(root, "database"));

async function names(vault: Vault): Promise<string[]> {
  const { sql, close } = await open();
  const found = await sql.rows<{ id: string; sealed: Uint8Array }>(
    `SELECT id::text AS id, "nameSealed" AS sealed FROM "Person" ORDER BY "Person".id`,
  );
  await close();
  return found.map(({ id, sealed }) => vault.open(nameCell(id), sealed));
}
const expected = Array.from({ length: people }, (_, index) => `Айгүл ${index + 1}`);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-rotate-"));
  keyFile = join(root, "seal.key");
  [oldKey = randomBytes(32)] = await keyFromFile(root);
  const { prisma, close } = await open();
  const vault = await openVault(prisma, [oldKey]);
  await prisma.person.createMany({
    data: expected.map((name, index) => ({
      id: index + 1,
      telegramId: index + 1,
      nameSealed: vault.seal(nameCell(index + 1), name),
      createdAt: new Date(),
    })),
  });
  await close();
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

// In sequence: the same folder goes through a first and a second change of the key.

test("with a single key it explains how to change the key, and changes nothing", async () => {
  const before = await readFile(keyFile, "utf8");
  expect(await run("rotate-key")).toMatchObject({ code: 0, text: expect.stringContaining("rotate-key --new-key") });
  expect(await readFile(keyFile, "utf8")).toBe(before);
  const inSealKey = { ...env(), SEAL_KEY: Buffer.from(oldKey).toString("base64") };
  expect((await run("rotate-key", inSealKey)).text).toMatch(/SEAL_KEY=NEW,OLD/);
  expect(await run("rotate-key --new-key", inSealKey)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/SEAL_KEY=NEW,OLD/),
  });
});

/** `node src/bitimger.ts rotate-key --new-key`, killed when `moment` resolves. @returns the exit code; null if it was killed */
async function runUntil(moment: (isOver: () => boolean) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, ["src/bitimger.ts", "rotate-key", "--new-key"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, ...env() },
    stdio: "ignore",
  });
  let over = false;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve)).finally(() => {
    over = true;
  });
  await Promise.race([ended, moment(() => over)]);
  child.kill("SIGKILL");
  return ended;
}

test("after a kill at any moment the folder is readable with its key file, and the next run goes on", async () => {
  const keyCount = async () => (await readKeyFile(keyFile)).length;
  const readable = async () => {
    expect(await names(createVault(await readKeyFile(keyFile)))).toEqual(expected);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  };
  await runUntil(() => sleep(100));
  expect(await keyCount()).toBe(1);
  await readable();
  await runUntil(async (isOver) => {
    while (!isOver() && (await keyCount()) === 1) await sleep(1);
  });
  expect(await keyCount()).toBe(2);
  await readable();
  const killedOften = async () => {
    // Some ten times, however slow the machine is.
    for (let wait = 600; wait < 60_000; wait *= 1.2) {
      if ((await runUntil(() => sleep(wait))) === 0) return;
      await readable();
    }
  };
  await killedOften();
  await readable();
}, 240_000);

test("then the key file holds only the new key, which opens everything, and the old key is refused", async () => {
  const [newKey, ...others] = parseSealKeys((await readFile(keyFile, "utf8")).trim()) ?? [];
  if (newKey === undefined) throw new Error("The key file holds no key.");
  expect(others).toEqual([]);
  expect(newKey).not.toEqual(Buffer.from(oldKey));
  expect(await names(createVault([newKey]))).toEqual(expected);
  const { prisma, close } = await open();
  await expect(checkSealKey(prisma, createVault([oldKey]))).rejects.toThrow("another key");
  await checkSealKey(prisma, createVault([newKey]));
  await close();
  expect((await readdir(root)).filter((name) => name.startsWith("seal.key"))).toContain("seal.key");
  expect((await run("rotate-key")).text).toMatch(/There is one key/);
});

test("with the keys in SEAL_KEY they stay where they are, and it says what to take out", async () => {
  const [second] = await readKeyFile(keyFile);
  const [third] = [randomBytes(32)];
  const SEAL_KEY = [third, Buffer.from(second ?? [])].map((key) => key.toString("base64")).join(",");
  const { text, code } = await run("rotate-key", { ...env(), SEAL_KEY });
  expect(text).toMatch(new RegExp(`^Values resealed: ${people + 1}\\..*Take the old key out of SEAL_KEY`));
  expect(code).toBe(0);
  expect((await run("rotate-key", { ...env(), SEAL_KEY })).text).toMatch(/^Values resealed: 0\./);
  expect(await names(createVault([third]))).toEqual(expected);
});

test("beside a bot that runs on the folder nothing is done", async () => {
  const { close } = await open();
  const before = await readFile(keyFile, "utf8");
  expect(await run("rotate-key --new-key")).toMatchObject({
    code: 1,
    text: expect.stringMatching(/A bot is running on/),
  });
  expect(await readFile(keyFile, "utf8")).toBe(before);
  await close();
});

const server = inject("postgresUrl");
test.runIf(server !== null)("on a PostgreSQL it waits until a bot has started with the new key", async () => {
  const name = "bitimger_test_rotate_key";
  const admin = await openPostgres(databaseUrl(server ?? "", templateName));
  await admin.sql.rows(`CREATE DATABASE ${name}`);
  await admin.close();
  const DATABASE_URL = databaseUrl(server ?? "", name);
  const [first, next] = [randomBytes(32), randomBytes(32)];
  const settings = { ...env(), DATABASE_URL, SEAL_KEY: `${next.toString("base64")},${first.toString("base64")}` };
  expect((await run("rotate-key", settings)).text).toMatch(/older Bitimger: start the bot/);
  const database = await openPostgres(DATABASE_URL);
  await openVault(database.prisma, [first]);
  expect(await run("rotate-key", settings)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/No bot has started with the new key/),
  });
  await openVault(database.prisma, [next, first]);
  expect(await run("rotate-key", settings)).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^Values resealed: 1\./),
  });
  await openVault(database.prisma, [next]);
  await database.close();
});
