import { randomBytes } from "node:crypto";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createGaugeReader, createMetrics, type GaugeValues, type Metrics } from "../../src/app/metrics.ts";
import { takeNumber } from "../../src/features/cases/case-rows.ts";
import { createCase } from "../../src/features/cases/cases.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { moveDeadLetters } from "../../src/platform/telegram/inbox/dead-letter-rows.ts";
import { type StoreRules, storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { deliveryOf, messageOf } from "../harness/deliveries.ts";
import { acquaint } from "../telegram/acquaint.ts";
import { message, plainRules } from "../telegram/wire.ts";

const vault = createVault([randomBytes(32)]);
const now = new Date("2026-10-27T05:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

function metricsOf(database: Database): Metrics {
  const metrics = createMetrics(25);
  const standing = createGaugeReader(database);
  metrics.watch(async () => ({ ...(await standing(now)), obstacles: 0 }));
  return metrics;
}

/** Stores updates as if they had come then: the inbox goes by the database's clock. */
async function store(updates: Update[], at: Date, rules: StoreRules = plainRules): Promise<void> {
  await storeUpdates(database.sql, vault, updates, { ...rules, clockAheadMs: at.getTime() - Date.now() });
  await database.sql.rows(
    `UPDATE "Update" SET "receivedAt" = $1::timestamptz, "dueAt" = "dueAt" - "receivedAt" + $1::timestamptz WHERE "updateId" = ANY ($2::bigint[])`,
    [at, updates.map((update) => update.update_id)],
  );
}

/** The lines of the bot's own, without explanations. */
async function scrape(metrics: Metrics): Promise<string[]> {
  const { text } = await metrics.scrape();
  return text.split("\n").filter((line) => line.startsWith("bitimger_"));
}

test("what waits in inbox and outbox, and for how long", async () => {
  const { sql, prisma } = database;
  await store([message(1, 11)], ago(90));
  await store([message(2, 12), message(3, 13)], ago(40));
  await sql.rows(`UPDATE "Update" SET "setAsideAt" = $1::timestamptz WHERE "updateId" = 1`, [now]);
  await moveDeadLetters(sql);
  await acquaint(sql, 11);
  const common = { message: "m", personId: 11 };
  await enqueue(
    prisma,
    [
      deliveryOf({ ...common, subject: 1, class: 1, notBefore: ago(10) }),
      deliveryOf({ ...common, subject: 2, class: 1, notBefore: ago(5) }),
      deliveryOf({ ...common, subject: 3, class: 2, notBefore: ago(-60) }),
    ],
    ago(10),
  );
  await sql.rows(
    `INSERT INTO "Hold" (scope, key, "until", "metAt")
     VALUES ('EVERYBODY', '', $1::timestamptz, $2::timestamptz), ('CHAT', '11', $1::timestamptz, $2::timestamptz),
       ('CHAT', '12', $1::timestamptz, $2::timestamptz), ('CHAT', '13', $2::timestamptz, $2::timestamptz)`,
    [ago(-30), ago(5)],
  );
  expect(await scrape(metricsOf(database))).toEqual(
    expect.arrayContaining([
      "bitimger_ready 1",
      "bitimger_inbox_waiting 2",
      "bitimger_inbox_oldest_seconds 40",
      "bitimger_inbox_set_aside 1",
      'bitimger_outbox_due{class="1"} 2',
      'bitimger_outbox_oldest_seconds{class="1"} 10',
      'bitimger_outbox_due{class="2"} 0',
      'bitimger_outbox_later{class="2"} 1',
      'bitimger_outbox_due{class="3"} 0',
      `bitimger_pace_paused_until_seconds ${ago(-30).getTime() / 1000}`,
      "bitimger_chats_held 2",
    ]),
  );
});

test("what comes late, and not what a flood makes wait for its time", async () => {
  const { sql } = database;
  const flood = { burst: 2, gapMs: 60_000, message: messageOf("flood") };
  const many = [1, 2, 3, 4, 5].map((id) => message(id, 11));
  await store(many, ago(90), { ...plainRules, flood });
  // The first two were handled at once.
  await sql.rows(`DELETE FROM "Update" WHERE "updateId" <= 2`);
  // One whose handling failed waits since it came, whenever it is tried again.
  await store([message(9, 12)], ago(50));
  await sql.rows(`UPDATE "Update" SET error = 'x', attempt = 1, "dueAt" = $1::timestamptz WHERE "updateId" = 9`, [
    ago(-600),
  ]);
  const lines = await scrape(metricsOf(database));
  expect(lines).toEqual(
    expect.arrayContaining([
      "bitimger_inbox_waiting 4",
      "bitimger_inbox_slowed 2",
      "bitimger_inbox_oldest_seconds 50",
      'bitimger_outbox_due{class="1"} 1',
    ]),
  );
});

test("an outbox that takes long to count is counted seldom, all else always", async () => {
  const { sql, prisma } = database;
  let counts = 0;
  const slow: Database = {
    ...database,
    sql: {
      async rows<Row>(text: string, params?: unknown[]) {
        if (text.includes('FROM "Delivery"')) {
          counts += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return sql.rows<Row>(text, params);
      },
    },
  };
  const standing = createGaugeReader(slow);
  await acquaint(sql, 11);
  await enqueue(prisma, [deliveryOf({ message: "m", personId: 11, subject: 1, class: 1, notBefore: now })], now);
  for (let look = 0; look < 3; look += 1) {
    await store([message(look + 1, 11)], now);
    expect(await standing(now)).toMatchObject({ inbox: { waiting: look + 1 }, outbox: [{ class: 1, due: 1 }] });
  }
  expect(counts).toBe(1);
});

test("who waits for a mediator, for a coordinator, and which offers nobody has taken back", async () => {
  const { prisma } = database;
  const person = await prisma.person.create({ data: { telegramId: 555_777n, createdAt: now } });
  const district = await prisma.district.findFirstOrThrow();
  const file = async (draftId: string, state: { status?: "ASSIGNED" | "CLOSED"; escalatedAt?: Date }) => {
    const facts = {
      number: await takeNumber(database.sql, now),
      draftId,
      personId: person.id,
      name: "Шынар",
      phone: null,
      kind: "NEIGHBOURS" as const,
      regionId: district.regionId,
      districtId: district.id,
      languages: ["kk"],
      answers: { formats: ["IN_PERSON" as const] },
      review: false,
    };
    const { id } = await prisma.$transaction((tx) => createCase(tx, vault, facts, now));
    await prisma.case.update({ where: { id }, data: state });
    return id;
  };
  const waiting = await file("a", {});
  await file("b", { escalatedAt: now });
  await file("c", { status: "ASSIGNED", escalatedAt: now });
  await file("d", { status: "CLOSED" });
  for (const [at, dueAt] of [ago(60), ago(-60)].entries()) {
    const offer = { caseId: waiting, mediatorId: person.id, round: at + 1, offeredAt: ago(600), remindAt: now };
    await prisma.offer.create({ data: { ...offer, dueAt, why: {} } });
  }
  const failure = { job: "escalateOverdue", rowKey: "1", failures: 2, retryAt: now, error: "Error: …" };
  await prisma.jobFailure.create({ data: failure });
  const lines = await scrape(metricsOf(database));
  expect(lines).toEqual(
    expect.arrayContaining([
      "bitimger_job_rows_set_aside 1",
      'bitimger_cases_open{status="waiting"} 1',
      'bitimger_cases_open{status="escalated"} 1',
      'bitimger_cases_open{status="assigned"} 1',
      "bitimger_offers_overdue 1",
    ]),
  );
  expect(lines.join()).not.toMatch(/555777|Шынар/);
});

test("many scrapes at once ask the database once; one that does not answer is told as not ready", async () => {
  const metrics = createMetrics(25);
  let asked = 0;
  metrics.watch(async (): Promise<GaugeValues> => {
    asked += 1;
    throw new Error("the database is away");
  });
  const [lines] = await Promise.all([scrape(metrics), scrape(metrics), scrape(metrics)]);
  expect(asked).toBe(1);
  expect(lines).toContain("bitimger_ready 0");
});

test("before there is a database the process is measured already", async () => {
  const { text } = await createMetrics(25).scrape();
  expect(text).toContain("process_resident_memory_bytes ");
});
