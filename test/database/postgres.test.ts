import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Database, openPostgres } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";

test("a PostgreSQL that does not answer is said in words an operator can use, without the password", async () => {
  const failure = await openPostgres("postgresql://bitimger:geheim@localhost:1/bitimger").catch(
    (error: Error) => error.message,
  );
  expect(failure).toMatch(/^PostgreSQL at DATABASE_URL does not answer: .*ECONNREFUSED.*Is it running/);
  expect(failure).not.toContain("geheim");
});

describe.runIf(inject("postgresUrl") !== null)("a PostgreSQL that is restarted", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test("costs the queries that were under way, not the process", async () => {
    await database.prisma.region.count();
    const slow = database.sql.rows("SELECT pg_sleep(20)");
    const inTransaction = database.prisma.$transaction(async (tx) => {
      await tx.region.count();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return tx.region.count();
    });
    const ended = Promise.allSettled([slow, inTransaction]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await database.sql.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    expect((await ended).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await database.prisma.region.count()).toBeGreaterThan(0);
  });
});
