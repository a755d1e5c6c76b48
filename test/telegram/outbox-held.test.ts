import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/database/open.ts";
import { enqueue, revise } from "../../src/telegram/outbox.ts";
import { countProgress, drop, hold, release } from "../../src/telegram/outbox-held.ts";
import { claim, record } from "../../src/telegram/outbox-rows.ts";
import { holdPace, type PaceHolder } from "../../src/telegram/pace.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { acquaint } from "./acquaint.ts";

const now = new Date("2026-10-27T05:00:00Z");
let database: Database;
let holder: PaceHolder;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, 4);
  const held = await holdPace(database.sql, "me", null, now, 60_000);
  if (held === null) throw new Error("nobody else is there");
  holder = held;
  const news = (subject: string, personId: number) => ({ message: "news", subject, personId, class: 3 as const });
  const rows = [news("1", 1), news("1", 2), news("1", 3), news("2", 4)];
  await enqueue(
    database.prisma,
    rows.map((row) => ({ ...row, notBefore: now })),
    now,
  );
});

const take = async (limit: number) => (await claim(database.sql, holder, now, 10_000, limit, [])).claimed;

async function statuses(): Promise<string[]> {
  const rows = await database.prisma.delivery.findMany({ orderBy: { chatId: "asc" }, select: { status: true } });
  return rows.map(({ status }) => status);
}

test("what is held is not claimed, another subject's is; released, it is", async () => {
  expect(await hold(database.prisma, "news", 1)).toBe(3);
  expect((await take(10)).map(({ chatId }) => chatId)).toEqual(["4"]);
  expect(await release(database.prisma, "news", 1, now)).toBe(3);
  expect((await take(10)).map(({ chatId }) => chatId)).toEqual(["1", "2", "3"]);
});

test("what is on its way is left alone, and its outcome is recorded", async () => {
  const [row] = await take(1);
  if (row === undefined) throw new Error("nothing was claimed");
  await hold(database.prisma, "news", 1);
  await drop(database.prisma, "news", 1, "stopped", now);
  expect(await statuses()).toEqual(["SENDING", "SKIPPED", "SKIPPED", "WAITING"]);
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now);
  expect(await statuses()).toEqual(["SENT", "SKIPPED", "SKIPPED", "WAITING"]);
});

test("what comes back unsaid, held meanwhile, is not claimed before it is released", async () => {
  const [row] = await take(1);
  if (row === undefined) throw new Error("nothing was claimed");
  await hold(database.prisma, "news", 1);
  await record(database.sql, [{ row, outcome: { kind: "again", at: now, why: "429" } }], now);
  expect((await take(10)).map(({ chatId }) => chatId)).toEqual(["4"]);
  await release(database.prisma, "news", 1, now);
  expect((await take(10)).map(({ chatId }) => chatId)).toEqual(["1", "2", "3"]);
});

test("what was sent and is known late is sent, though it was held meanwhile", async () => {
  const [row] = await take(1);
  if (row === undefined) throw new Error("nothing was claimed");
  await database.sql.rows(`UPDATE "Delivery" SET status = 'WAITING' WHERE id = $1::bigint`, [row.id]);
  await hold(database.prisma, "news", 1);
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now);
  await release(database.prisma, "news", 1, now);
  expect(await statuses()).toEqual(["SENT", "WAITING", "WAITING", "WAITING"]);
});

test("what was said is edited, held or dropped though the rest is", async () => {
  const [row] = await take(1);
  if (row === undefined) throw new Error("nothing was claimed");
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now);
  await revise(database.prisma, "news", 1, now);
  await hold(database.prisma, "news", 1);
  await revise(database.prisma, "news", 1, now);
  expect(await statuses()).toEqual(["WAITING", "HELD", "HELD", "WAITING"]);
  await drop(database.prisma, "news", 1, "stopped", now);
  expect(await statuses()).toEqual(["WAITING", "SKIPPED", "SKIPPED", "WAITING"]);
  const progress = await countProgress(database.sql, "news", "1", { now, judgedFrom: now });
  expect(progress).toMatchObject({ total: 3, sent: 1, skipped: 2, failed: 0, held: 0 });
});

test.each([
  ["SENT", null, "sent"],
  ["REFUSED", "403 Forbidden: bot was blocked by the user", "unreachable"],
  ["SKIPPED", "blocked", "unreachable"],
  ["REFUSED", "400 Bad Request: chat not found", "failed"],
  ["UNKNOWN", "lease ran out while sending", "failed"],
  ["SKIPPED", "no longer true", "skipped"],
  ["SKIPPED", "out of date", "skipped"],
  ["HELD", null, "held"],
])("%s (%s) is counted as %s", async (status, error, counted) => {
  await database.sql.rows(
    `UPDATE "Delivery" SET status = $1::"DeliveryStatus", error = $2, "doneAt" = $3::timestamptz WHERE "chatId" = 4`,
    [status, error, now],
  );
  const progress = await countProgress(database.sql, "news", "2", { now, judgedFrom: now });
  expect(progress).toMatchObject({ total: 1, [counted]: 1, judged: 1, judgedFailed: counted === "failed" ? 1 : 0 });
});
