import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ActsContext, createOnce, forgetActs } from "../../src/platform/chat/acts.ts";
import type { Database, Db } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { claim, postpone } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { message, plainRules } from "../telegram/wire.ts";

const now = new Date("2026-10-27T10:00:00+05:00");
let database: Database;
let context: ActsContext;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  context = { prisma: database.prisma, vault: createVault([randomBytes(32)]), now: () => now };
});

const countOf = async (year: number) =>
  (await database.prisma.caseCount.findUnique({ where: { year } }))?.last ?? "none";

const countUp = (year: number) => (tx: Db) =>
  tx.caseCount.upsert({ where: { year }, create: { year, last: 1 }, update: { last: { increment: 1 } } });

test("an act of an update happens once, and its repeat gets what the first returned", async () => {
  const act = async (tx: Db) => ({
    ...(await countUp(2026)(tx)),
    at: now,
    secret: new Uint8Array([1, 2]),
  });
  const first = await createOnce(context, 1)("count", act);
  expect(await createOnce(context, 1)("count", act)).toEqual(first);
  expect(first.at).toEqual(now);
  expect(await countOf(2026)).toBe(1);
});

test("a handling that has lost its update cannot act: its repeat does", async () => {
  const { sql } = database;
  await storeUpdates(sql, context.vault, [message(1, 1001)], plainRules);
  const taking = { clockAheadMs: 0, leaseMs: 10_000, limit: 1, busy: [] };
  const [late] = await claim(sql, taking);
  if (late === undefined) throw new Error("nothing was claimed");
  const inHand = { rowId: late.id, attempt: late.attempt };
  await postpone(sql, late, { waitMs: 0, isTry: true, error: "too long", clockAheadMs: 0 });
  await expect(createOnce(context, 1, inHand)("count", countUp(2026))).rejects.toThrow("has lost its update");
  expect(await countOf(2026)).toBe("none");
  const [again] = await claim(sql, taking);
  if (again === undefined) throw new Error("nothing was claimed");
  await expect(createOnce(context, 1, inHand)("count", countUp(2026))).rejects.toThrow("has lost its update");
  await createOnce(context, 1, { rowId: again.id, attempt: again.attempt })("count", countUp(2026));
  expect(await countOf(2026)).toBe(1);
});

test("another act of the same update, and the same act of another, are their own", async () => {
  await createOnce(context, 1)("count", countUp(2026));
  await createOnce(context, 1)("again", countUp(2026));
  await createOnce(context, 2)("count", countUp(2026));
  expect(await countOf(2026)).toBe(3);
});

test("an act that fails leaves nothing, and is tried again", async () => {
  const once = createOnce(context, 1);
  const fails = async (tx: Db) => {
    await countUp(2026)(tx);
    throw new Error("the test's wish");
  };
  await expect(once("count", fails)).rejects.toThrow("the test's wish");
  expect(await countOf(2026)).toBe("none");
  await once("count", countUp(2026));
  expect(await countOf(2026)).toBe(1);
});

test("what an act returned is sealed, and is forgotten after two days", async () => {
  await createOnce(context, 1)("count", async () => ({ name: "Айгүл Серікова" }));
  const { resultSealed } = await database.prisma.act.findUniqueOrThrow({ where: { key: "1/count" } });
  expect(Buffer.from(resultSealed ?? []).toString("utf8")).not.toContain("Айгүл");
  await forgetActs(database.prisma, new Date(now.getTime() + 47 * 3_600_000));
  expect(await database.prisma.act.count()).toBe(1);
  await forgetActs(database.prisma, new Date(now.getTime() + 49 * 3_600_000));
  expect(await database.prisma.act.count()).toBe(0);
});
