import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Db } from "../../src/platform/database/open.ts";
import { inTransaction } from "../../src/platform/database/transaction.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await clearDatabase(database);
});
afterAll(() => database.close());

const fails = (year: number) => async (tx: Db) => {
  await tx.caseCount.create({ data: { year, last: 1 } });
  throw new Error("the test's wish");
};

test("without a transaction an act gets its own, which leaves nothing when it fails", async () => {
  await expect(inTransaction(database.prisma, fails(2026))).rejects.toThrow("the test's wish");
  expect(await database.prisma.caseCount.count()).toBe(0);
});

test("in the caller's transaction an act is a part of it", async () => {
  const outer = database.prisma.$transaction(async (tx) => {
    const inner = await inTransaction(tx, async (db) => db === tx);
    await tx.caseCount.create({ data: { year: 2027, last: 1 } });
    return inner;
  });
  expect(await outer).toBe(true);
  expect(await database.prisma.caseCount.count()).toBe(1);
});
