import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { nextCall } from "../../src/platform/chat/next-call.ts";
import { retractCall } from "../../src/platform/chat/retract-call.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { skipNews } from "../../src/platform/telegram/outbox/delivery-rows.ts";
import { enqueueAgain } from "../../src/platform/telegram/outbox/enqueue-again.ts";
import { type Holds, startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { enqueue, revise, sentMessageId } from "../../src/platform/telegram/outbox/outbox.ts";
import { retractFor } from "../../src/platform/telegram/outbox/retract-rows.ts";
import { type Sender, startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { about, deliveryOf, type TestDelivery } from "../harness/deliveries.ts";
import { acquaint } from "./acquaint.ts";
import { createClock, createTelegram, refusal, until } from "./wire.ts";

// A delivery belongs to a person, so nothing else needs to change when Person.telegramId changes or is sealed one day.
const aigul = 1;
const erlan = 2;
const newId = 5001;
let database: Database;
let clock: ReturnType<typeof createClock>;
let telegram: ReturnType<typeof createTelegram>;
let holds: Holds;
let sender: Sender;
let unreachable: number[];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, erlan);
  [clock, telegram, unreachable] = [createClock(), createTelegram(), []];
  const log = createLogger("silent");
  holds = await startHolds({ sql: database.sql, log, clockAheadMs: clock.aheadMs, refreshMs: 5 });
  sender = startSender({
    sql: database.sql,
    transport: createTransport({ token: "1:secret", apiRoot: "http://telegram", send: telegram.send, holds }),
    holds,
    now: clock.now,
    clockAheadMs: clock.aheadMs,
    log,
    prepare: async (batch) =>
      new Map(
        batch.map((row) => [
          row.id,
          row.retractedAt === null
            ? nextCall(row, { shown: { content: { kind: "text", text: row.subject } }, fallback: null }, true)
            : retractCall(row, { text: "taken back" }, clock.now()),
        ]),
      ),
    giveUpMessages: [],
    onUnreachable: async (personId) => void unreachable.push(personId),
    perSecond: 1000,
    perChatMs: 0,
    pollMs: 5,
  });
});
afterEach(async () => {
  await sender.stop();
  await holds.stop();
});

const delivery = (subject: string, fields: Partial<TestDelivery> = {}) =>
  deliveryOf({ message: "ping", subject, personId: aigul, class: 1, notBefore: clock.now(), ...fields });
const say = (...deliveries: ReturnType<typeof delivery>[]) => enqueue(database.prisma, deliveries, clock.now());
const becomes = (subject: string, status: string) =>
  until(`${subject} is ${status}`, async () => {
    const rows = await database.prisma.delivery.findMany({ where: { subject } });
    return rows.every((row) => row.status === status && (status !== "SENT" || row.shownVersion === row.wantedVersion));
  });
const changeId = () =>
  database.prisma.person.update({ where: { id: aigul }, data: { telegramId: newId } }).then(() => {});
/** What reached Telegram since, as "method chat message". */
const calls = (from: number) =>
  telegram.calls
    .slice(from)
    .map(({ method, payload: { chat_id, message_id, text } }) => [method, chat_id, message_id, text]);

test("what waited for a person whose Telegram id changes reaches them, in turn and once", async () => {
  const later = new Date(clock.now().getTime() + 60_000);
  await say(delivery("now"), delivery("first", { notBefore: later }), delivery("second", { notBefore: later }));
  await becomes("now", "SENT");
  await changeId();
  await say(delivery("now"), delivery("first"), delivery("theirs", { personId: erlan }));
  await becomes("theirs", "SENT");
  clock.pass(61);
  await becomes("second", "SENT");
  expect(calls(0)).toEqual([
    ["sendMessage", aigul, undefined, "now"],
    ["sendMessage", erlan, undefined, "theirs"],
    ["sendMessage", newId, undefined, "first"],
    ["sendMessage", newId, undefined, "second"],
  ]);
});

test("what was said is revised in place, found for its buttons and taken back", async () => {
  await say(delivery("a"), delivery("a", { personId: erlan }));
  await becomes("a", "SENT");
  const ids = [
    await sentMessageId(database.prisma, about("ping", "a"), aigul),
    await sentMessageId(database.prisma, about("ping", "a"), erlan),
  ];
  await changeId();
  expect(await sentMessageId(database.prisma, about("ping", "a"), aigul)).toBe(ids[0]);
  await revise(database.prisma, about("ping", "a"), clock.now());
  await becomes("a", "SENT");
  expect(calls(2).toSorted()).toEqual([
    ["editMessageText", erlan, ids[1], "a"],
    ["editMessageText", newId, ids[0], "a"],
  ]);
  expect(await retractFor(database.prisma, about("ping", "a"), aigul, clock.now())).toBe(1);
  await until("it is taken back", () => telegram.calls.length === 5);
  expect(telegram.calls[4]).toMatchObject({
    method: "deleteMessages",
    payload: { chat_id: newId, message_ids: [ids[0]] },
  });
});

test("a chat that Telegram wants nothing for is known by its new id, and so is who cannot be reached", async () => {
  await changeId();
  await holds.note({ method: "sendMessage", chatId: String(newId), isBulk: false }, 60);
  await say(delivery("held"), delivery("theirs", { personId: erlan }));
  await becomes("theirs", "SENT");
  expect(calls(0)).toEqual([["sendMessage", erlan, undefined, "theirs"]]);
  expect(await database.prisma.delivery.findFirstOrThrow({ where: { subject: "held" } })).toMatchObject({ attempt: 0 });
  telegram.behaves(() => refusal(403, "Forbidden: bot was blocked by the user"));
  clock.pass(61);
  await until("it is refused", () => unreachable.length > 0);
  expect(unreachable).toEqual([aigul]);
});

test("what is given up is put into the outbox again, and news are ended", async () => {
  const later = new Date(clock.now().getTime() + 60_000);
  await say(delivery("news", { class: 3, notBefore: later }));
  await changeId();
  await skipNews(database.prisma, [aigul], "blocked", clock.now());
  await becomes("news", "SKIPPED");
  await enqueueAgain(database.prisma, delivery("news", { class: 3 }), clock.now());
  await becomes("news", "SENT");
  expect(calls(0)).toEqual([["sendMessage", newId, undefined, "news"]]);
  expect(await database.prisma.delivery.count()).toBe(1);
});
