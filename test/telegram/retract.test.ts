import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Content } from "../../src/platform/chat/content.ts";
import { nextCall } from "../../src/platform/chat/next-call.ts";
import { retractCall } from "../../src/platform/chat/retract-call.ts";
import type { Shown } from "../../src/platform/chat/shown.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { sentMessageIds } from "../../src/platform/telegram/outbox/delivery-rows.ts";
import { enqueue, revise } from "../../src/platform/telegram/outbox/outbox.ts";
import { retract, retractFor } from "../../src/platform/telegram/outbox/retract-rows.ts";
import { remainsOf } from "../../src/platform/telegram/outbox/retract-step.ts";
import { type Sender, startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { about, deliveryOf } from "../harness/deliveries.ts";
import { acquaint } from "./acquaint.ts";
import { createClock, createTelegram, refusal, until } from "./wire.ts";

const aigul = 1;
const erlan = 2;
let database: Database;
let clock: ReturnType<typeof createClock>;
let telegram: ReturnType<typeof createTelegram>;
let sender: Sender | null;
let shown: Shown;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, erlan);
  [clock, telegram, sender] = [createClock(), createTelegram(), null];
});
afterEach(() => sender?.stop());

function start(): void {
  const line = { text: "taken back" };
  sender = startSender({
    sql: database.sql,
    transport: createTransport({ token: "1:secret", apiRoot: "http://telegram", send: telegram.send }),
    now: clock.now,
    log: createLogger("silent"),
    prepare: async (batch) =>
      new Map(
        batch.map((row) => [
          row.id,
          row.retractedAt === null
            ? nextCall(row, { shown, fallback: null }, true)
            : retractCall(row, line, clock.now()),
        ]),
      ),
    giveUpMessages: [],
    onUnreachable: async () => {},
    perSecond: 1000,
    perChatMs: 0,
    pollMs: 5,
  });
}

const say = (...personIds: number[]) =>
  enqueue(
    database.prisma,
    personIds.map((personId) =>
      deliveryOf({ message: "part", subject: "1", personId, class: 1, notBefore: clock.now() }),
    ),
    clock.now(),
  );
const rowOf = (personId: number) => database.prisma.delivery.findFirstOrThrow({ where: { personId } });
const becomes = (personId: number, status: string) =>
  until(status, async () => (await rowOf(personId)).status === status);
const calls = (from = 0) => telegram.calls.slice(from).map(({ method }) => method);
const hours = (n: number) => clock.pass(n * 3600);

async function told(content: Content, ...personIds: number[]): Promise<number> {
  shown = { content };
  start();
  await say(...personIds);
  for (const personId of personIds) await becomes(personId, "SENT");
  return telegram.calls.length;
}

test("what is younger than 48 hours is deleted, all its messages in one call, and twice is once", async () => {
  const items = ["a", "b"].map((fileId) => ({ kind: "photo" as const, fileId }));
  const before = await told({ kind: "album", items }, aigul, erlan);
  const ids = await sentMessageIds(database.prisma, about("part", 1), aigul);
  expect(ids).toHaveLength(2);
  expect(await retractFor(database.prisma, about("part", 1), aigul, clock.now())).toBe(1);
  expect(await retractFor(database.prisma, about("part", 1), aigul, clock.now())).toBe(0);
  await becomes(aigul, "SKIPPED");
  expect(telegram.calls.slice(before)).toEqual([
    { method: "deleteMessages", payload: { chat_id: aigul, message_ids: ids } },
  ]);
  const { error } = await rowOf(aigul);
  expect([error, remainsOf(error)]).toEqual(["retracted", []]);
  expect(await sentMessageIds(database.prisma, about("part", 1), aigul)).toEqual([]);
  expect((await rowOf(erlan)).status).toBe("SENT");
});

test("what is older is emptied: its files are replaced, its words become a line", async () => {
  const before = await told({ kind: "photo", fileId: "a", caption: "x".repeat(1025) }, aigul);
  hours(49);
  await retract(database.prisma, about("part", 1), clock.now());
  await becomes(aigul, "SKIPPED");
  expect(calls(before)).toEqual(["editMessageMedia", "editMessageText"]);
  expect(telegram.texts().at(-1)).toBe("taken back");
  expect((await rowOf(aigul)).error).toBe("retracted");
});

test("an old animation is replaced by a picture that shows nothing", async () => {
  const before = await told({ kind: "animation", fileId: "a", caption: "secret" }, aigul);
  hours(49);
  await retract(database.prisma, about("part", 1), clock.now());
  await becomes(aigul, "SKIPPED");
  expect(calls(before)).toEqual(["editMessageMedia"]);
  expect((await rowOf(aigul)).error).toBe("retracted");
});

test("of an old voice the caption goes, and that it remains is named", async () => {
  const before = await told({ kind: "voice", fileId: "a", caption: "secret" }, aigul);
  hours(49);
  await retract(database.prisma, about("part", 1), clock.now());
  await becomes(aigul, "SKIPPED");
  expect(telegram.calls.slice(before)).toMatchObject([{ method: "editMessageCaption", payload: { caption: "" } }]);
  expect(remainsOf((await rowOf(aigul)).error)).toEqual(["voice"]);
});

test.each<Content>([
  { kind: "videoNote", fileId: "a" },
  { kind: "contact", phone: "+7", firstName: "A" },
  { kind: "location", lat: 1, lon: 2 },
])("of an old $kind nothing can be changed: no call is made", async (content) => {
  const before = await told(content, aigul);
  hours(49);
  await retract(database.prisma, about("part", 1), clock.now());
  await becomes(aigul, "SKIPPED");
  expect(calls(before)).toEqual([]);
  expect(remainsOf((await rowOf(aigul)).error)).toEqual([content.kind]);
});

test("what Telegram refuses to delete is emptied", async () => {
  const before = await told({ kind: "text", text: "secret" }, aigul);
  telegram.behaves(({ method }) =>
    method === "deleteMessages" ? refusal(400, "Bad Request: message can't be deleted") : null,
  );
  await retract(database.prisma, about("part", 1), clock.now());
  await becomes(aigul, "SKIPPED");
  expect(calls(before)).toEqual(["deleteMessages", "editMessageText"]);
  expect((await rowOf(aigul)).error).toBe("retracted");
});

test("what was not said yet is never said, also when it is asked for again or revised", async () => {
  shown = { content: { kind: "text", text: "secret" } };
  await say(aigul);
  await retract(database.prisma, about("part", 1), clock.now());
  await revise(database.prisma, about("part", 1), clock.now());
  await say(aigul, erlan);
  start();
  await becomes(erlan, "SENT");
  expect(telegram.calls.map(({ payload }) => payload.chat_id)).toEqual([erlan]);
  expect(await rowOf(aigul)).toMatchObject({ status: "SKIPPED", error: "retracted" });
});

test("what is under way when it is taken back is deleted as soon as it has arrived", async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  telegram.behaves(({ method }) => (method === "sendMessage" ? promise : null));
  shown = { content: { kind: "text", text: "secret" } };
  await say(aigul);
  start();
  await until("it is under way", () => telegram.calls.length === 1);
  await retract(database.prisma, about("part", 1), clock.now());
  resolve(null);
  await becomes(aigul, "SKIPPED");
  expect(calls()).toEqual(["sendMessage", "deleteMessages"]);
});

test("what is under way and comes back unsaid is not said", async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  telegram.behaves(async () => {
    await promise;
    return refusal(500, "Internal Server Error");
  });
  shown = { content: { kind: "text", text: "secret" } };
  await say(aigul);
  start();
  await until("it is under way", () => telegram.calls.length === 1);
  await retract(database.prisma, about("part", 1), clock.now());
  resolve(null);
  await until("it has come back", async () => (await rowOf(aigul)).status === "WAITING");
  telegram.behaves(() => null);
  clock.pass(60);
  await becomes(aigul, "SKIPPED");
  expect(calls().filter((method) => method === "sendMessage")).toHaveLength(1);
});
