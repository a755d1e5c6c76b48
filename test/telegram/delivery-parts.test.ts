import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { AlbumContent, FileContent } from "../../src/platform/chat/content.ts";
import { nextCall } from "../../src/platform/chat/next-call.ts";
import type { Shown } from "../../src/platform/chat/shown.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { enqueueAgain } from "../../src/platform/telegram/outbox/enqueue-again.ts";
import { enqueue, revise } from "../../src/platform/telegram/outbox/outbox.ts";
import { refusalIn } from "../../src/platform/telegram/outbox/refusal.ts";
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
let resendIfDeleted: boolean;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, aigul);
  [clock, telegram, sender, fallback, resendIfDeleted] = [createClock(), createTelegram(), null, null, true];
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
    prepare: async (batch) =>
      new Map(batch.map((row) => [row.id, nextCall(row, { shown, fallback }, resendIfDeleted)])),
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

/** Lets the delivery show something else, and waits for its edits. @returns what it called for them */
async function change(to: Shown): Promise<Seen[]> {
  const before = telegram.calls.length;
  const { wantedVersion } = await row();
  shown = to;
  await revise(database.prisma, about("part", 1), clock.now());
  await until("the edit", async () => {
    clock.pass(1);
    return (await row()).shownVersion > wantedVersion;
  });
  return telegram.calls.slice(before);
}

const rows = [[{ label: "№ 417", data: "t:label:1" }]];
const hasButtons = ({ payload }: Seen) => payload.reply_markup !== undefined;

test("an album has a line before it, with its buttons, and the album is the reply", async () => {
  shown = { content: album("a", "b"), heading: "№ 417", rows, replyTo: 5, topicId: 9 };
  await send();
  await becomes("SENT");
  expect(telegram.calls.map(({ method, payload }) => [method, payload.text])).toEqual([
    ["sendMessage", "№ 417"],
    ["sendMediaGroup", undefined],
  ]);
  expect(telegram.calls.map(hasButtons)).toEqual([true, false]);
  expect(telegram.calls.map(({ payload }) => payload.reply_parameters)).toEqual([
    undefined,
    { message_id: 5, allow_sending_without_reply: true },
  ]);
  expect(telegram.calls.map(({ payload }) => payload.message_thread_id)).toEqual([9, 9]);
  const calls = await change({ content: album("a", "b"), heading: "№ 417 · changed", rows });
  expect(calls.map(({ method }) => method)).toEqual(["editMessageText", "editMessageMedia", "editMessageMedia"]);
  expect(calls.map(hasButtons)).toEqual([true, false, false]);
});

test.each<[string, Shown & { content: object }]>([
  ["a text", { content: { kind: "text", text: "a" } }],
  ["a photo", { content: photo("a") }],
  ["a voice message", { content: { kind: "voice", fileId: "a" } }],
  ["a video note", { content: { kind: "videoNote", fileId: "a" } }],
  ["a location", { content: { kind: "location", lat: 1, lon: 2 } }],
  ["a contact", { content: { kind: "contact", phone: "+7", firstName: "A" } }],
  ["a file with a long caption", { content: { ...photo("a"), caption: long } }],
])("the buttons of %s survive each edit", async (_, content) => {
  shown = { ...content, rows };
  await send();
  await becomes("SENT");
  for (let edits = 0; edits < 2; edits += 1) {
    const calls = await change({ ...content, rows });
    expect(calls.map(hasButtons)).toEqual(calls.map((_, at) => at === calls.length - 1));
  }
});

test("what a shorter caption has left over is deleted, and a longer caption follows again", async () => {
  shown = { content: { ...photo("a"), caption: long }, rows };
  await send();
  await becomes("SENT");
  const { messageIds: before } = await row();
  const shorter = await change({ content: { ...photo("a"), caption: "short" }, rows });
  expect(shorter.map(({ method, payload }) => [method, payload.message_ids])).toEqual([
    ["editMessageMedia", undefined],
    ["deleteMessages", [before[1]]],
  ]);
  expect(shorter.map(hasButtons)).toEqual([true, false]);
  expect(await row()).toMatchObject({ messageId: before[0], messageIds: [before[0]], kinds: ["photo"] });
  const longer = await change({ content: { ...photo("a"), caption: long }, rows });
  expect(longer.map(({ method }) => method)).toEqual(["editMessageMedia", "sendMessage"]);
  expect((await row()).messageIds).toHaveLength(2);
});

test("what is too old to be deleted ends the edit all the same", async () => {
  shown = { content: { kind: "text", text: "word ".repeat(1000) } };
  await send();
  await becomes("SENT");
  telegram.behaves(({ method }) =>
    method === "deleteMessages" ? refusal(400, "Bad Request: message can't be deleted for everyone") : null,
  );
  const calls = await change({ content: { kind: "text", text: "short" } });
  expect(calls.map(({ method }) => method)).toEqual(["editMessageText", "deleteMessages"]);
  expect(await row()).toMatchObject({ status: "SENT", error: null, kinds: ["text"] });
  expect((await change({ content: { kind: "text", text: "shorter" } })).map(({ method }) => method)).toEqual([
    "editMessageText",
  ]);
});

test("the line that stands for a file goes when Telegram takes the file after all", async () => {
  shown = { content: album("a", "bad") };
  fallback = (missing) => ({ text: `missing ${missing}` });
  refusesBad();
  await send();
  await becomes("SENT");
  const { messageIds } = await row();
  telegram.behaves(() => null);
  const calls = await change({ content: album("a", "bad") });
  expect(calls.map(({ method }) => method)).toEqual(["editMessageMedia", "sendPhoto", "deleteMessages"]);
  expect(calls.at(-1)?.payload.message_ids).toEqual([messageIds[2]]);
});

test.each([
  ["is sent again where it must be known", true, ["editMessageText", "sendMessage"]],
  ["stays deleted otherwise", false, ["editMessageText"]],
])("a message that the person has deleted %s", async (_, resends, calls) => {
  shown = { content: { kind: "text", text: "a" }, rows };
  await send();
  await becomes("SENT");
  const { messageId } = await row();
  resendIfDeleted = resends;
  telegram.behaves(({ method }) =>
    method.startsWith("edit") ? refusal(400, "Bad Request: message to edit not found") : null,
  );
  expect((await change({ content: { kind: "text", text: "b" }, rows })).map(({ method }) => method)).toEqual(calls);
  expect((await row()).messageId === messageId).toBe(!resends);
  expect((await row()).status).toBe("SENT");
});

const refusesVoice = () =>
  telegram.behaves(({ method }) =>
    method === "sendVoice" ? refusal(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN") : null,
  );

test("a voice message that its reader refuses ends its delivery, which can be sent as a file then", async () => {
  shown = { content: { kind: "voice", fileId: "a" } };
  refusesVoice();
  await send();
  await becomes("REFUSED");
  expect(refusalIn((await row()).error)).toEqual({ kind: "never", what: "voice" });
  shown = { content: { kind: "audio", fileId: "a" } };
  const delivery = deliveryOf({ message: "part", subject: "1", personId: aigul, class: 1, notBefore: clock.now() });
  await enqueueAgain(database.prisma, delivery, clock.now());
  await becomes("SENT");
  expect(methods()).toEqual(["sendVoice", "sendAudio"]);
});

test("where there is a line for what is missing, it stands for a refused voice message too", async () => {
  shown = { content: { kind: "voice", fileId: "a" } };
  fallback = (missing) => ({ text: `missing ${missing}` });
  refusesVoice();
  await send();
  await becomes("SENT");
  expect(telegram.texts().at(-1)).toBe("missing 1");
});
