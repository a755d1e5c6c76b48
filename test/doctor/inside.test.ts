import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type Config, readConfig } from "../../src/platform/config.ts";
import { inspectPostgres } from "../../src/platform/database/inspect.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { checkSealKey } from "../../src/platform/database/seal-key.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import type { Finding } from "../../src/tools/doctor/check.ts";
import { databaseState, migrationState } from "../../src/tools/doctor/database.ts";
import { deadLetters } from "../../src/tools/doctor/dead-letters.ts";
import { holidays } from "../../src/tools/doctor/holidays.ts";
import { sealKey } from "../../src/tools/doctor/seal-key.ts";
import {
  administrators,
  coordinators,
  dutyList,
  madeUpPeople,
  mediators,
  rooms,
} from "../../src/tools/doctor/staff.ts";
import { askTelegram, clockRight, tokenAccepted, webhookAsConfigured } from "../../src/tools/doctor/telegram.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { serve } from "../telegram/bot-process.ts";

let database: Database;
let folder: string;
const now = new Date("2026-10-27T10:00:00+05:00");
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "bitimger-doctor-test-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => clearDatabase(database));

const all = (findings: Finding | Finding[]) =>
  [findings]
    .flat()
    .map((finding) => `${finding.kind}: ${finding.says}${"todo" in finding ? ` → ${finding.todo}` : ""}`)
    .join("\n");

let nextId = 500n;
async function somebody(data: { languages?: string[]; regions?: string[]; coordinates?: boolean; blocked?: boolean }) {
  nextId += 1n;
  const { languages = ["kk"], regions = [], coordinates = false, blocked = false } = data;
  return database.prisma.person.create({
    data: {
      telegramId: nextId,
      languageCode: "kk",
      createdAt: now,
      blockedAt: blocked ? now : null,
      staff: { create: { role: coordinates ? "COORDINATOR" : "MEDIATOR", regions, since: now } },
      ...(coordinates ? {} : { mediator: { create: { languages } } }),
    },
  });
}

describe("in a database", () => {
  test("that is up to date, version, size and tables are well", async () => {
    const state = await migrationState(database.sql);
    expect(all(await databaseState(database.sql, state))).toMatch(/^well: PostgreSQL 1\d.*, \d+ MB\nwell: its tables/);
    expect(all(await holidays(database.prisma, { off: [], worked: [] }, now))).toMatch(/^well: loaded up to 2035/);
  });

  test("of another version, what is open and what is unknown is told, and nothing of it changed", async () => {
    const { sql } = database;
    await sql.rows(`UPDATE "_prisma_migrations" SET migration_name = '99990101_later' WHERE migration_name =
      (SELECT max(migration_name) FROM "_prisma_migrations")`);
    const state = await migrationState(sql);
    expect(state).toMatchObject({ open: [expect.any(String)], unknown: ["99990101_later"], changed: [] });
    await sql.rows(`UPDATE "_prisma_migrations" SET migration_name = $1 WHERE migration_name = '99990101_later'`, [
      state.open[0],
    ]);
    await sql.rows(`UPDATE "_prisma_migrations" SET checksum = reverse(checksum) WHERE migration_name = $1`, [
      state.open[0],
    ]);
    expect((await migrationState(sql)).changed).toEqual(state.open);
    await sql.rows(`UPDATE "_prisma_migrations" SET checksum = reverse(checksum) WHERE migration_name = $1`, [
      state.open[0],
    ]);
    expect(await migrationState(sql)).toEqual({ open: [], unknown: [], changed: [] });
  });

  test("that the playground has used, it is told before the start refuses it", async () => {
    const { prisma } = database;
    expect(await madeUpPeople(prisma)).toEqual([]);
    await prisma.person.create({ data: { telegramId: 1n, createdAt: now, demo: true } });
    expect(all(await madeUpPeople(prisma))).toMatch(/^trouble: .*the playground.*: 1 → .*database of its own/);
  });

  test("that is not loaded yet, its rooms are not well", async () => {
    const { prisma } = database;
    const before = await prisma.room.findMany();
    await prisma.room.deleteMany();
    expect(all(await rooms(prisma))).toMatch(/^warning: none is loaded/);
    await prisma.room.createMany({ data: before });
  });

  test("without staff, each kind of it is missed", async () => {
    const { prisma } = database;
    expect(all(await mediators(prisma, now))).toContain("warning: there is no mediator");
    expect(all(await coordinators(prisma))).toContain("warning: there is none");
    expect(all(await rooms(prisma))).toMatch(
      /warning: (\d+) of \1 have an address.*\nwarning: (\d+) of \2 have no mediator/,
    );
    expect(all(await administrators([], prisma))).toContain("trouble: ADMIN_IDS is empty");
    expect(all(await administrators([77], prisma))).toMatch(/^warning: .*: 77 → .*Start/);
  });

  test("with staff everywhere and verified rooms all is well; who has stopped the bot does not count", async () => {
    const { prisma } = database;
    const { id, telegramId } = await somebody({});
    await somebody({ coordinates: true });
    const gone = await somebody({ coordinates: true, regions: ["KZ-19"], blocked: true });
    expect(all(await mediators(prisma, now))).toMatch(/^well: 1, on duty 1/);
    expect(all(await coordinators(prisma))).toMatch(/^well: 1;/);
    expect(all(await administrators([Number(telegramId)], prisma))).toMatch(/^well/);
    expect(all(await administrators([Number(gone.telegramId)], prisma))).toMatch(/^warning/);
    const listed = (...ids: bigint[]) => ({ everywhere: ids.map(Number), regions: {} });
    expect(all(await dutyList(listed(telegramId), [], prisma))).toMatch(/^well: 1, all/);
    expect(all(await dutyList(listed(77n), [], prisma))).toMatch(/^warning: .*not told: 77 /);
    expect(all(await dutyList(listed(gone.telegramId), [], prisma))).toMatch(/^warning: .*not told: \d+ → .*Start/);
    expect(all(await dutyList(listed(), [], prisma))).toMatch(/^well: empty/);
    const before = await prisma.room.findMany();
    await prisma.room.updateMany({ data: { verified: true } });
    expect(all(await rooms(prisma))).toMatch(/^warning: (\d+) of \1 have no mediator[^\n]*$/);
    const [first, ...others] = before;
    await prisma.room.deleteMany({ where: { id: { in: others.map((room) => room.id) } } });
    await prisma.mediator.update({ where: { personId: id }, data: { roomId: first?.id ?? null } });
    expect(all(await rooms(prisma))).toBe("well: 1, all verified and with mediators");
    await prisma.room.createMany({ data: others });
    await prisma.room.updateMany({ data: { verified: false } });
  });
});

const server = inject("postgresUrl");
test.runIf(server !== null)("an empty PostgreSQL is looked into, and nothing is made in it", async () => {
  const found = await inspectPostgres(server ?? "", 5000);
  if (found.kind !== "open") throw new Error(JSON.stringify(found));
  const { sql, close } = found.database;
  const tables = () => sql.rows("SELECT relname FROM pg_class WHERE relname = '_prisma_migrations'");
  expect(await tables()).toEqual([]);
  const state = await migrationState(sql);
  expect(state.open.length).toBeGreaterThan(0);
  expect(all(await databaseState(sql, state))).toMatch(
    /^well: PostgreSQL 1\d.*\nwarning: migrations that have not run/,
  );
  expect(await tables()).toEqual([]);
  await close();
});

test("updates that were set aside are told of, with their age and what to do", async () => {
  const { prisma, sql } = database;
  expect(all(await deadLetters(sql, now))).toBe("well: no update is set aside");
  const at = new Date(now.getTime() - 50 * 3_600_000);
  const common = { payloadSealed: Buffer.from("x"), receivedAt: at, tries: 6, error: "" };
  await prisma.update.create({
    data: { updateId: 1, key: "1", payloadSealed: Buffer.from("x"), receivedAt: at, dueAt: at },
  });
  expect(all(await deadLetters(sql, now))).toMatch(/^well/);
  await prisma.asideUpdate.create({ data: { ...common, id: 2, updateId: 2, key: "2", setAsideAt: at } });
  await prisma.asideUpdate.create({ data: { ...common, id: 3, updateId: 3, key: "3", setAsideAt: now } });
  expect(all(await deadLetters(sql, now))).toMatch(
    /^warning: updates that could not be handled: 2, the oldest 2 days old → npm run bitimger -- aside list/,
  );
});

describe("the key", () => {
  const key = randomBytes(32);
  const configOf = async (name: string, keys: Uint8Array[] | null, file?: { text: string; mode: number }) => {
    const dataDir = join(folder, name);
    await mkdir(dataDir);
    if (file !== undefined) {
      await writeFile(join(dataDir, "seal.key"), file.text);
      await chmod(join(dataDir, "seal.key"), file.mode);
    }
    const read = readConfig({});
    if (read.kind === "invalid") throw new Error(read.message);
    return { ...read.config, dataDir, sealKeys: keys } satisfies Config;
  };
  const text = key.toString("base64");

  test.each([
    ["from the environment", "env", [key], undefined, /^well: SEAL_KEY holds a key, which opens what is stored/],
    ["two of them", "two", [randomBytes(32), key], undefined, /^well: SEAL_KEY holds 2 keys, which/],
    [
      "another than the data's",
      "other",
      [randomBytes(32)],
      undefined,
      /^trouble: SEAL_KEY does not open what is stored/,
    ],
    ["in a file", "file", null, { text, mode: 0o600 }, /^well: .*seal\.key holds a key, which opens/],
    [
      "in a file that others may read",
      "open",
      null,
      { text, mode: 0o644 },
      /^trouble: other users .*mode 644.*chmod 600/,
    ],
    ["in a file that is damaged", "damaged", null, { text: "x", mode: 0o600 }, /^trouble: .*is damaged → Restore/],
    [
      "in a file that is gone",
      "gone",
      null,
      undefined,
      /^trouble: .*seal\.key is missing, and the data here are sealed/,
    ],
  ])("%s", async (_, name, keys, file, expected) => {
    await checkSealKey(database.prisma, createVault([key]));
    expect(all(await sealKey(await configOf(name, keys, file), database.prisma))).toMatch(expected);
    expect(await database.prisma.vaultCheck.count()).toBe(1);
  });

  test("of data that nobody has sealed yet is made by the first start, not by the doctor", async () => {
    expect(all(await sealKey(await configOf("new", null), database.prisma))).toMatch(
      /^warning: there is no .*first start creates/,
    );
    expect(all(await sealKey(await configOf("given", [key]), database.prisma))).toMatch(
      /^well: .*nothing is sealed yet/,
    );
    expect(all(await sealKey(await configOf("unlooked", [key]), null))).toMatch(/^well: .*it was not tried/);
    expect(await database.prisma.vaultCheck.count()).toBe(0);
  });
});

describe("Telegram", () => {
  const token = "7000000:test-token-of-the-playground";
  let playground: Playground;
  let api: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    playground = createPlayground({
      token,
      username: "bitimger_bot",
      botName: "Бітімгер",
      now: () => new Date(),
      people: [],
    });
    api = await serve(playground);
  });
  afterAll(() => api.close());
  const ask = (mode = {}, shiftMs = 0) =>
    askTelegram({ token, apiRoot: api.apiRoot, ...mode }, () => new Date(Date.now() + shiftMs), 3000);

  test("tells of the bot, its webhook and the time, and no update is taken", async () => {
    const { me, webhook, clock } = await ask();
    expect(all(tokenAccepted(me))).toMatch(/^well: @bitimger_bot «Бітімгер».*inline mode: yes/);
    expect(all(webhookAsConfigured(webhook, { kind: "polling" }, new Date()))).toMatch(/^well: none is set/);
    expect(all(clockRight(clock))).toMatch(/^well: [0-2] s/);
    expect(playground.calls.map(({ method }) => method).toSorted()).toEqual(["getMe", "getWebhookInfo"]);
  });

  test.each([
    [-20_000, /^warning: .*(19|20|21) s slow/],
    [90_000, /^trouble: .*(89|90|91) s fast/],
  ])("a clock that is %d ms off is told by Telegram's", async (shiftMs, expected) => {
    expect(all(clockRight((await ask({}, shiftMs)).clock))).toMatch(expected);
  });

  test("a webhook of another process is told from none", async () => {
    await fetch(`${api.apiRoot}/bot${token}/setWebhook?url=https://elsewhere.kz/secret`);
    const { webhook } = await ask();
    expect(all(webhookAsConfigured(webhook, { kind: "polling" }, new Date()))).toMatch(
      /warning: Telegram calls elsewhere\.kz, but/,
    );
  });

  test("that does not know the token, or does not answer, is told apart", async () => {
    const unknown = await ask({ token: "7000000:some-other-token-than-that" });
    expect(all(tokenAccepted(unknown.me))).toMatch(/^trouble: Telegram does not accept the BOT_TOKEN \(401/);
    const silent = await ask({ apiRoot: "http://127.0.0.1:1" });
    expect(all(tokenAccepted(silent.me))).toMatch(/^trouble: Telegram does not answer \(ECONNREFUSED\)/);
    expect(silent.clock).toBeNull();
  });

  test("that holds the line is not waited for", async () => {
    playground.faults = () => ({ kind: "delay", milliseconds: 20_000 });
    const { token: itsToken, apiRoot } = { token, apiRoot: api.apiRoot };
    const { me } = await askTelegram({ token: itsToken, apiRoot }, () => new Date(), 100);
    playground.faults = undefined;
    expect(all(tokenAccepted(me))).toMatch(/^trouble: Telegram does not answer \(\w*Timeout/);
  });
});
