import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { startJobs } from "../../src/app/jobs.ts";
import { type Database, openPostgres } from "../../src/platform/database/open.ts";
import { extendStatementTimeout } from "../../src/platform/database/transaction.ts";
import { openTestDatabase } from "../harness/database.ts";
import { type SilentProxy, startSilentProxy } from "../harness/silent-proxy.ts";
import { openTown, type Town } from "../harness/town.ts";
import { until } from "../telegram/wire.ts";

const limits = { connectMs: 500, statementMs: 1_500, answerMs: 300, turnMs: 5_000 };
/** As many as the pool has, and one more. */
const everyConnection = 11;

describe.runIf(inject("postgresUrl") !== null)("connections to PostgreSQL that die without a word", () => {
  let direct: Database;
  let proxy: SilentProxy;
  let database: Database;
  beforeEach(async () => {
    direct = await openTestDatabase();
    const [row] = await direct.sql.rows<{ name: string }>("SELECT current_database() AS name");
    const url = new URL(inject("postgresUrl") ?? "");
    url.pathname = `/${row?.name}`;
    proxy = await startSilentProxy(url.href);
    database = await openPostgres(proxy.url, { limits });
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
    await direct.close();
  });

  const nap = (database: Database, seconds: number) =>
    database.prisma.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe("SELECT 1");
        await tx.$executeRawUnsafe(`SELECT pg_sleep(${seconds})`);
      },
      { timeout: 20_000 },
    );

  test("whatever was under way fails, and every connection of the pool works again, each time", async () => {
    for (let failovers = 0; failovers < 3; failovers += 1) {
      const asked = Array.from({ length: everyConnection }, (_, n) =>
        n % 2 === 0 ? nap(database, 0.4) : database.sql.rows("SELECT pg_sleep(0.4)"),
      );
      await sleep(150);
      proxy.goSilent();
      const ended = await Promise.allSettled(asked);
      expect(ended.some(({ status }) => status === "rejected")).toBe(true);
      proxy.comeBack();
      const again = Array.from({ length: everyConnection }, (_, n) =>
        n % 2 === 0 ? nap(database, 0) : database.sql.rows("SELECT 1"),
      );
      expect((await Promise.allSettled(again)).filter(({ status }) => status === "rejected")).toEqual([]);
    }
  }, 60_000);

  test("the failure says what has happened", async () => {
    await database.sql.rows("SELECT 1");
    proxy.goSilent();
    await expect(database.sql.rows("SELECT 1")).rejects.toThrow(/PostgreSQL has been silent for \d+ s/);
  });

  test("those that rested are not tried one after the other", async () => {
    await Promise.all(Array.from({ length: 10 }, () => database.sql.rows("SELECT pg_sleep(0.1)")));
    proxy.goSilent();
    await expect(database.sql.rows("SELECT 1")).rejects.toThrow("silent");
    proxy.comeBack();
    // With each of the nine tried for itself this would fail nine times more.
    await expect(database.sql.rows("SELECT 1")).resolves.toHaveLength(1);
  });

  test("a statement has its time and no more, and one that changes a great many rows may ask for more", async () => {
    await expect(nap(database, 3)).rejects.toThrow("statement timeout");
    const long = database.prisma.$transaction(
      async (tx) => {
        await extendStatementTimeout(tx, 10_000);
        await tx.$executeRawUnsafe("SELECT pg_sleep(3)");
        return "done";
      },
      { timeout: 20_000 },
    );
    await expect(long).resolves.toBe("done");
    // It was asked for one transaction.
    await expect(Promise.all(Array.from({ length: 10 }, () => nap(database, 3)))).rejects.toThrow("statement timeout");
  }, 60_000);

  test("a lock that nobody lets go is not waited for without end", async () => {
    const held = direct.prisma.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`LOCK TABLE "Pace" IN ACCESS EXCLUSIVE MODE`);
        await sleep(4000);
      },
      { timeout: 20_000 },
    );
    await sleep(300);
    await expect(database.sql.rows(`SELECT * FROM "Pace"`)).rejects.toThrow(/timeout/);
    await held;
  });

  describe("the whole bot", () => {
    let town: Town;
    beforeEach(async () => {
      town = await openTown(database);
    });
    afterEach(() => town.close());

    test("what people wrote meanwhile is answered, and the jobs go on", async () => {
      const person = town.person("Айгүл");
      await person.writes("/start");
      const ran: string[] = [];
      const jobs = startJobs(town.service.jobs, () => ran.push("a job"));
      try {
        const before = person.history().length;
        proxy.goSilent();
        town.playground.sendText(person.id, "/help");
        await sleep(3_000);
        expect(person.history()).toHaveLength(before);
        proxy.comeBack();
        await until("the answer", () => person.history().length > before);
        ran.length = 0;
        await until("jobs after it", () => ran.length >= 3);
        await person.writes("/start");
        expect(person.history().length).toBeGreaterThan(before + 1);
      } finally {
        await jobs.stop();
      }
    }, 60_000);
  });
});
