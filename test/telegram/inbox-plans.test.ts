import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Sql } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { findNext, finish } from "../../src/platform/telegram/inbox/inbox-ends.ts";
import { type ClaimedUpdate, claim, renew } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { type PlanStep, rowsRead, stepsRolledBack } from "../harness/plan.ts";
import { message, plainRules } from "./wire.ts";

const chats = 200;
const taken = 60;
/** A few looks at each of a chat's two rows; what looks at all of them for each of the others reads tens of thousands. */
const few = 7 * 2 * chats;
const vault = createVault([randomBytes(32)]);
const lease = { clockAheadMs: 0, leaseMs: 10_000 };

let database: Database;
let claimed: ClaimedUpdate[];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Each chat has one update in progress or next, and another behind it. */
async function fill(count: (sql: Sql) => Promise<void>): Promise<void> {
  const { sql } = database;
  await clearDatabase(database);
  await count(sql);
  await sql.rows(`DELETE FROM "ReceivedUpdate"`);
  const all = Array.from({ length: 2 * chats }, (_, n) => message(n + 1, 1000 + (n % chats)));
  for (let n = 0; n < all.length; n += 100) await storeUpdates(sql, vault, all.slice(n, n + 100), plainRules);
  claimed = await claim(sql, { ...lease, limit: taken, busy: [] });
}

/** The inbox as it is when its rows are counted. */
async function leave(sql: Sql, left: number): Promise<void> {
  const past = Array.from({ length: 3 * chats }, (_, n) => message(9000 + n, 9000 + n));
  await storeUpdates(sql, vault, past, plainRules);
  await sql.rows(`DELETE FROM "Update" WHERE "updateId" < $1::bigint`, [9000 + past.length - left]);
  await sql.rows(`VACUUM ANALYZE "Update"`);
}

/** What one act of the inbox looks at; the act sees an inbox in which nothing is found. */
async function stepsOf(act: (sql: Sql) => Promise<unknown>): Promise<PlanStep[]> {
  const asked: [string, unknown[]][] = [];
  await act({
    rows: async <Row>(text: string, params: unknown[] = []) => {
      asked.push([text, params]);
      return [] as Row[];
    },
  });
  const [text, params] = asked[0] ?? ["", []];
  return stepsRolledBack(database, text, params);
}

const more = Array.from({ length: taken }, (_, n) => message(5000 + n, 1000 + n));

describe.each<[string, (sql: Sql) => Promise<void>]>([
  ["was never counted", async () => {}],
  ["was empty", (sql) => leave(sql, 0)],
  ["had one update behind hundreds that were handled", (sql) => leave(sql, 1)],
])("where the inbox %s when PostgreSQL counted its rows", (_, count) => {
  beforeAll(() => fill(count));

  test.each<[string, (sql: Sql) => Promise<unknown>]>([
    ["storing what comes", (sql) => storeUpdates(sql, vault, more, plainRules)],
    ["taking up what is next", (sql) => claim(sql, { ...lease, limit: taken, busy: [] })],
    [
      "taking up what is next, in some chats marked or not",
      (sql) => claim(sql, { ...lease, limit: taken, busy: [], doubtful: claimed.map(({ key }) => key) }),
    ],
    ["renewing the leases of what is in hand", (sql) => renew(sql, claimed, lease)],
    [
      "ending what was handled",
      (sql) =>
        finish(
          sql,
          vault,
          claimed.map((row) => ({ row, change: "x" })),
          lease,
        ),
    ],
    [
      "finding the next of some chats",
      (sql) =>
        findNext(
          sql,
          claimed.map(({ key }) => key),
        ),
    ],
  ])("%s looks at each update a few times, and for ids into the primary key", async (_, act) => {
    expect(claimed).toHaveLength(taken);
    const steps = await stepsOf(act);
    expect(rowsRead(steps, "Update")).toBeLessThan(few);
    const byId = steps.filter((step) => step["Index Cond"]?.includes("(id = ANY"));
    expect(byId.filter((step) => step["Index Name"] !== "Update_pkey")).toEqual([]);
  });
});
