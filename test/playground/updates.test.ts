import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
});

type Received = { update_id: number; message?: { text?: string } }[];

describe("getUpdates", () => {
  it("gives updates until they are confirmed by a higher offset", async () => {
    for (const text of ["a", "b", "c"]) world.playground.sendText(AIGUL, text);
    const first: Received = (await world.call("getUpdates", { limit: 2 })).result;
    expect(first.map(({ message }) => message?.text)).toEqual(["a", "b"]);
    expect((await world.call("getUpdates")).result).toHaveLength(3);
    const rest = await world.call("getUpdates", { offset: (first[1]?.update_id ?? 0) + 1 });
    expect(rest.result).toMatchObject([{ message: { text: "c" } }]);
    expect(world.playground.pendingUpdates()).toBe(1);
  });

  it("forgets all but the last with a negative offset", async () => {
    for (const text of ["a", "b", "c"]) world.playground.sendText(AIGUL, text);
    expect((await world.call("getUpdates", { offset: -1 })).result).toMatchObject([{ message: { text: "c" } }]);
    expect(world.playground.pendingUpdates()).toBe(1);
  });

  it("waits for the next update", async () => {
    const waiting = world.call("getUpdates", { timeout: 30 });
    await Promise.resolve();
    world.playground.sendText(AIGUL, "кешіктім");
    expect((await waiting).result).toMatchObject([{ message: { text: "кешіктім", from: { language_code: "kk" } } }]);
  });

  it("ends empty when nothing came in time", async () => {
    world = playgroundForTests({ wait: async () => {} });
    expect(await world.call("getUpdates", { timeout: 30 })).toEqual({ ok: true, result: [] });
  });

  it("ends an older poll with a conflict", async () => {
    const older = world.call("getUpdates", { timeout: 30 });
    await new Promise(setImmediate);
    const newer = world.call("getUpdates", { timeout: 30 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    world.playground.sendText(AIGUL, "a");
    expect((await newer).result).toHaveLength(1);
  });

  it("lets go of a poller that hung up", async () => {
    const hangUp = new AbortController();
    const poll = world.call("getUpdates", { timeout: 30 }, hangUp.signal);
    await new Promise(setImmediate);
    hangUp.abort();
    expect(await poll).toEqual({ ok: true, result: [] });
  });

  it("keeps updates for 24 hours and taps for 150 seconds", () => {
    world.playground.sendText(AIGUL, "a");
    world.playground.press(AIGUL, 1, "x");
    expect(world.playground.pendingUpdates()).toBe(2);
    world.pass(151);
    expect(world.playground.pendingUpdates()).toBe(1);
    world.pass(24 * 3600);
    expect(world.playground.pendingUpdates()).toBe(0);
  });

  it("queues only the kinds that were asked for, until others are", async () => {
    const { playground, call } = world;
    const sent = playground.sendText(AIGUL, "a").message_id;
    playground.react(AIGUL, sent, "👍");
    expect(playground.pendingUpdates()).toBe(1);
    await call("getUpdates", { allowed_updates: ["message_reaction"] });
    await call("getUpdates", { offset: -1 });
    playground.sendText(AIGUL, "b");
    playground.react(AIGUL, sent, undefined);
    const { result } = await call("getUpdates");
    expect(result.map((update: object) => Object.keys(update)[1])).toEqual(["message", "message_reaction"]);
    expect((await call("getWebhookInfo")).result).toMatchObject({ url: "", allowed_updates: ["message_reaction"] });
  });
});

describe("Ids", () => {
  it("go on rising when the playground is started again", async () => {
    const before = world.playground.sendText(AIGUL, "a");
    const [last] = (await world.call("getUpdates")).result as Received;
    world.pass(1);
    const at = new Date("2026-09-01T04:00:01Z");
    const again = playgroundForTests({ now: () => at });
    const after = again.playground.sendText(AIGUL, "a");
    const [first] = (await again.call("getUpdates")).result as Received;
    expect(after.message_id).toBeGreaterThan(before.message_id);
    expect(first?.update_id).toBeGreaterThan(last?.update_id ?? 0);
    expect(first?.update_id).toBeLessThan(2 ** 31);
  });
});

describe("Webhook", () => {
  const deliveries: { url: string; headers: Headers; update: Received[number] }[] = [];
  const statuses: number[] = [];
  const deliver = async (url: string, init: RequestInit) => {
    const update = JSON.parse(String(init.body)) as Received[number];
    deliveries.push({ url, headers: new Headers(init.headers), update });
    const method = { method: "sendMessage", chat_id: AIGUL, text: "жауап" };
    return Response.json(update.message?.text === "?" ? method : {}, { status: statuses.shift() ?? 200 });
  };
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  };

  beforeEach(() => {
    deliveries.length = 0;
    statuses.length = 0;
    world = playgroundForTests({ deliver, wait: async () => {} });
  });

  it("posts what waits and what comes, with the secret, in order within a chat", async () => {
    world.playground.sendText(AIGUL, "1");
    await world.call("setWebhook", { url: "https://example.kz/hook", secret_token: "s_1" });
    world.playground.sendText(AIGUL, "2");
    world.playground.sendText(ERLAN, "3");
    await settled();
    expect(deliveries.map(({ update }) => update.message?.text).sort()).toEqual(["1", "2", "3"]);
    expect(deliveries[0]?.headers.get("x-telegram-bot-api-secret-token")).toBe("s_1");
    expect(world.playground.pendingUpdates()).toBe(0);
    expect((await world.call("getUpdates")).description).toMatch("Conflict: can't use getUpdates method while webhook");
  });

  it("tries again after a failure before it goes on in that chat", async () => {
    statuses.push(500, 502);
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "1");
    world.playground.sendText(AIGUL, "2");
    await settled();
    expect(deliveries.map(({ update }) => update.message?.text)).toEqual(["1", "1", "1", "2"]);
    const { result } = await world.call("getWebhookInfo");
    expect(result).toMatchObject({ pending_update_count: 0, last_error_message: /502/ });
  });

  it("carries out a method that the answer names", async () => {
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "?");
    await settled();
    expect(world.playground.chat(AIGUL).messages.at(-1)).toMatchObject({ fromBot: true, text: "жауап" });
  });

  it("is given up for polling by deleteWebhook", async () => {
    statuses.push(...Array(1000).fill(500));
    const never = () => new Promise<void>(() => {});
    world = playgroundForTests({ deliver, wait: never });
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "1");
    await settled();
    await world.call("deleteWebhook");
    expect((await world.call("getUpdates")).result).toHaveLength(1);
  });
});
