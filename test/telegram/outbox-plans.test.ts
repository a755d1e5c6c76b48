import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Db } from "../../src/platform/database/open.ts";
import type { Fragment } from "../../src/platform/database/sql.ts";
import { claim } from "../../src/platform/telegram/outbox/claim-rows.ts";
import { skipNews } from "../../src/platform/telegram/outbox/delivery-rows.ts";
import { holdPace } from "../../src/platform/telegram/outbox/pace-rows.ts";
import { openTestDatabase } from "../harness/database.ts";
import { rowsRead, scannedWhole, stepsRolledBack } from "../harness/plan.ts";
import { acquaint } from "./acquaint.ts";

const now = new Date("2026-10-27T05:00:00Z");
const people = 2000;
const subjects = 30;
/** Far below the number of rows: what an index leads to. */
const few = 400;
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await acquaint(database.sql, people);
  // What was said in years; and in every chat an edit of what was announced before waits, and a newer announcement.
  await database.sql.rows(
    `INSERT INTO "Delivery" (message, subject, "personId", class, status, "messageId", said, "notBefore", "createdAt")
     SELECT 'news', s::text, p, 3, (CASE WHEN s < $2::int - 1 THEN 'SENT' ELSE 'WAITING' END)::"DeliveryStatus",
       CASE WHEN s < $2::int THEN 1 END, s < $2::int, $3::timestamptz, $3::timestamptz
     FROM generate_series(1, $1::int) p, generate_series(1, $2::int) s`,
    [people, subjects, now],
  );
}, 120_000);
afterAll(() => database.close());

interface Reading {
  /** How many deliveries the statement looks at. */
  rows: number;
  /** Tables that it reads from end to end. */
  scans: (string | undefined)[];
}

/** Runs it explained, and undoes it. */
async function explain(statement: string, params: unknown[]): Promise<Reading> {
  const steps = await stepsRolledBack(database, statement, params);
  return { rows: rowsRead(steps, "Delivery"), scans: scannedWhole(steps).filter((table) => table === "Delivery") };
}

/** What a service asks in a transaction, explained. */
async function explained(act: (db: Db) => Promise<unknown>): Promise<Reading> {
  const asked: Fragment[] = [];
  const db = {
    $executeRaw: async (statement: Fragment) => {
      asked.push(statement);
      return 0;
    },
  };
  await act(db as unknown as Db);
  const [statement] = asked;
  if (statement === undefined) throw new Error("Nothing was asked.");
  return explain(statement.text, statement.values);
}

describe.each(["before", "after"])("%s ANALYZE", (when) => {
  beforeAll(async () => {
    if (when === "after") await database.sql.rows(`ANALYZE "Delivery"`);
  });

  test("«Stop» and a person who blocked the bot look at that person's waiting deliveries only", async () => {
    const reading = await explained((db) => skipNews(db, [7], "blocked", now));
    expect(reading.scans).toEqual([]);
    expect(reading.rows).toBeLessThan(20);
  });

  test("a claim looks at what it takes, of what is new and of what is to be edited", async () => {
    const holder = await holdPace(database.sql, "me", 60_000, 0);
    if (holder === null) throw new Error("nobody else is there");
    const asked: [string, unknown[]][] = [];
    const sql = {
      rows: async <Row>(text: string, params: unknown[] = []) => {
        asked.push([text, params]);
        return [] as Row[];
      },
    };
    const claimant = { holder, now, aheadMs: now.getTime() - Date.now() };
    await claim(sql, claimant, { leaseMs: 10_000, limit: 20, restingPeople: [], heldChats: [] });
    const reading = await explain(...(asked[0] ?? ["", []]));
    expect(reading.scans).toEqual([]);
    expect(reading.rows).toBeGreaterThanOrEqual(20);
    expect(reading.rows).toBeLessThan(few);
  });
});
