import { beforeEach, describe, expect, it } from "vitest";
import type { DeliveryHook } from "../../src/playground/types.ts";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

type Received = { update_id: number; message?: { text?: string } } & Record<string, unknown>;

let world: ReturnType<typeof playgroundForTests>;

describe("Webhook", () => {
  const deliveries: { url: string; headers: Headers; update: Received }[] = [];
  const statuses: number[] = [];
  const deliver = async (url: string, init: RequestInit) => {
    const update = JSON.parse(String(init.body)) as Received;
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

  it("posts waiting and new updates, with the secret, in order within a chat", async () => {
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

  it("repeats a failed delivery before it goes on in that chat", async () => {
    statuses.push(500, 502);
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "1");
    world.playground.sendText(AIGUL, "2");
    await settled();
    expect(deliveries.map(({ update }) => update.message?.text)).toEqual(["1", "1", "1", "2"]);
    const { result } = await world.call("getWebhookInfo");
    expect(result).toMatchObject({ pending_update_count: 0, last_error_message: /502/ });
  });

  it("carries out a method that the bot's answer names", async () => {
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "?");
    await settled();
    expect(world.playground.chat(AIGUL).messages.at(-1)).toMatchObject({ fromBot: true, text: "жауап" });
  });

  it("is ended by deleteWebhook, after which the bot can poll", async () => {
    statuses.push(...Array(1000).fill(500));
    const never = () => new Promise<void>(() => {});
    world = playgroundForTests({ deliver, wait: never });
    await world.call("setWebhook", { url: "https://example.kz/hook" });
    world.playground.sendText(AIGUL, "1");
    await settled();
    await world.call("deleteWebhook");
    expect((await world.call("getUpdates")).result).toHaveLength(1);
  });

  describe("Lanes", () => {
    /** The updates that the webhook has taken, in order. */
    const taken: string[] = [];
    const pauses: { seconds: number; over: () => void }[] = [];
    const wait = (milliseconds: number) =>
      new Promise<void>((resolve) => void pauses.push({ seconds: milliseconds / 1000, over: resolve }));
    const nameOf = ({ message, edited_message: edited, callback_query: tap, inline_query: query }: Received) =>
      message?.text ??
      (edited as { text?: string } | undefined)?.text ??
      (tap as { data?: string } | undefined)?.data ??
      (query as { query?: string } | undefined)?.query ??
      "membership";

    async function openWebhook(faults?: DeliveryHook, maxConnections = 40) {
      taken.length = 0;
      pauses.length = 0;
      world = playgroundForTests({
        wait,
        deliver: async (_, { body }) => {
          taken.push(nameOf(JSON.parse(String(body)) as Received));
          return Response.json({});
        },
      });
      world.playground.deliveryFaults = faults;
      await world.call("setWebhook", { url: "https://example.kz/hook", max_connections: maxConnections });
    }

    /** The first delivery of this lane fails. */
    function failsOnce(failing: string): DeliveryHook {
      let failed = false;
      return ({ lane }) => {
        if (failed || lane !== failing) return undefined;
        failed = true;
        return { status: 503 };
      };
    }

    it("a tap, a change of membership and an inline query overtake a message whose delivery failed; an edit of the message does not", async () => {
      await openWebhook(failsOnce(`message ${AIGUL}`));
      const { message_id } = world.playground.sendText(AIGUL, "first");
      world.playground.editText(AIGUL, message_id, "edited");
      world.playground.sendText(AIGUL, "second");
      world.playground.press(AIGUL, 1, "tap");
      world.playground.inlineQuery(AIGUL, "query");
      world.playground.sendText(ERLAN, "somebody else's");
      world.playground.block(AIGUL);
      await settled();
      expect(taken.toSorted()).toEqual(["membership", "query", "somebody else's", "tap"]);
      expect(world.playground.pendingUpdates()).toBe(3);
      for (const { over } of pauses.splice(0)) over();
      await settled();
      expect(taken.slice(4)).toEqual(["first", "edited", "second"]);
      expect(world.playground.pendingUpdates()).toBe(0);
    });

    it("the taps of a person stay in order even if they are on different messages", async () => {
      await openWebhook();
      for (const data of ["1", "2", "3", "4"]) world.playground.press(AIGUL, Number(data), data);
      await settled();
      expect(taken).toEqual(["1", "2", "3", "4"]);
    });

    it("the pause doubles up to a minute, and Retry-After overrides it", async () => {
      await openWebhook(({ attempt }) => ({ status: 502, ...(attempt === 3 ? { retryAfter: 17 } : {}) }));
      world.playground.sendText(AIGUL, "a");
      const seconds: number[] = [];
      for (let attempt = 1; attempt <= 9; attempt++) {
        await settled();
        const [pause] = pauses.splice(0);
        seconds.push(pause?.seconds ?? 0);
        pause?.over();
      }
      expect(seconds).toEqual([1, 2, 17, 8, 16, 32, 60, 60, 60]);
    });

    it("a pausing lane does not occupy a connection", async () => {
      await openWebhook(failsOnce(`message ${AIGUL}`), 1);
      world.playground.sendText(AIGUL, "late");
      world.playground.sendText(ERLAN, "at once");
      await settled();
      expect(taken).toEqual(["at once"]);
    });

    it("a delivery that was handled but not acknowledged is repeated", async () => {
      await openWebhook(({ attempt }) => (attempt === 1 ? { status: 504, reached: true } : undefined));
      world.playground.sendText(AIGUL, "twice");
      await settled();
      for (const { over } of pauses.splice(0)) over();
      await settled();
      expect(taken).toEqual(["twice", "twice"]);
    });

    it("an update that has become too old between attempts is dropped: a tap after 150 seconds, a message after a day", async () => {
      await openWebhook(({ attempt }) => (attempt === 1 ? { status: 502 } : undefined));
      world.playground.sendText(AIGUL, "message");
      world.playground.press(AIGUL, 1, "tap");
      await settled();
      world.pass(151);
      for (const { over } of pauses.splice(0)) over();
      await settled();
      expect(taken).toEqual(["message"]);
      world.playground.sendText(AIGUL, "yesterday's");
      await settled();
      world.pass(24 * 3600 + 1);
      for (const { over } of pauses.splice(0)) over();
      await settled();
      expect(taken).toEqual(["message"]);
      expect(world.playground.pendingUpdates()).toBe(0);
    });
  });
});
