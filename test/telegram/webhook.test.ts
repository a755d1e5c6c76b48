import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HttpServer, startHttp } from "../../src/app/http.ts";
import { createLogger, type Logger } from "../../src/platform/log.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import { endWebhook, type Receiver } from "../../src/platform/telegram/receiving/receive.ts";
import { startWebhook } from "../../src/platform/telegram/receiving/webhook.ts";
import { createWebhookEndpoint } from "../../src/platform/telegram/receiving/webhook-endpoint.ts";
import { createTransport, type Transport } from "../../src/platform/telegram/transport.ts";
import { noWireMetrics } from "../../src/platform/telegram/wire-metrics.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { message, until } from "./wire.ts";

const token = "4242:playground_token";
const secret = "a-secret-of-sixteen-or-more";
const url = "https://bot.example/telegram";
const people = [101, 102, 103].map((id) => ({ id, firstName: "Айгүл", languageCode: "kk", role: "citizen" }));

let playground: Playground;
let transport: Transport;
let lines: string[];
let closes: (() => Promise<void>)[];
/** Where the proxy at bot.example forwards to; null: nobody is there. */
let port: number | null;
let log: Logger;

beforeEach(() => {
  port = null;
  lines = [];
  const write = (line: Buffer, _: unknown, done: () => void) => {
    lines.push(line.toString());
    done();
  };
  log = createLogger("info", new Writable({ write }));
  closes = [];
  playground = createPlayground({
    token,
    username: "b_bot",
    botName: "B",
    now: () => new Date(),
    people,
    wait: (_, signal) => sleep(5, undefined, { signal }).catch(() => {}),
    deliver: (address, init) => {
      if (port === null) throw new Error("Connection refused");
      return fetch(address.replace("https://bot.example", `http://127.0.0.1:${port}`), init);
    },
  });
  const send: Send = async ({ path, headers, body, signal }) => {
    const init = { method: "POST", headers, body, signal: signal ?? null };
    const response = await playground.fetch(`http://playground${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  transport = createTransport({ token, apiRoot: "http://playground", send });
});
afterEach(async () => {
  for (const close of closes.reverse()) await close();
  playground.close();
});

interface Receiving {
  receiver: Receiver;
  http: HttpServer;
  kept: (string | undefined)[];
}

/** A process that receives by webhook. `store` may fail or wait before it stores the updates. */
async function receive(store: (updates: Update[]) => Promise<void> = async () => {}): Promise<Receiving> {
  const kept: (string | undefined)[] = [];
  const door = createWebhookEndpoint({ url, secret, log, meters: noWireMetrics });
  const http = await startHttp({ host: "127.0.0.1", port: 0, webhook: door, obstacles: async () => [] });
  closes.push(() => http.stop());
  port = http.port;
  const receiver = await startWebhook({
    transport,
    endpoint: door,
    async store(updates) {
      await store(updates);
      kept.push(...updates.map((update) => update.message?.text));
    },
    url,
    secret,
    log,
    now: () => new Date(),
    checkMs: 20,
  });
  closes.push(() => receiver.stop());
  return { receiver, http, kept };
}

/** Knocks at the webhook by hand. */
function knock({ http }: Receiving, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${http.port}/telegram`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret, ...headers },
    body,
  });
}

describe("what Telegram brings", () => {
  test("is confirmed only when it is stored", async () => {
    const stored = Promise.withResolvers<void>();
    let began = 0;
    await receive(async () => {
      began += 1;
      await stored.promise;
    });
    playground.sendText(101, "a");
    await until("the update", () => began === 1);
    expect(playground.pendingUpdates()).toBe(1);
    stored.resolve();
    await until("the confirmation", () => playground.pendingUpdates() === 0);
  });

  test("while something is being stored goes together with the next", async () => {
    const held = Promise.withResolvers<void>();
    const sizes: number[] = [];
    const bot = await receive(async (updates) => {
      sizes.push(updates.length);
      if (sizes.length === 1) await held.promise;
    });
    const answers = [knock(bot, JSON.stringify(message(1, 101)))];
    await until("the first", () => sizes.length === 1);
    for (let id = 2; id <= 30; id += 1) answers.push(knock(bot, JSON.stringify(message(id, 100 + id))));
    await sleep(200);
    held.resolve();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(sizes[0]).toBe(1);
    expect(sizes.length).toBeLessThan(4);
    expect(bot.kept).toHaveLength(30);
  });

  test("goes together also where storing holds up the whole process, as the embedded database does", async () => {
    let batches = 0;
    const bot = await receive(async () => {
      batches += 1;
      const end = performance.now() + 20;
      while (performance.now() < end);
    });
    const everybody = (from: number) =>
      Promise.all(Array.from({ length: 60 }, (_, at) => knock(bot, JSON.stringify(message(from + at, 101 + at)))));
    // A proxy keeps its connections; new ones are let in slowly.
    await everybody(1);
    batches = 0;
    for (const { status } of await everybody(101)) expect(status).toBe(200);
    expect(batches).toBeLessThan(30);
    expect(bot.kept).toHaveLength(120);
  });

  test("waits at Telegram while the database fails, and arrives in order when the database is back", async () => {
    let away = true;
    const { kept } = await receive(async () => {
      if (away) throw new Error("the database is away");
    });
    for (const text of ["a", "b"]) playground.sendText(101, text);
    await until("a failure", () => lines.some((line) => line.includes("the database is away")));
    expect(playground.pendingUpdates()).toBe(2);
    away = false;
    await until("their confirmation", () => playground.pendingUpdates() === 0);
    expect(kept).toEqual(["a", "b"]);
  });

  test("is not lost when a process stops in the middle: the next process gets it", async () => {
    const reached = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const first = await receive(async () => {
      reached.resolve();
      await held.promise;
    });
    playground.sendText(101, "a");
    await reached.promise;
    const stopping = first.receiver.stop();
    const refused = await knock(first, JSON.stringify(message(7, 102)));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
    playground.sendText(101, "b");
    held.resolve();
    await stopping;
    await until("what was in hand", () => playground.pendingUpdates() === 1);
    expect(first.kept).toEqual(["a"]);
    // Nobody takes the webhook away, so that others may go on with it.
    expect(playground.calls.map(({ method }) => method)).not.toContain("deleteWebhook");
    const second = await receive();
    await until("the rest", () => playground.pendingUpdates() === 0);
    expect(second.kept).toEqual(["b"]);
  });
});

describe("strangers", () => {
  test.each([
    ["another secret", { "x-telegram-bot-api-secret-token": `${secret}x` }],
    ["no secret", { "x-telegram-bot-api-secret-token": "" }],
  ])("with %s are turned away, nothing is stored", async (_, headers) => {
    const bot = await receive();
    const answer = await knock(bot, JSON.stringify(message(1, 101, "CANARY")), headers);
    expect(answer.status).toBe(401);
    expect(bot.kept).toEqual([]);
    expect(lines.join()).toContain("with a wrong secret");
    expect(lines.join()).not.toContain("CANARY");
  });

  test.each([
    ["no JSON", "CANARY{", 400],
    ["nothing", "", 400],
    ["an update without an id", JSON.stringify({ ...message(1, 101, "CANARY"), update_id: "1" }), 400],
    ["a message from no chat", JSON.stringify({ update_id: 1, message: { text: "CANARY" } }), 400],
    [
      "a sender whose id is not a number",
      JSON.stringify({ update_id: 1, inline_query: { from: { id: "CANARY" } } }),
      400,
    ],
    [
      "a message whose sender has no id",
      JSON.stringify({ update_id: 1, message: { ...message(1, 101).message, from: { id: { CANARY: 1 } } } }),
      400,
    ],
    ["a list", JSON.stringify([message(1, 101, "CANARY")]), 400],
    ["more than an update can be", JSON.stringify(message(1, 101, "CANARY".repeat(200_000))), 413],
  ])("who know the secret and bring %s are refused, and the log does not repeat it", async (_, body, status) => {
    const bot = await receive();
    expect((await knock(bot, body)).status).toBe(status);
    expect(bot.kept).toEqual([]);
    expect(lines.join()).toContain("something that is not an update");
    expect(lines.join()).not.toContain("CANARY");
    // The door stands as before.
    expect((await knock(bot, JSON.stringify(message(2, 101)))).status).toBe(200);
  });

  test("callers who only look see nothing, and repeated calls do not fill the log", async () => {
    const bot = await receive();
    const looks = Array.from({ length: 50 }, () => fetch(`http://127.0.0.1:${bot.http.port}/telegram?x=1`));
    for (const { status } of await Promise.all(looks)) expect(status).toBe(405);
    expect(lines.filter((line) => line.includes("notPost"))).toHaveLength(1);
  });
});

describe("the webhook at Telegram", () => {
  test("is set with the secret and the kinds of update that polling asks for too", async () => {
    await receive();
    const set = playground.calls.find(({ method }) => method === "setWebhook");
    expect(set?.params).toMatchObject({ url, secret_token: secret, max_connections: 100 });
    expect(set?.params.allowed_updates).toContain("my_chat_member");
  });

  test.each([
    ["Bad Request: bad webhook: Failed to resolve host: Name or service not known", "has no public DNS record"],
    ["Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", "443, 80, 88 and 8443"],
    ["Bad Request: bad webhook: IP address 10.0.0.1 is reserved", "private address"],
    ["Bad Request: something new", "something new"],
  ])("is refused (%s) in words for operators", async (description, words) => {
    playground.faults = ({ method }) =>
      method === "setWebhook" ? { kind: "refuse", code: 400, description } : undefined;
    await expect(receive()).rejects.toThrow(words);
  });

  test("is set as soon as Telegram answers", async () => {
    let refusals = 1;
    playground.faults = ({ method }) =>
      method === "setWebhook" && refusals-- > 0 ? { kind: "refuse", code: 502, description: "Bad Gateway" } : undefined;
    const { receiver } = await receive();
    expect(receiver.healthy()).toBe(true);
  });

  test("that another process sets elsewhere at the same time ends the start", async () => {
    playground.faults = async ({ method }) => {
      if (method === "getWebhookInfo") await transport.call("setWebhook", { url: "https://other.example/" });
      return undefined;
    };
    await expect(receive()).rejects.toThrow("Telegram calls other.example and not the WEBHOOK_URL");
  });

  test("that another process takes away is missed, and said", async () => {
    const { receiver } = await receive();
    await endWebhook(transport, log);
    await until("the loss", () => !receiver.healthy());
    expect(lines.join()).toContain("another process with this BOT_TOKEN");
    const other = { url: "https://other.example/", secret_token: secret };
    await transport.call("setWebhook", other);
    expect(receiver.healthy()).toBe(false);
    await transport.call("setWebhook", { ...other, url });
    await until("the return", () => receiver.healthy());
  });

  test("that fails on the way to the bot is logged with its cause", async () => {
    await receive();
    port = null;
    playground.sendText(101, "a");
    await until("the warning", () => lines.some((line) => line.includes("proxy running, and is port 443 open?")));
  });

  test("is not well while Telegram does not answer", async () => {
    const { receiver } = await receive();
    playground.faults = () => ({ kind: "refuse", code: 502, description: "Bad Gateway" });
    await until("illness", () => !receiver.healthy());
    playground.faults = undefined;
    await until("health", () => receiver.healthy());
  });
});
