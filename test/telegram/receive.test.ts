import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogger } from "../../src/platform/log.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import { type Receiver, startPolling } from "../../src/platform/telegram/receiving/receive.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { message, until } from "./wire.ts";

const token = "4242:playground_token";
const aigul = 101;
let playground: Playground;
let receiver: Receiver | null;

beforeEach(() => {
  playground = createPlayground({
    token,
    username: "b_bot",
    botName: "B",
    now: () => new Date(),
    people: [{ id: aigul, firstName: "Айгүл", languageCode: "kk", role: "citizen" }],
  });
  receiver = null;
});
afterEach(async () => {
  await receiver?.stop();
  playground.close();
});

function receive(store: (updates: Update[]) => Promise<void>): Receiver {
  const send: Send = async ({ path, headers, body, signal }) => {
    const init = { method: "POST", headers, body, signal: signal ?? null };
    const response = await playground.fetch(`http://playground${path}`, init);
    return { status: response.status, text: await response.text() };
  };
  const transport = createTransport({ token, apiRoot: "http://playground", send });
  receiver = startPolling({ transport, store, log: createLogger("silent"), holdSeconds: 1 });
  return receiver;
}

const texts = (updates: Update[]) => updates.map(({ message }) => message?.text);

test("an update is confirmed only when it is stored", async () => {
  const stored = Promise.withResolvers<void>();
  const seen: (string | undefined)[] = [];
  playground.sendText(aigul, "a");
  receive(async (updates) => {
    seen.push(...texts(updates));
    await stored.promise;
  });
  await until("the update", () => seen.length === 1);
  expect(playground.pendingUpdates()).toBe(1);
  stored.resolve();
  await until("its confirmation", () => playground.pendingUpdates() === 0);
  expect(seen).toEqual(["a"]);
});

test("what could not be stored comes again, with what came after it", async () => {
  let failures = 1;
  const kept: (string | undefined)[] = [];
  playground.sendText(aigul, "a");
  receive(async (updates) => {
    if (failures-- > 0) {
      playground.sendText(aigul, "b");
      throw new Error("the database is away");
    }
    kept.push(...texts(updates));
  });
  await until("their confirmation", () => playground.pendingUpdates() === 0);
  expect(kept).toEqual(["a", "b"]);
});

test("updates that were fetched during a stop are fetched again by the next process", async () => {
  const seen: (string | undefined)[] = [];
  const first = receive(async (updates) => {
    seen.push(...texts(updates));
  });
  await until("an answer", () => first.healthy());
  const stopping = first.stop();
  playground.sendText(aigul, "a");
  await stopping;
  const before = [...seen];
  receive(async (updates) => {
    seen.push(...texts(updates));
  });
  await until("the update", () => seen.length > before.length);
  expect(seen.at(-1)).toBe("a");
});

test("Telegram's refusals are waited out, and health says so", async () => {
  let refused = 0;
  playground.faults = () => {
    refused += 1;
    return { kind: "refuse", code: 502, description: "Bad Gateway" };
  };
  const polling = receive(async () => {});
  await until("a refusal", () => refused > 1);
  expect(polling.healthy()).toBe(false);
  playground.faults = undefined;
  await until("health", () => polling.healthy());
});

test("what is not an update fails nothing that comes with it, and does not come again for ever", async () => {
  const offsets: unknown[] = [];
  const kept: number[] = [];
  const odd = { update_id: 2, message: { ...message(2, aigul).message, from: { id: "x" } } };
  const batch = [message(1, aigul), odd, message(3, aigul), { update_id: 4, message: 7 }];
  const send: Send = async ({ body }) => {
    // Telegram holds the poll, because repeated immediate answers would let nothing else run.
    await sleep(2);
    const { offset } = JSON.parse(String(body)) as { offset: number };
    offsets.push(offset);
    return { status: 200, text: JSON.stringify({ ok: true, result: offset === 0 ? batch : [] }) };
  };
  receiver = startPolling({
    transport: createTransport({ token, apiRoot: "http://telegram", send }),
    store: async (updates) => void kept.push(...updates.map((update) => update.update_id)),
    log: createLogger("silent"),
    holdSeconds: 1,
  });
  await until("the next offset", () => offsets.length > 1);
  expect(kept).toEqual([1, 3]);
  expect(offsets[1]).toBe(5);
});

test("an offset that Telegram no longer knows is given up", async () => {
  const offsets: unknown[] = [];
  playground.faults = ({ params }) => {
    const known = params.offset === 0 || offsets.lastIndexOf(0) > 0;
    offsets.push(params.offset);
    return known ? undefined : { kind: "refuse", code: 400, description: "Bad Request: from_id in the future" };
  };
  const kept: (string | undefined)[] = [];
  playground.sendText(aigul, "a");
  receive(async (updates) => void kept.push(...texts(updates)));
  await until("a refused offset", () => offsets.some((offset) => offset !== 0));
  playground.sendText(aigul, "b");
  await until("the next update", () => kept.includes("b"));
});
