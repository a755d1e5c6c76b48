import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import {
  countSetAside,
  type DueRows,
  doWhatIsDue,
  eachDue,
  forgetFailures,
  type JobTools,
  notSetAside,
} from "../../src/platform/database/due-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { sql } from "../../src/platform/database/sql.ts";
import { createLogger } from "../../src/platform/log.ts";
import { minuteMs } from "../../src/platform/time/units.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
let tools: JobTools & { shiftMs: number };
let lines: Record<string, unknown>[];
beforeAll(async () => {
  database = await openTestDatabase();
  // Rows that wait to be done, and who has done them.
  await database.sql.rows(`CREATE TABLE "Chore" (id int PRIMARY KEY, done int NOT NULL DEFAULT 0)`);
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await database.sql.rows(`TRUNCATE "Chore"`);
  await database.sql.rows(`INSERT INTO "Chore" (id) SELECT generate_series(1, 20)`);
  lines = [];
  const log = createLogger("error", { write: (line) => void lines.push(JSON.parse(line)) });
  tools = { prisma: database.prisma, log, shiftMs: 0, clockAheadMs: () => tools.shiftMs };
});

interface Chore {
  id: number;
}

/** Chores that are done one batch after another; some cannot be done. */
function chores({ batch = 8, broken = [] as number[], onAct = async (_: Chore[]) => {} } = {}): DueRows<Chore> {
  return {
    job: "chores",
    batch,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => sql`
      SELECT c.id
      FROM "Chore" c
      WHERE c.done = 0 AND c.id > ${after?.id ?? 0}::int AND ${notSetAside(tools, "chores", sql`c.id::text`)}
      ORDER BY c.id
      LIMIT ${limit}::int
      FOR UPDATE OF c SKIP LOCKED`,
    async act(tx, rows) {
      await onAct(rows);
      const ids = rows.map(({ id }) => id);
      await tx.$executeRaw`UPDATE "Chore" SET done = done + 1 WHERE id = ANY (${ids}::int[])`;
      if (ids.some((id) => broken.includes(id))) throw new Error("this one cannot be done");
      return ids.length;
    },
  };
}

/** How often each was done, in the order of their ids. */
async function timesDone(): Promise<number[]> {
  return (await database.sql.rows<{ done: number }>(`SELECT done FROM "Chore" ORDER BY id`)).map(({ done }) => done);
}

/** Which are set aside, and after how many failures. */
async function setAside(): Promise<[string, number][]> {
  const rows = await database.prisma.jobFailure.findMany();
  return rows
    .map(({ rowKey, failures }): [string, number] => [rowKey, failures])
    .sort(([a], [b]) => Number(a) - Number(b));
}

function allBut(...ids: number[]): number[] {
  return Array.from({ length: 20 }, (_, at) => (ids.includes(at + 1) ? 0 : 1));
}

test.each([
  ["the first", [1]],
  ["one in the middle", [11]],
  ["the last", [20]],
  ["several", [1, 2, 9, 20]],
])("of those that are due %s cannot be done: all others are, once each", async (_, broken) => {
  expect(await doWhatIsDue(tools, chores({ broken }))).toBe(20 - broken.length);
  expect(await timesDone()).toEqual(allBut(...broken));
  expect(await setAside()).toEqual(broken.map((id) => [String(id), 1]));
  expect(lines[0]).toMatchObject({ job: "chores", row: String(broken[0]), failures: 1 });
});

test("what was set aside waits longer each time, is not tried meanwhile, and is forgotten when it is done", async () => {
  const broken = chores({ broken: [5] });
  const tried: number[] = [];
  for (let minute = 0; minute <= 200; minute += 1) {
    tools.shiftMs = minute * minuteMs;
    await doWhatIsDue(tools, broken);
    const [[, failures] = [], ...others] = await setAside();
    expect(others).toEqual([]);
    if (Number(failures) > tried.length) tried.push(minute);
  }
  expect(tried).toHaveLength(6);
  const waits = tried.slice(1).map((minute, at) => minute - (tried[at] ?? 0));
  // Each a minute more than its wait at most, as it is looked once a minute.
  for (const [at, wait] of [1, 5, 15, 60, 60].entries()) expect([wait, wait + 1]).toContain(waits[at]);
  tools.shiftMs = 400 * minuteMs;
  expect(await doWhatIsDue(tools, chores())).toBe(1);
  expect(await timesDone()).toEqual(allBut());
  expect(await countSetAside(database.prisma)).toBe(0);
});

test("a wait that is longer than any, as a clock that was put back leaves it, is void", async () => {
  tools.shiftMs = 600 * minuteMs;
  await doWhatIsDue(tools, chores({ broken: [5] }));
  tools.shiftMs = 0;
  expect(await doWhatIsDue(tools, chores())).toBe(1);
});

test("what was not tried for a day is forgotten", async () => {
  await doWhatIsDue(tools, chores({ broken: [5] }));
  await forgetFailures(tools);
  expect(await countSetAside(database.prisma)).toBe(1);
  tools.shiftMs = 25 * 60 * minuteMs;
  await forgetFailures(tools);
  expect(await countSetAside(database.prisma)).toBe(0);
});

test("where nothing can be claimed, as when the database is away, the job fails and no row is blamed", async () => {
  const away = {
    ...chores(),
    claim: () => {
      throw new Error("away");
    },
  };
  await expect(doWhatIsDue(tools, away)).rejects.toThrow("away");
  expect(await countSetAside(database.prisma)).toBe(0);
});

test("done row by row, one that fails does not keep it from the others", async () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const seen: number[] = [];
  const act = async ({ id }: Chore) => {
    seen.push(id);
    if (id === 2) throw new Error("this one cannot be done");
  };
  const about = { job: "chores", keyOf: ({ id }: Chore) => String(id) };
  await eachDue(tools, about, rows, act);
  await eachDue(tools, about, rows, act);
  expect(seen).toEqual([1, 2, 3, 1, 3]);
  tools.shiftMs = 2 * minuteMs;
  await eachDue(tools, about, rows, async ({ id }) => void seen.push(id));
  expect(seen.slice(5)).toEqual([1, 2, 3]);
  expect(await countSetAside(database.prisma)).toBe(0);
});

describe.runIf(inject("postgresUrl") !== null)("several processes at once", () => {
  test("share what is due: nothing is done twice, and nobody waits for another", async () => {
    // Each stops with its first batch in hand until all three have one.
    const inHand: number[][] = [];
    const { promise: all, resolve } = Promise.withResolvers<void>();
    const onAct = async (rows: Chore[]) => {
      inHand.push(rows.map(({ id }) => id));
      if (inHand.length === 3) resolve();
      await all;
    };
    const done = await Promise.all([1, 2, 3].map(() => doWhatIsDue(tools, chores({ batch: 4, onAct }))));
    expect(
      inHand
        .slice(0, 3)
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(done.reduce((sum, count) => sum + count)).toBe(20);
    expect(await timesDone()).toEqual(allBut());
  });
});
