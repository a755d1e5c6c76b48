import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { claim } from "../../src/platform/telegram/outbox/claim-rows.ts";
import { countProgress, drop, hold, release } from "../../src/platform/telegram/outbox/held-rows.ts";
import { enqueue, revise } from "../../src/platform/telegram/outbox/outbox.ts";
import { begin, recover } from "../../src/platform/telegram/outbox/outbox-rows.ts";
import { record } from "../../src/platform/telegram/outbox/outcome-rows.ts";
import { holdPace, type PaceHolder } from "../../src/platform/telegram/outbox/pace-rows.ts";
import { hourMs } from "../../src/platform/time/units.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { about, deliveryOf } from "../harness/deliveries.ts";
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
  const held = await holdPace(database.sql, "me", 60_000, 0);
  if (held === null) throw new Error("nobody else is there");
  holder = held;
  const news = (subject: string, personId: number) => ({ message: "news", subject, personId, class: 3 as const });
  const rows = [news("1", 1), news("1", 2), news("1", 3), news("2", 4)];
  await enqueue(
    database.prisma,
    rows.map((row) => deliveryOf({ ...row, notBefore: now })),
    now,
  );
});

const aheadMs = () => now.getTime() - Date.now();
const take = async (limit: number) => {
  const options = { leaseMs: 10_000, limit, restingPeople: [], heldChats: [] };
  return (await claim(database.sql, { holder, now, aheadMs: aheadMs() }, options)).claimed;
};
/** One whose call is under way. */
async function underWay() {
  const [row] = await take(1);
  if (row === undefined) throw new Error("nothing was claimed");
  expect(await begin(database.sql, [row], aheadMs(), 10_000)).toEqual(new Set([row.id]));
  return row;
}

async function statuses(): Promise<string[]> {
  const rows = await database.prisma.delivery.findMany({ orderBy: { personId: "asc" }, select: { status: true } });
  return rows.map(({ status }) => status);
}

test("what is held is not claimed, another subject's is; released, it is", async () => {
  expect(await hold(database.prisma, "news", 1)).toBe(3);
  expect((await take(10)).map(({ personId }) => personId)).toEqual([4]);
  expect(await release(database.prisma, "news", 1, now)).toBe(3);
  expect((await take(10)).map(({ personId }) => personId)).toEqual([1, 2, 3]);
});

test("a delivery that is being sent is not touched, and its outcome is recorded", async () => {
  const row = await underWay();
  await hold(database.prisma, "news", 1);
  await drop(database.prisma, "news", 1, "stopped", now);
  expect(await statuses()).toEqual(["SENDING", "SKIPPED", "SKIPPED", "WAITING"]);
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now, aheadMs());
  expect(await statuses()).toEqual(["SENT", "SKIPPED", "SKIPPED", "WAITING"]);
});

test("what comes back unsaid, held meanwhile, is not claimed before it is released", async () => {
  const row = await underWay();
  await hold(database.prisma, "news", 1);
  await record(database.sql, [{ row, outcome: { kind: "again", at: now, reason: "429" } }], now, aheadMs());
  expect((await take(10)).map(({ personId }) => personId)).toEqual([4]);
  await release(database.prisma, "news", 1, now);
  expect((await take(10)).map(({ personId }) => personId)).toEqual([1, 2, 3]);
});

test("what is claimed and not begun is held and ended like what waits, and its sender is not allowed to send it", async () => {
  const [held] = await take(1);
  if (held === undefined) throw new Error("nothing was claimed");
  await hold(database.prisma, "news", 1);
  expect(await statuses()).toEqual(["HELD", "HELD", "HELD", "WAITING"]);
  expect(await begin(database.sql, [held], aheadMs(), 10_000)).toEqual(new Set());
  await release(database.prisma, "news", 1, now);
  const [dropped] = await take(1);
  if (dropped === undefined) throw new Error("nothing was claimed");
  await drop(database.prisma, "news", 1, "stopped", now);
  expect(await begin(database.sql, [dropped], aheadMs(), 10_000)).toEqual(new Set());
  expect(await statuses()).toEqual(["SKIPPED", "SKIPPED", "SKIPPED", "WAITING"]);
});

test("what arrives although it was stopped meanwhile is edited at once: no card stays that says it takes place", async () => {
  const row = await underWay();
  await drop(database.prisma, "news", 1, "the event was cancelled", now);
  await revise(database.prisma, about("news", 1), now);
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now, aheadMs());
  expect((await take(10)).map(({ personId, messageId }) => [personId, messageId])).toEqual([
    [1, 7],
    [4, null],
  ]);
});

test("of what a process had in hand when it died, only what had begun is unknown; the rest goes again", async () => {
  const claimed = await take(10);
  expect(claimed).toHaveLength(4);
  await begin(database.sql, claimed.slice(0, 1), aheadMs(), 10_000);
  const options = { giveUpMessages: ["news"], mine: [], leaseMs: 10_000 };
  await recover(database.sql, { now, aheadMs: aheadMs() + 9000 }, options);
  expect(await statuses()).toEqual(["SENDING", "SENDING", "SENDING", "SENDING"]);
  await recover(database.sql, { now, aheadMs: aheadMs() + 11_000 }, options);
  expect(await statuses()).toEqual(["UNKNOWN", "WAITING", "WAITING", "WAITING"]);
});

test("what the version before had in hand counts as begun: it does not say which of its calls had", async () => {
  await database.sql.rows(
    `UPDATE "Delivery" SET status = 'SENDING', attempt = 3, "unbegunAttempt" = 2, "leasedUntil" = 'epoch' WHERE "personId" = 1`,
  );
  const options = { giveUpMessages: ["news"], mine: [], leaseMs: 10_000 };
  await recover(database.sql, { now, aheadMs: aheadMs() }, options);
  expect(await statuses()).toEqual(["UNKNOWN", "WAITING", "WAITING", "WAITING"]);
});

test("a lease that was written by a clock an hour ahead holds nothing up", async () => {
  const options = { leaseMs: 10_000, limit: 10, restingPeople: [], heldChats: [] };
  await database.sql.rows(`UPDATE "Pace" SET "leasedUntil" = 'infinity'`);
  await claim(database.sql, { holder, now, aheadMs: aheadMs() + hourMs }, options);
  await recover(database.sql, { now, aheadMs: aheadMs() }, { giveUpMessages: [], mine: [], leaseMs: 10_000 });
  expect(await statuses()).toEqual(["WAITING", "WAITING", "WAITING", "WAITING"]);
});

test("a new announcement and the edits of an older one go by turns", async () => {
  await database.sql.rows(
    `UPDATE "Delivery" SET status = 'SENT', "messageId" = 5, said = true, "shownVersion" = 1 WHERE subject = '1'`,
  );
  await revise(database.prisma, about("news", 1), new Date(now.getTime() - 60_000));
  expect((await take(2)).map(({ subject }) => subject).sort()).toEqual(["1", "2"]);
});

test("what was sent and is known late is sent, though it was held meanwhile", async () => {
  const row = await underWay();
  await database.sql.rows(`UPDATE "Delivery" SET status = 'WAITING' WHERE id = $1::bigint`, [row.id]);
  await hold(database.prisma, "news", 1);
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now, aheadMs());
  await release(database.prisma, "news", 1, now);
  expect(await statuses()).toEqual(["SENT", "WAITING", "WAITING", "WAITING"]);
});

test("what was said is edited, held or dropped though the rest is", async () => {
  const row = await underWay();
  await record(database.sql, [{ row, outcome: { kind: "sent", messageId: 7 } }], now, aheadMs());
  await revise(database.prisma, about("news", 1), now);
  await hold(database.prisma, "news", 1);
  await revise(database.prisma, about("news", 1), now);
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
    `UPDATE "Delivery" SET status = $1::"DeliveryStatus", error = $2, "doneAt" = $3::timestamptz WHERE "personId" = 4`,
    [status, error, now],
  );
  const progress = await countProgress(database.sql, "news", "2", { now, judgedFrom: now });
  expect(progress).toMatchObject({ total: 1, [counted]: 1, judged: 1, judgedFailed: counted === "failed" ? 1 : 0 });
});
