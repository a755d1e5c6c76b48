import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { AlbumContent, FileContent } from "../../src/platform/chat/content.ts";
import { nextCall } from "../../src/platform/chat/next-call.ts";
import type { Shown } from "../../src/platform/chat/shown.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { enqueue, revise } from "../../src/platform/telegram/outbox/outbox.ts";
import { type Sender, startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { about, deliveryOf } from "../harness/deliveries.ts";
import { acquaint } from "./acquaint.ts";
import { createClock, createTelegram, refusal, type Seen, until } from "./wire.ts";

const aigul = 1;
let database: Database;
let clock: ReturnType<typeof createClock>;
let telegram: ReturnType<typeof createTelegram>;
let sender: Sender | null;
/** What the only delivery says, and what is said in place of what is refused. */
let shown: Shown;
let fallback: ((missing: number) => { text: string }) | null;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, aigul);
  [clock, telegram, sender, fallback] = [createClock(), createTelegram(), null, null];
});
afterEach(() => sender?.stop());

async function send(): Promise<void> {
  const delivery = deliveryOf({ message: "part", subject: "1", personId: aigul, class: 1, notBefore: clock.now() });
  await enqueue(database.prisma, [delivery], clock.now());
  sender = startSender({
    sql: database.sql,
    transport: createTransport({ token: "1:secret", apiRoot: "http://telegram", send: telegram.send }),
    now: clock.now,
    log: createLogger("silent"),
    prepare: async (batch) => new Map(batch.map((row) => [row.id, nextCall(row, { shown, fallback }, true)])),
    giveUpMessages: [],
    onUnreachable: async () => {},
    perSecond: 1000,
    perChatMs: 0,
    pollMs: 5,
  });
}

const row = () => database.prisma.delivery.findFirstOrThrow();
const becomes = (status: string) => until(status, async () => (await row()).status === status);
const methods = () => telegram.calls.map(({ method }) => method);
const photo = (fileId: string): FileContent => ({ kind: "photo", fileId });
const album = (...fileIds: string[]): AlbumContent => ({ kind: "album", items: fileIds.map(photo) });
const long = "x".repeat(1025);
const isBad = ({ payload }: Seen) => JSON.stringify(payload).includes("bad");
const refusesBad = () => telegram.behaves((call) => (isBad(call) ? refusal(400, "Bad Request: wrong file") : null));

test("an album and its long caption arrive in order, with all their ids", async () => {
  const [first, ...others] = album("a", "b").items;
  shown = {
    content: { kind: "album", items: [{ ...photo("a"), ...first, caption: long }, ...others] },
    replyTo: 5,
    protected: true,
  };
  await send();
  await becomes("SENT");
  expect(methods()).toEqual(["sendMediaGroup", "sendMessage"]);
  expect(telegram.calls[0]?.payload).toMatchObject({ reply_parameters: { message_id: 5 }, protect_content: true });
  expect(telegram.calls[1]?.payload).toMatchObject({ text: long, protect_content: true });
  expect(telegram.calls[1]?.payload).not.toHaveProperty("reply_parameters");
  const { messageId, messageIds, kinds, partsDone } = await row();
  expect({ messageIds, kinds, partsDone }).toEqual({
    messageIds: [messageId, Number(messageId) + 1, Number(messageId) + 3],
    kinds: ["photo", "photo", "text"],
    partsDone: 0,
  });
});

test("what Telegram will never take is replaced by a line, which is said once", async () => {
  shown = { content: photo("bad") };
  fallback = (missing) => ({ text: `missing ${missing}` });
  refusesBad();
  await send();
  await becomes("SENT");
  expect(methods()).toEqual(["sendPhoto", "sendMessage"]);
  expect(telegram.texts().at(-1)).toBe("missing 1");
  expect((await row()).messageIds).toEqual([0, (await row()).messageId]);
});

test("of an album that is refused the files go one by one, and one line stands for what is missing", async () => {
  shown = { content: album("a", "bad 1", "c", "bad 2") };
  fallback = (missing) => ({ text: `missing ${missing}` });
  refusesBad();
  await send();
  await becomes("SENT");
  expect(methods()).toEqual(["sendMediaGroup", "sendPhoto", "sendPhoto", "sendPhoto", "sendPhoto", "sendMessage"]);
  expect(telegram.texts().at(-1)).toBe("missing 2");
  expect((await row()).messageIds.map((id) => id !== 0)).toEqual([true, false, true, false, true]);
});

test("without a line for it, the rest of an album arrives", async () => {
  shown = { content: album("a", "bad") };
  refusesBad();
  await send();
  await becomes("SENT");
  expect((await row()).messageIds.map((id) => id !== 0)).toEqual([true, false]);
});

test("without a line for it, a refused file ends its delivery", async () => {
  shown = { content: photo("bad") };
  refusesBad();
  await send();
  await becomes("REFUSED");
  expect((await row()).error).toMatch(/^400 /);
});

test("a chat that is closed to the bot ends a delivery of several messages at once", async () => {
  shown = { content: album("a", "b") };
  fallback = () => ({ text: "missing" });
  telegram.behaves(() => refusal(403, "Forbidden: bot was blocked by the user"));
  await send();
  await becomes("REFUSED");
  expect(methods()).toEqual(["sendMediaGroup"]);
});

test("a message whose process dies goes on with the part that was not sent", async () => {
  shown = { content: { ...photo("a"), caption: long } };
  telegram.behaves(({ method }) => (method === "sendMessage" ? new Promise(() => {}) : null));
  await send();
  await until("the caption is under way", () => methods().length === 2);
  await sender?.stop();
  telegram.behaves(() => null);
  await send();
  clock.pass(60);
  await becomes("SENT");
  expect(methods()).toEqual(["sendPhoto", "sendMessage", "sendMessage"]);
});

test("a change edits each message where it stands; what cannot be changed stays", async () => {
  shown = { content: { ...photo("a"), caption: long } };
  await send();
  await becomes("SENT");
  const { messageIds } = await row();
  shown = { content: { ...photo("b"), caption: `${long}!` } };
  await revise(database.prisma, about("part", 1), clock.now());
  await until("the edit", async () => (await row()).shownVersion === 2);
  expect(telegram.calls.slice(2).map(({ method, payload }) => [method, payload.message_id])).toEqual([
    ["editMessageMedia", messageIds[0]],
    ["editMessageText", messageIds[1]],
  ]);
});
