import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createLogger } from "../../src/platform/log.ts";
import { startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { claim } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { endLeases } from "../../src/platform/telegram/inbox/lease-rows.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { openTestDatabase } from "../harness/database.ts";
import { deliveryOf, messageOf } from "../harness/deliveries.ts";
import { acquaint } from "./acquaint.ts";
import { createClock, createTelegram, message, plainRules, until } from "./wire.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("the only process on a database continues at once with what a killed process was handling", async () => {
  const { sql, prisma } = database;
  const clock = createClock();
  const vault = createVault([randomBytes(32)]);
  await storeUpdates(sql, vault, [message(1, 1001)], plainRules);
  expect(await claim(sql, { clockAheadMs: 0, leaseMs: 30_000, limit: 5, busy: [] })).toHaveLength(1);
  await acquaint(sql, 1002);
  const subjects = ["ping", "news"];
  const common = { class: 1 as const, notBefore: clock.now() };
  await enqueue(
    prisma,
    subjects.map((name, n) => deliveryOf({ ...common, personId: 1001 + n, message: name, subject: name })),
    clock.now(),
  );
  const later = new Date(clock.now().getTime() + 30_000);
  await sql.rows(`UPDATE "Delivery" SET status = 'SENDING', attempt = 1, "leasedUntil" = $1::timestamptz`, [later]);
  await sql.rows(
    `INSERT INTO "Pace" (id, holder, fence, "leasedUntil", "pausedUntil") VALUES (1, 'dead', 3, $1::timestamptz, $2::timestamptz)`,
    [later, new Date(clock.now().getTime() + 2000)],
  );

  await endLeases(sql);

  const handled: number[] = [];
  const log = createLogger("silent");
  const inbox = startInbox({
    sql,
    vault,
    log,
    handle: async ({ update_id: id }) => void handled.push(id),
    onStored: () => {},
    onHandled: () => {},
    setAsideMessage: messageOf("x"),
    pollMs: 5,
  });
  const telegram = createTelegram();
  const sender = startSender({
    sql,
    transport: createTransport({ token: "1:x", apiRoot: "http://telegram", send: telegram.send }),
    now: clock.now,
    clockAheadMs: clock.aheadMs,
    log,
    prepare: async (batch) =>
      new Map(
        batch.map(({ id, subject }) => [id, { kind: "call", method: "sendMessage", payload: { text: subject } }]),
      ),
    giveUpMessages: ["news"],
    onUnreachable: async () => {},
    pollMs: 5,
  });
  await until("the update", () => handled.length === 1);
  await until("a new holder", async () => (await prisma.pace.findFirst())?.fence === 4);
  // Telegram's pause outlives a process, and a successor waits a second anyway.
  clock.pass(1);
  await until("both are recovered", async () => (await prisma.delivery.count({ where: { status: "SENDING" } })) === 0);
  expect(telegram.texts()).toEqual([]);
  clock.pass(1);
  await until("the ping", async () => (await prisma.delivery.count({ where: { status: "SENT" } })) === 1);
  expect(telegram.texts()).toEqual(["ping"]);
  expect(await prisma.delivery.findFirst({ where: { subject: "news" } })).toMatchObject({ status: "UNKNOWN" });
  await inbox.stop();
  await sender.stop();
});
