import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createStatementNames } from "../../src/platform/database/statement-names.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const note = (telegramId: number) =>
  database.sql.rows(`INSERT INTO "Person" ("telegramId", "createdAt") VALUES ($1::bigint, now())`, [telegramId]);

async function noted(): Promise<number[]> {
  const people = await database.prisma.person.findMany({ orderBy: { id: "asc" } });
  return people.map(({ telegramId }) => Number(telegramId));
}

describe("both databases behave as one", () => {
  test("of statements that are asked at the same time each gets its own answer", async () => {
    const asked = Array.from({ length: 200 }, (_, n) => n);
    const answers = await Promise.all(asked.map((n) => database.sql.rows("SELECT $1::int AS n", [n])));
    expect(answers).toEqual(asked.map((n) => [{ n }]));
  });

  test("statement after statement does not keep timers and connections from their turn", async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    for (let asked = 0; asked < 100_000 && turns < 5; asked += 1) await database.sql.rows("SELECT 1");
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(5);
  }, 60_000);

  test("what fails says why, and the next statement is answered, the same one too", async () => {
    const divide = (by: number) => database.sql.rows("SELECT 6 / $1::int AS result", [by]);
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(divide(0)).rejects.toMatchObject({ code: "22012" });
      await expect(divide(3)).resolves.toEqual([{ result: 2 }]);
    }
    await expect(database.sql.rows("SELECT no_such_column")).rejects.toMatchObject({ code: "42703" });
  });

  test("what happens beside a transaction that is taken back stays", async () => {
    const begun = Promise.withResolvers<void>();
    const taken = database.prisma.$transaction(async (tx) => {
      await tx.person.create({ data: { telegramId: 1n, createdAt: new Date() } });
      begun.resolve();
      await sleep(50);
      throw new Error("taken back");
    });
    await begun.promise;
    await Promise.all([expect(taken).rejects.toThrow("taken back"), note(2), note(3)]);
    expect((await noted()).sort()).toEqual([2, 3]);
  });

  test("many transactions at once wait for each other", async () => {
    const ids = Array.from({ length: 40 }, (_, n) => n + 1);
    await Promise.all(
      ids.map((id) =>
        database.prisma.$transaction(async (tx) => {
          await tx.person.create({ data: { telegramId: BigInt(id), createdAt: new Date() } });
          await tx.person.updateMany({ where: { telegramId: BigInt(id) }, data: { languageCode: "kk" } });
        }),
      ),
    );
    expect((await noted()).sort((a, b) => a - b)).toEqual(ids);
  });

  test("more texts than are kept prepared are answered all the same", async () => {
    for (let n = 0; n < 250; n += 1) {
      await expect(database.sql.rows(`SELECT $1::int + ${n} AS sum`, [1])).resolves.toEqual([{ sum: n + 1 }]);
    }
  });
});

test("a text keeps its name, two texts never share a name, and the number of names is limited", () => {
  const nameOf = createStatementNames("x");
  const names = Array.from({ length: 300 }, (_, n) => nameOf(`SELECT ${n}`));
  const given = names.filter((name) => name !== "");
  expect(new Set(given).size).toBe(given.length);
  expect(given).toHaveLength(200);
  expect(nameOf("SELECT 7")).toBe(names[7]);
  expect(nameOf("SELECT 299")).toBe("");
});
