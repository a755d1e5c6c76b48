import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Conversation, type ConversationFlavor, conversations, createConversation } from "@grammyjs/conversations";
import { createAdaptorServer } from "@hono/node-server";
import { Bot, type Context, GrammyError, HttpError, InputFile } from "grammy";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { errorFacts } from "../../src/platform/log.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import type { TooMany } from "../../src/platform/telegram/outbox/hold-scope.ts";
import { noHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { createPool, createTransport } from "../../src/platform/telegram/transport.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { type Answer, broken, createTelegram, message, refusal, type Seen } from "./wire.ts";

const token = "4242:a-secret-that-nobody-may-see";
const me = { id: 4242, is_bot: true as const, first_name: "B", username: "b_bot" } as never;

/** A transport over a Telegram that answers as it is told. */
function wired(behave: (call: Seen) => Answer | null = () => null) {
  const telegram = createTelegram();
  telegram.behaves(behave);
  const tooMany: number[] = [];
  const transport = createTransport({
    token,
    apiRoot: "http://telegram/root/",
    send: telegram.send,
    holds: { ...noHolds, note: async (_, seconds) => void tooMany.push(seconds) },
  });
  const bot = new Bot<ConversationFlavor<Context>>(token, {
    botInfo: me,
    client: { apiRoot: "http://telegram/root", fetch: transport.fetch },
  });
  return { telegram, transport, tooMany, bot };
}

/** Answers the first calls with these, the rest well. */
function first(...answers: (Answer | null)[]) {
  return () => answers.shift() ?? null;
}

const slowDown = (seconds: number) =>
  refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

async function failureOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => {
      throw new Error("It should have failed.");
    },
    (error: Error) => error,
  );
}

/** Everything that a log or a print can show of an error. */
function visible(error: Error): string {
  const cause = error instanceof HttpError ? (error.error as Error) : error;
  return [error, cause]
    .map((item) => `${item} ${item.stack} ${JSON.stringify(item)} ${JSON.stringify(errorFacts(item))}`)
    .join();
}

describe("a direct answer", () => {
  afterEach(() => vi.useRealTimers());

  test("waits for Telegram where it wants up to three seconds, once", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { telegram, tooMany, bot } = wired(first(slowDown(3)));
    const sending = bot.api.sendMessage(1, "x");
    await vi.waitFor(() => expect(telegram.calls).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(2999);
    expect(telegram.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await sending;
    expect(telegram.calls).toHaveLength(2);
    expect(tooMany).toEqual([3]);
  });

  test("does not wait longer: the error says when to come back", async () => {
    const { telegram, tooMany, bot } = wired(() => slowDown(4));
    const error = await failureOf(bot.api.sendMessage(1, "x"));
    expect(error).toBeInstanceOf(GrammyError);
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 4 } });
    expect(telegram.calls).toHaveLength(1);
    expect(tooMany).toEqual([4]);
  });

  test.each([
    ["a broken connection", broken("ECONNRESET")],
    ["an address that nobody has", broken("ENOTFOUND", "getaddrinfo")],
    ["a library that names the address", new Error(`POST https://api.telegram.org/bot${token}/sendMessage failed`)],
    ["a page that repeats the address", { status: 502, text: `<h1>Bad Gateway /bot${token}/sendMessage</h1>` }],
    ["words without a meaning", { status: 200, text: `null` }],
  ])("%s is a plain error that survives JSON and tells neither token nor address", async (_, answer) => {
    const { bot, transport } = wired(() => answer as Answer);
    const error = await failureOf(bot.api.sendMessage(1, "x"));
    expect(error).toBeInstanceOf(HttpError);
    const inner = (error as HttpError).error as Error;
    expect(Object.getPrototypeOf(inner)).toBe(Error.prototype);
    expect(Object.keys(inner)).toEqual([]);
    expect(inner.message).toMatch(/^Telegram was not reached: ./);
    expect(visible(error)).not.toMatch(/secret|api\.telegram|bot4242/);
    expect(JSON.stringify(await transport.call("sendMessage", {}))).not.toMatch(/secret|api\.telegram|bot4242/);
  });

  test("that changes nothing succeeds, and an edit of a message that is gone sends a new message", async () => {
    const { telegram, bot } = wired(
      first(
        refusal(400, "Bad Request: message is not modified"),
        refusal(400, "Bad Request: message to edit not found"),
      ),
    );
    await bot.api.editMessageText(1, 5, "x");
    await bot.api.editMessageText(1, 5, "y");
    expect(telegram.calls.map(({ method }) => method)).toEqual(["editMessageText", "editMessageText", "sendMessage"]);
    expect(telegram.calls.at(-1)?.payload).toEqual({ chat_id: 1, text: "y" });
  });

  test("inside a conversation goes the same way", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"], shouldAdvanceTime: true, advanceTimeDelta: 500 });
    const { telegram, tooMany, bot } = wired(first(slowDown(2)));
    bot.use(conversations());
    bot.use(
      createConversation(async function ask(_: Conversation, ctx: Context) {
        await ctx.reply("name?");
      }),
    );
    bot.on("message", (ctx) => ctx.conversation.enter("ask"));
    await bot.handleUpdate(message(1, 7));
    expect(telegram.texts()).toEqual(["name?", "name?"]);
    expect(tooMany).toEqual([2]);
  });

  test("inside a conversation that must wait longer fails with Telegram's own time", async () => {
    const { bot } = wired(() => slowDown(50));
    bot.use(conversations());
    bot.use(
      createConversation(async function ask(_: Conversation, ctx: Context) {
        await ctx.reply("name?");
      }),
    );
    bot.on("message", (ctx) => ctx.conversation.enter("ask"));
    const error = (await failureOf(bot.handleUpdate(message(1, 7)))) as Error & { error: unknown };
    expect(error.error).toMatchObject({ parameters: { retry_after: 50 } });
  });
});

describe("what is held", () => {
  /** A transport whose holds are as told, and what it noted. */
  function held(waitMs: (method: string, chatId: string | null) => number, behave?: (call: Seen) => Answer | null) {
    const telegram = createTelegram();
    if (behave !== undefined) telegram.behaves(behave);
    const noted: [met: TooMany, seconds: number][] = [];
    const note = async (met: TooMany, seconds: number) => void noted.push([met, seconds]);
    const holds = { ...noHolds, waitMs, note };
    const transport = createTransport({ token, apiRoot: "http://telegram", send: telegram.send, holds });
    const { api } = new Bot(token, { botInfo: me, client: { apiRoot: "http://telegram", fetch: transport.fetch } });
    return { telegram, transport, api, noted };
  }

  test("a direct answer to a chat that is held for long does not call, and says when to come back", async () => {
    const { telegram, api, noted } = held((_, chatId) => (chatId === "7" ? 10_071_001 : 0));
    const error = await failureOf(api.sendMessage(7, "x"));
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 10_072 } });
    await api.sendMessage(8, "x");
    expect(telegram.calls.map(({ payload }) => payload.chat_id)).toEqual([8]);
    expect(noted).toEqual([]);
  });

  test("a direct answer waits for a hold of up to three seconds", async () => {
    const { telegram, api } = held((_, chatId) => (chatId === "7" ? 3000 : 0));
    const sending = api.sendMessage(7, "x");
    await api.sendMessage(8, "other");
    expect(telegram.texts()).toEqual(["other"]);
    await sending;
    expect(telegram.texts()).toEqual(["other", "x"]);
  });

  test("a call of the wire is answered as Telegram would answer it, and does not leave", async () => {
    const { telegram, transport } = held((method) => (method === "setMyCommands" ? 4200 : 0));
    expect(await transport.call("setMyCommands", {})).toEqual({ kind: "tooMany", retryAfterSeconds: 5 });
    expect(telegram.calls).toEqual([]);
  });

  test.each<[string, (api: Bot["api"]) => Promise<unknown>, string | null]>([
    ["a message", (api) => api.sendMessage(7, 'a "chat_id":8 in the text'), "7"],
    ["a message to a chat given in words", (api) => api.sendMessage("7", "x"), "7"],
    ["a message to a group", (api) => api.sendMessage(-100123, "x"), "-100123"],
    ["a call whose chat comes later", (api) => api.raw.sendMessage({ text: "x", chat_id: 7 }), "7"],
    [
      "a call whose text looks like one",
      (api) => api.raw.answerCallbackQuery({ callback_query_id: '"chat_id":7' }),
      null,
    ],
    ["a call about no chat", (api) => api.setMyCommands([]), null],
    [
      "a call about no chat that names one inside",
      (api) => api.setMyCommands([], { scope: { type: "chat", chat_id: 7 } }),
      null,
    ],
  ])("a 429 of %s is noted with its chat", async (_, call, chatId) => {
    const { api, noted } = held(
      () => 0,
      () => slowDown(20),
    );
    await failureOf(call(api));
    expect(noted).toEqual([[{ method: expect.any(String), chatId, isBulk: false }, 20]]);
  });

  test("a 429 of an upload, whose chat nobody can read, holds nothing: its update waits", async () => {
    const { api, noted } = held(
      () => 0,
      () => slowDown(20),
    );
    const error = await failureOf(api.sendDocument(7, new InputFile(Buffer.from("a"), "a.txt")));
    expect(error).toMatchObject({ parameters: { retry_after: 20 } });
    expect(noted).toEqual([]);
  });

  test("an announcement's 429 is noted as one", async () => {
    const { transport, noted } = held(
      () => 0,
      () => slowDown(20),
    );
    await transport.call("sendMessage", { chat_id: 7, text: "x" }, undefined, { isBulk: true });
    expect(noted).toEqual([[{ method: "sendMessage", chatId: "7", isBulk: true }, 20]]);
  });
});

describe("a chat that is answered much", () => {
  test("gets its burst at once and then one by one; the others do not wait", async () => {
    const telegram = createTelegram();
    const answerRate = { burst: 2, everyMs: 300 };
    const { fetch } = createTransport({ token, apiRoot: "http://telegram", send: telegram.send, answerRate });
    const { api } = new Bot(token, { botInfo: me, client: { apiRoot: "http://telegram", fetch } });
    const sending = [1, 2, 3, 4].map((n) => api.sendMessage(7, `${n}`));
    await api.sendMessage(8, "other");
    expect(telegram.texts()).toEqual(["1", "2", "other"]);
    await sending[2];
    expect(telegram.texts()).toEqual(["1", "2", "other", "3"]);
    await Promise.all(sending);
    expect(telegram.texts()).toHaveLength(5);
  });

  test("and that an announcement's 429 meets is limited by itself", async () => {
    const telegram = createTelegram();
    const bulk: boolean[] = [];
    const holds = { ...noHolds, note: async ({ isBulk }: TooMany) => void bulk.push(isBulk) };
    const answerRate = { burst: 20, everyMs: 60_000 };
    const transport = createTransport({ token, apiRoot: "http://telegram", send: telegram.send, holds, answerRate });
    const { api } = new Bot(token, { botInfo: me, client: { apiRoot: "http://telegram", fetch: transport.fetch } });
    await api.sendMessage(7, "answer");
    telegram.behaves(() => slowDown(5));
    for (const chat_id of [7, 8]) {
      await transport.call("sendMessage", { chat_id, text: "news" }, undefined, { isBulk: true });
    }
    expect(bulk).toEqual([false, true]);
  });
});

describe("an edit that cannot be made", () => {
  const refusals = [
    "message to edit not found",
    "message can't be edited",
    "MESSAGE_ID_INVALID",
    "there is no text in the message to edit",
  ];
  const photo = { type: "photo" as const, media: "file" };
  const kinds: [string, (api: Bot["api"]) => Promise<unknown>, string | null][] = [
    ["text", (api) => api.editMessageText(7, 1, "x"), "sendMessage"],
    ["caption", (api) => api.editMessageCaption(7, 1, { caption: "x" }), "sendMessage"],
    ["media", (api) => api.editMessageMedia(7, 1, photo), "sendPhoto"],
    ["keyboard", (api) => api.editMessageReplyMarkup(7, 1), null],
    ["inline message", (api) => api.editMessageTextInline("a", "x"), null],
  ];
  const all = kinds.flatMap(([kind, edit, instead]) =>
    refusals.map((words): [string, string, (api: Bot["api"]) => Promise<unknown>, string | null] => [
      kind,
      words,
      edit,
      instead,
    ]),
  );

  test.each(all)("of a %s (%s) leads to a new message or to silence", async (_, words, edit, instead) => {
    const { bot, telegram } = wired(({ method }) =>
      method.startsWith("edit") ? refusal(400, `Bad Request: ${words}`) : null,
    );
    await edit(bot.api as unknown as Bot["api"]);
    expect(telegram.calls.map(({ method }) => method).slice(1)).toEqual(instead === null ? [] : [instead]);
  });

  test("says so where no new message is wanted", async () => {
    const { transport } = wired(() => refusal(400, "Bad Request: MESSAGE_ID_INVALID"));
    const edit = { chat_id: 7, message_id: 1, caption: "x" };
    expect(await transport.call("editMessageCaption", edit, undefined, { resendIfDeleted: false })).toMatchObject({
      kind: "refused",
      means: { kind: "gone", what: "message" },
    });
  });

  test("is refused where its content is", async () => {
    const { bot, telegram } = wired(() => refusal(400, "Bad Request: can't parse entities"));
    expect(await failureOf(bot.api.editMessageText(7, 1, "x"))).toMatchObject({ error_code: 400 });
    expect(telegram.calls).toHaveLength(1);
  });
});

describe("what became of a call", () => {
  const outcomes: [string, Answer | null, object][] = [
    ["answered", null, { kind: "ok" }],
    [
      "refused",
      refusal(400, "Bad Request: chat not found"),
      { kind: "refused", code: 400, description: "Bad Request: chat not found" },
    ],
    ["too many", slowDown(7), { kind: "tooMany", retryAfterSeconds: 7 }],
    ["too many for hours", slowDown(10_072), { kind: "tooMany", retryAfterSeconds: 10_072 }],
    ["too many for no time", slowDown(0), { kind: "tooMany", retryAfterSeconds: 1 }],
    ["too many, without a time", { status: 429, text: "{}" }, { kind: "tooMany", retryAfterSeconds: 1 }],
    ["Telegram's own failure", refusal(500, "Internal Server Error"), { kind: "unknown", cause: "status 500" }],
    ["a page", { status: 502, text: "<html>" }, { kind: "unknown", cause: "not an answer of Telegram, status 502" }],
    ["a page that slows us down", { status: 429, text: "<html>" }, { kind: "tooMany", retryAfterSeconds: 1 }],
    ["half of the words", { status: 200, text: '{"ok":true,"result":{"mess' }, { kind: "unknown" }],
    ["no words at all", { status: 200, text: "" }, { kind: "unknown" }],
    ["somebody else's JSON", { status: 200, text: "{}" }, { kind: "unknown" }],
    ["somebody else's refusal", { status: 403, text: '{"error":"blocked"}' }, { kind: "unknown" }],
    ["a success without a result", { status: 200, text: '{"ok":true}' }, { kind: "unknown" }],
    ["no connection", broken("ECONNREFUSED", "connect"), { kind: "unreachable", cause: "ECONNREFUSED" }],
    ["no way there", broken("EHOSTUNREACH", "connect"), { kind: "unreachable" }],
    ["no way there from a connection that stood", broken("EHOSTUNREACH"), { kind: "unknown" }],
    [
      "no connection at any of its addresses",
      Object.assign(new AggregateError([broken("ECONNREFUSED", "connect"), broken("ENETUNREACH", "connect")]), {
        code: "ECONNREFUSED",
      }),
      { kind: "unreachable" },
    ],
    ["a connection that broke", broken("ECONNRESET"), { kind: "unknown", cause: "ECONNRESET" }],
    ["one that took too long", new DOMException("x", "TimeoutError"), { kind: "unknown", cause: "TimeoutError" }],
  ];
  test.each(outcomes)("%s", async (_, answer, expected) => {
    const { transport } = wired(() => answer);
    expect(await transport.call("sendMessage", { chat_id: 1, text: "x" })).toMatchObject(expected);
  });

  test("what cannot be written as JSON is refused before it leaves", async () => {
    const { transport, telegram } = wired();
    expect(await transport.call("sendMessage", { chat_id: 1n })).toMatchObject({ kind: "refused", code: 400 });
    expect(telegram.calls).toEqual([]);
  });
});

describe("over real HTTP", () => {
  let playground: Playground;
  let server: ReturnType<typeof createAdaptorServer>;
  let pool: ReturnType<typeof createPool>;
  let bot: Bot;
  let transport: ReturnType<typeof createTransport>;

  beforeAll(async () => {
    playground = createPlayground({
      token,
      username: "b_bot",
      botName: "B",
      now: () => new Date(),
      people: [{ id: 101, firstName: "Айгүл", languageCode: "kk", role: "citizen" }],
    });
    server = createAdaptorServer({ fetch: playground.app.fetch });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    pool = createPool(apiRoot);
    transport = createTransport({ token, apiRoot, send: pool.send });
    bot = new Bot(token, { botInfo: me, client: { apiRoot, fetch: transport.fetch } });
    playground.sendText(101, "start");
  });
  afterAll(async () => {
    await pool.close();
    playground.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      (server as Server).closeAllConnections();
    });
  });

  test("a file is uploaded, with grammY's own abort signal around it", async () => {
    const sent = await bot.api.sendDocument(101, new InputFile(Buffer.from("сараптама".repeat(5000)), "есеп.txt"));
    expect(sent.document).toMatchObject({ file_name: "есеп.txt", file_size: Buffer.byteLength("сараптама") * 5000 });
    // A file that must be sent again is not: its stream is used up.
    playground.faults = () => ({ kind: "refuse", code: 429, description: "Too Many Requests", retryAfter: 1 });
    const error = await failureOf(bot.api.sendDocument(101, new InputFile(Buffer.from("a"), "a.txt")));
    playground.faults = undefined;
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  });

  test("a call is ended by grammY's signal", async () => {
    playground.faults = () => ({ kind: "delay", milliseconds: 60_000 });
    const end = new AbortController();
    const grammys = new AbortController();
    const ended = failureOf(bot.api.sendMessage(101, "x", {}, grammys.signal as never));
    const called = transport.call("sendMessage", { chat_id: 101, text: "x" }, end.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    grammys.abort();
    end.abort();
    playground.faults = undefined;
    expect(visible(await ended)).not.toContain("secret");
    expect(await called).toMatchObject({ kind: "unknown" });
  });

  test("a connection that breaks after the call was carried out is unknown, and said so without the token", async () => {
    playground.faults = () => ({ kind: "drop", when: "after" });
    const outcome = await transport.call("sendMessage", { chat_id: 101, text: "carried out" });
    const error = await failureOf(bot.api.sendMessage(101, "carried out too"));
    playground.faults = undefined;
    expect(outcome).toMatchObject({ kind: "unknown" });
    expect(visible(error)).not.toMatch(/secret|127\.0\.0\.1/);
    expect(playground.chat(101).messages.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["carried out", "carried out too"]),
    );
  });

  test("where nobody listens, nothing has left", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    for (const host of ["127.0.0.1", "localhost"]) {
      const other = createPool(`http://${host}:${port}`);
      const send: Send = other.send;
      const lost = createTransport({ token, apiRoot: `http://${host}:${port}`, send });
      expect(await lost.call("getMe", {})).toEqual({ kind: "unreachable", cause: "ECONNREFUSED" });
      await other.close();
    }
  });
});
