import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createPaceKeeper } from "../../src/platform/telegram/outbox/pace-keeper.ts";
import { holdPace, releasePace } from "../../src/platform/telegram/outbox/pace-rows.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

const leaseMs = 10_000;
const hour = 3_600_000;
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const take = (name: string, aheadMs = 0) => holdPace(database.sql, name, leaseMs, aheadMs);

describe("the lease of the pace", () => {
  test("is one process's until it ends; the next has a higher fence", async () => {
    expect(await take("a")).toEqual({ name: "a", fence: 1 });
    expect(await take("b", leaseMs - 2000)).toBeNull();
    expect(await take("a", leaseMs - 2000)).toEqual({ name: "a", fence: 1 });
    expect(await take("b", leaseMs)).toBeNull();
    expect(await take("b", 2 * leaseMs)).toEqual({ name: "b", fence: 2 });
    expect(await take("a", 2 * leaseMs)).toBeNull();
  });

  test("is there for the next one at once when it was given back", async () => {
    await take("a");
    await releasePace(database.sql, "a");
    expect(await take("b")).toEqual({ name: "b", fence: 2 });
  });

  test("is void where it reaches further than a lease is long: the clock was put back, or its holder's was fast", async () => {
    await take("fast", hour);
    expect(await take("b")).toEqual({ name: "b", fence: 2 });
  });

  test("is not void for a moment that two statements differ by", async () => {
    await take("a", 900);
    expect(await take("b")).toBeNull();
  });
});

describe("a process that keeps the pace", () => {
  test("goes on when its clock is put back or forward, and nobody takes the lease from it", async () => {
    let aheadMs = 0;
    const keeper = createPaceKeeper(database.sql, () => aheadMs);
    expect(await keeper.holder()).not.toBeNull();
    for (const jump of [-hour, 2 * hour, 0]) {
      aheadMs = jump;
      expect(await keeper.holder()).not.toBeNull();
      expect(await take("other", aheadMs)).toBeNull();
    }
  });

  test("waits a second after another, also where the clock is put back in it", async () => {
    let aheadMs = 0;
    await take("before", -60_000);
    const keeper = createPaceKeeper(database.sql, () => aheadMs);
    expect(await keeper.holder()).toBeNull();
    aheadMs = 500;
    expect(await keeper.holder()).toBeNull();
    aheadMs = 1001;
    expect(await keeper.holder()).toMatchObject({ fence: 2 });
  });

  test("has lost it when another has taken it", async () => {
    let aheadMs = 0;
    const keeper = createPaceKeeper(database.sql, () => aheadMs);
    await keeper.holder();
    await database.sql.rows(`UPDATE "Pace" SET holder = 'other', fence = 9`);
    aheadMs = 6000;
    expect(await keeper.holder()).toBeNull();
  });
});
