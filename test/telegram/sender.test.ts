import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { deliveryLeaseMs } from "../../src/platform/telegram/outbox/claims.ts";
import { type Holds, startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { enqueue, revise, sentMessageId } from "../../src/platform/telegram/outbox/outbox.ts";
import type { ClaimedDelivery } from "../../src/platform/telegram/outbox/outbox-rows.ts";
import { paceLeaseMs } from "../../src/platform/telegram/outbox/pace-keeper.ts";
import type { Prepared } from "../../src/platform/telegram/outbox/render-deliveries.ts";
import { type Sender, type SenderOptions, startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { noWireMetrics } from "../../src/platform/telegram/wire-metrics.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { about, deliveryOf, type TestDelivery } from "../harness/deliveries.ts";
import { limitEverybody } from "../harness/limit-everybody.ts";
import { acquaint } from "./acquaint.ts";
import { broken, createClock, createTelegram, refusal, type Seen, until, watched } from "./wire.ts";

let database: Database;
let clock: ReturnType<typeof createClock>;
let telegram: ReturnType<typeof createTelegram>;
let senders: Sender[];
let words: Map<string, string | null>;
let holds: Holds;
const aigul = 1001;
const erlan = 1002;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, 2100);
  clock = createClock();
  telegram = createTelegram();
  senders = [];
  words = new Map();
  holds = await startHolds({
    sql: database.sql,
    log: createLogger("silent"),
    clockAheadMs: clock.aheadMs,
    refreshMs: 5,
  });
});
afterEach(async () => {
  telegram.behaves(() => null);
  await Promise.all(senders.map((sender) => sender.stop()));
  await holds.stop();
});

/** Says "message subject", or what `words` has for the subject: null is nothing. */
async function prepare(batch: ClaimedDelivery[]): Promise<Map<string, Prepared>> {
  return new Map(
    batch.map(({ id, message, subject, telegramId, messageId }): [string, Prepared] => {
      const text = words.has(subject) ? words.get(subject) : `${message} ${subject}`;
      if (text === null) return [id, { kind: "skip", reason: "no longer true" }];
      const payload = { chat_id: Number(telegramId), text };
      return messageId === null
        ? [id, { kind: "call", method: "sendMessage", payload }]
        : [id, edited(message, { ...payload, message_id: messageId })];
    }),
  );
}

/** An urgent message that was deleted is sent again; news stay deleted. */
function edited(message: string, payload: Record<string, unknown>): Prepared {
  return { kind: "call", method: "editMessageText", payload, resendIfDeleted: message !== "news" };
}

function open(options: Partial<SenderOptions> = {}) {
  const { sql, looksAgain } = watched(options.sql ?? database.sql, "of_lane");
  const unreachable: [personId: number, cause: string][] = [];
  const sender = startSender({
    transport: createTransport({ token: "1:secret", apiRoot: "http://telegram", send: telegram.send, holds }),
    holds,
    now: clock.now,
    clockAheadMs: clock.aheadMs,
    log: createLogger("silent"),
    prepare,
    giveUpMessages: ["news"],
    onUnreachable: async (personId, cause) => void unreachable.push([personId, cause]),
    perSecond: 1000,
    perChatMs: 0,
    pollMs: 5,
    ...options,
    sql,
  });
  senders.push(sender);
  return { sender, unreachable, looksAgain };
}

type Short = Partial<TestDelivery> & { subject: string };
const say = (...deliveries: Short[]) =>
  enqueue(
    database.prisma,
    deliveries.map((more) =>
      deliveryOf({ message: "ping", personId: aigul, class: 1, notBefore: clock.now(), ...more }),
    ),
    clock.now(),
  );

const rowOf = async (subject: string) => {
  const row = await database.prisma.delivery.findFirst({ where: { subject } });
  if (row === null) throw new Error(`no delivery ${subject}`);
  return row;
};
const becomes = (subject: string, status: string) =>
  until(`${subject} is ${status}`, async () => (await rowOf(subject)).status === status);

/** Holds the calls of some text until they are let go. */
function hold(text: string) {
  const { promise, resolve } = Promise.withResolvers<null>();
  telegram.behaves((call: Seen) => (call.payload.text === text ? promise : null));
  return () => resolve(null);
}

describe("what is said, and in which order", () => {
  test("the same message about the same subject goes to a chat once, also when it was sent already", async () => {
    open();
    await say({ subject: "a" }, { subject: "a" }, { subject: "a", personId: erlan });
    await until("both", () => telegram.calls.length === 2);
    await becomes("a", "SENT");
    await say({ subject: "a" }, { subject: "b" });
    await becomes("b", "SENT");
    expect(telegram.texts()).toEqual(["ping a", "ping a", "ping b"]);
  });

  test("pings go before reminders and these before announcements, in each class the older first", async () => {
    const early = new Date(clock.now().getTime() - 60_000);
    await say(
      { subject: "3", personId: 3, class: 3, message: "news", notBefore: early },
      { subject: "2", personId: 2, class: 2 },
      { subject: "1 late", personId: 4 },
      { subject: "1 early", personId: 5, notBefore: early },
    );
    open();
    await until("all", () => telegram.calls.length === 4);
    expect(telegram.texts()).toEqual(["ping 1 early", "ping 1 late", "ping 2", "news 3"]);
  });

  test("a ping overtakes an outbox full of announcements", async () => {
    await say(
      ...Array.from(
        { length: 300 },
        (_, n): Short => ({ subject: `${n}`, personId: 2000 + n, class: 3, message: "news" }),
      ),
    );
    const perSecond = 100;
    open({ perSecond });
    await until("the first ones", () => telegram.calls.length >= 3);
    await say({ subject: "urgent" });
    const before = telegram.calls.length;
    await until("the ping", () => telegram.texts().includes("ping urgent"));
    // Deliveries that were already claimed leave first, at most half a second's worth.
    expect(telegram.texts().indexOf("ping urgent") - before).toBeLessThanOrEqual(perSecond / 2);
  });

  test("no delivery leaves before its time", async () => {
    const { looksAgain } = open();
    await say({ subject: "tomorrow", notBefore: new Date(clock.now().getTime() + 3_600_000) });
    await looksAgain();
    expect(telegram.calls).toEqual([]);
    clock.pass(3600);
    await becomes("tomorrow", "SENT");
  });

  test("a chat gets one delivery at a time, in order; other chats do not wait for it", async () => {
    const letGo = hold("ping slow");
    const { looksAgain } = open();
    await say({ subject: "slow" }, { subject: "next" }, { subject: "other", personId: erlan });
    await becomes("other", "SENT");
    await looksAgain();
    expect(telegram.texts().toSorted()).toEqual(["ping other", "ping slow"]);
    letGo();
    await becomes("next", "SENT");
    expect((await rowOf("next")).messageId).toBeGreaterThan((await rowOf("slow")).messageId ?? 0);
  });

  test("the next delivery also waits while the previous delivery is retried", async () => {
    let failures = 1;
    telegram.behaves(() => (failures-- > 0 ? broken("ECONNREFUSED", "connect") : null));
    const { looksAgain } = open();
    await say({ subject: "a" }, { subject: "b" });
    await until("a try", async () => (await rowOf("a")).retryAt !== null);
    await looksAgain();
    expect(telegram.texts()).toEqual(["ping a"]);
    clock.pass(60);
    await becomes("b", "SENT");
    expect(telegram.texts()).toEqual(["ping a", "ping a", "ping b"]);
  });

  test("a chat rests after each message", async () => {
    const { looksAgain } = open({ perChatMs: 1e9 });
    await say({ subject: "a" }, { subject: "b" }, { subject: "c", personId: erlan });
    await becomes("a", "SENT");
    await becomes("c", "SENT");
    await looksAgain();
    expect((await rowOf("b")).status).toBe("WAITING");
  });

  test("a chat also rests if the next message was claimed while the first was being sent", async () => {
    let claims = 0;
    open({
      perChatMs: 1e9,
      sql: {
        async rows<Row>(text: string, params?: unknown[]) {
          const isClaim = text.includes("SKIP LOCKED");
          // Which chats rest is said before the statement reaches the database.
          if (isClaim && claims === 1) await becomes("a", "SENT");
          const rows = await database.sql.rows<Row>(text, params);
          if (isClaim && (claims > 0 || rows.length > 0)) claims += 1;
          return rows;
        },
      },
    });
    await say({ subject: "a" }, { subject: "b" }, { subject: "c", personId: erlan });
    await until("it is handed back", async () => (await rowOf("b")).error === "its chat must wait");
    expect(telegram.texts().toSorted()).toEqual(["ping a", "ping c"]);
  });

  test("what has become pointless is not said: at once out of the way, also while it waits for another try", async () => {
    const until5 = new Date(clock.now().getTime() + 5000);
    telegram.behaves(({ payload }) => (payload.text === "ping b" ? broken("ECONNREFUSED", "connect") : null));
    const { looksAgain } = open();
    await say({ subject: "b", validUntil: until5 }, { subject: "c", personId: erlan, validUntil: until5 });
    await becomes("c", "SENT");
    await until("a try", async () => (await rowOf("b")).retryAt !== null);
    await database.sql.rows(`UPDATE "Delivery" SET "retryAt" = $1::timestamptz WHERE subject = 'b'`, [
      new Date(clock.now().getTime() + 60_000),
    ]);
    await looksAgain();
    await say(
      { subject: "late", personId: 7, validUntil: new Date(clock.now().getTime() - 1) },
      { subject: "after", personId: 7 },
    );
    await becomes("after", "SENT");
    expect(await rowOf("late")).toMatchObject({ status: "SKIPPED", error: "out of date", doneAt: clock.now() });
    clock.pass(5.001);
    await becomes("b", "SKIPPED");
    expect(telegram.texts().filter((text) => text === "ping late")).toEqual([]);
    // What the person sees already is changed also after that.
    words.set("c", "taken by another");
    await revise(database.prisma, about("ping", "c"), clock.now());
    await until("the edit", () => telegram.texts().includes("taken by another"));
  });
});

describe("Telegram's answers", () => {
  test("403: the person is unreachable, and it is over", async () => {
    telegram.behaves(() => refusal(403, "Forbidden: bot was blocked by the user"));
    const { unreachable, looksAgain } = open();
    await say({ subject: "a" });
    await becomes("a", "REFUSED");
    await until("they are marked", () => unreachable.length > 0);
    await looksAgain();
    expect(unreachable).toEqual([[aigul, "blocked"]]);
    expect(telegram.texts()).toHaveLength(1);
  });

  test("400: the delivery ends, Telegram's words are kept, and the next delivery leaves", async () => {
    telegram.behaves(({ payload }) =>
      payload.text === "ping a" ? refusal(400, "Bad Request: can't parse entities") : null,
    );
    const { unreachable } = open();
    await say({ subject: "a" }, { subject: "b" });
    await becomes("b", "SENT");
    expect(await rowOf("a")).toMatchObject({ status: "REFUSED", error: "400 Bad Request: can't parse entities" });
    expect(unreachable).toEqual([]);
  });

  test("401: the token is refused, and nothing is lost when the right token is back", async () => {
    let revoked = true;
    telegram.behaves(() => (revoked ? refusal(401, "Unauthorized") : null));
    open();
    await say(...[1, 2, 3, 4].map((n): Short => ({ subject: `${n}`, personId: n, message: "news", class: 3 })));
    await until("it asks whether it is known again", () => telegram.calls.some(({ method }) => method === "getMe"));
    revoked = false;
    await until("all", async () => {
      clock.pass(1);
      return (await database.prisma.delivery.count({ where: { status: "SENT" } })) === 4;
    });
  });

  const tooMany = (seconds: number) =>
    refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  const counted = (status: "SENT" | "SENDING") => database.prisma.delivery.count({ where: { status } });

  test("429 of a chat: only this chat waits, for as long as Telegram says", async () => {
    telegram.behaves(({ payload }) => (payload.chat_id === aigul ? tooMany(10_072) : null));
    const { looksAgain } = open();
    await say({ subject: "a" }, { subject: "b", personId: erlan });
    await becomes("b", "SENT");
    await until("the hold", () => holds.heldChats().length > 0);
    telegram.behaves(() => null);
    await say({ subject: "next" }, { subject: "c", personId: erlan });
    await becomes("c", "SENT");
    clock.pass(10_000);
    await looksAgain();
    expect(telegram.texts().filter((text) => text === "ping a")).toHaveLength(1);
    expect((await rowOf("next")).status).toBe("WAITING");
    clock.pass(73);
    await becomes("next", "SENT");
    expect(telegram.texts()).toHaveLength(5);
  });

  test("429 of three chats: everybody waits, what was taken ahead too, and nothing is lost", async () => {
    telegram.behaves(({ payload }) => (Number(payload.chat_id) <= 3 ? tooMany(30) : null));
    open({ perSecond: 60 });
    await say(...Array.from({ length: 40 }, (_, n): Short => ({ subject: `${n}`, personId: n + 1 })));
    await until("everybody waits", () => holds.everybodyMs() > 0);
    await until("what was in flight", async () => (await counted("SENDING")) === 0);
    const before = telegram.calls.length;
    expect(before).toBeLessThan(40);
    telegram.behaves(() => null);
    await say({ subject: "a sibling", personId: erlan });
    clock.pass(29);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(telegram.calls).toHaveLength(before);
    clock.pass(2);
    await until("all", async () => (await counted("SENT")) === 41);
    expect(telegram.calls).toHaveLength(44);
  });

  test("429 of an announcement in one chat: that chat waits; in two chats at the same time: everybody waits", async () => {
    const limited: unknown[] = [aigul];
    telegram.behaves(({ payload }) => (limited.includes(payload.chat_id) ? tooMany(30) : null));
    open();
    await say({ subject: "a", message: "news", class: 3 });
    await until("the 429", () => holds.heldChats().length === 1);
    await say({ subject: "b", personId: erlan });
    await becomes("b", "SENT");
    expect(holds.everybodyMs()).toBe(0);
    limited.push(erlan);
    await say({ subject: "c", personId: erlan, message: "news", class: 3 });
    await until("everybody waits", () => holds.everybodyMs() > 0);
    limited.length = 0;
    clock.pass(31);
    await becomes("a", "SENT");
    await becomes("c", "SENT");
  });

  test("a hold that another process recorded also holds this process, and a shorter hold does not end it", async () => {
    const { looksAgain } = open();
    await looksAgain();
    const other = await startHolds({
      sql: database.sql,
      log: createLogger("silent"),
      clockAheadMs: clock.aheadMs,
      refreshMs: 60_000,
    });
    await limitEverybody(other, 9);
    await limitEverybody(other, 2);
    await other.stop();
    await until("this process to learn of the hold", () => holds.everybodyMs() > 0);
    await say({ subject: "a" });
    clock.pass(3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(telegram.calls).toEqual([]);
    clock.pass(7);
    await becomes("a", "SENT");
  });

  test("nobody knows whether it arrived: a ping goes again, an announcement does not", async () => {
    let failures = 2;
    telegram.behaves(() => (failures-- > 0 ? broken("ECONNRESET") : null));
    open({ perSecond: 100 });
    await say({ subject: "a" }, { subject: "b", personId: erlan, message: "news", class: 3 });
    await becomes("b", "UNKNOWN");
    await until("the ping", async () => {
      clock.pass(1);
      return (await rowOf("a")).status === "SENT";
    });
    expect(telegram.texts().filter((text) => text === "ping a")).toHaveLength(2);
    expect(telegram.texts().filter((text) => text === "news b")).toHaveLength(1);
  });

  test.each([502, 500])("a %i, in words or as a page, is as unknown as a broken connection", async (status) => {
    let failures = 1;
    telegram.behaves(() => (failures-- > 0 ? { status, text: "<html>Bad Gateway</html>" } : null));
    open();
    await say({ subject: "b", message: "news" });
    await becomes("b", "UNKNOWN");
  });

  test("while Telegram breaks every connection no more announcements are lost than were in flight", async () => {
    telegram.behaves(() => broken("ECONNRESET"));
    open({ perSecond: 20 });
    await say(
      ...Array.from(
        { length: 200 },
        (_, n): Short => ({ subject: `${n}`, personId: n + 1, message: "news", class: 3 }),
      ),
    );
    await until("it asks", () => telegram.calls.filter(({ method }) => method === "getMe").length >= 3);
    telegram.behaves(() => null);
    await until(
      "the rest",
      async () => (await database.prisma.delivery.count({ where: { status: { in: ["SENT", "UNKNOWN"] } } })) >= 40,
    );
    expect(await database.prisma.delivery.count({ where: { status: "UNKNOWN" } })).toBeLessThan(10);
  });

  test("while Telegram answers but takes no messages, only a single delivery is tried now and then", async () => {
    telegram.behaves(({ method }) => (method === "sendMessage" ? refusal(500, "Internal Server Error") : null));
    open({ perSecond: 100, pollMs: 20 });
    await say(...Array.from({ length: 200 }, (_, n): Short => ({ subject: `${n}`, message: "news", personId: n + 1 })));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    // The deliveries in flight, and then one after each wait: 20, 40, 80, 160, 320 ms.
    expect(telegram.texts().length).toBeLessThan(12);
    telegram.behaves(() => null);
    const count = (status: "SENT" | "UNKNOWN") => database.prisma.delivery.count({ where: { status } });
    await until("the rest", async () => (await count("SENT")) + (await count("UNKNOWN")) === 200);
    expect(await count("UNKNOWN")).toBeLessThan(12);
  });

  test("where no connection comes about everything is tried again, announcements too", async () => {
    let away = true;
    telegram.behaves(() => (away ? broken("ECONNREFUSED", "connect") : null));
    open();
    await say({ subject: "b", message: "news" });
    await until("it asks", () => telegram.calls.some(({ method }) => method === "getMe"));
    away = false;
    await until("it is sent", async () => {
      clock.pass(1);
      return (await rowOf("b")).status === "SENT";
    });
  });

  test("a delivery without an answer when the process stops ends by its policy, and the stop does not hang", async () => {
    telegram.behaves(() => new Promise(() => {}));
    const { sender } = open({ stopMs: 20 });
    await say({ subject: "a" }, { subject: "b", personId: erlan, message: "news" });
    await until("both under way", () => telegram.calls.length === 2);
    await sender.stop();
    expect([(await rowOf("a")).status, (await rowOf("b")).status]).toEqual(["WAITING", "UNKNOWN"]);
  });
});

describe("a process that dies while it sends", () => {
  async function leave(subject: string, message: string) {
    await say({ subject, message, personId: message === "news" ? erlan : aigul });
    await database.sql.rows(
      `UPDATE "Delivery" SET status = 'SENDING', attempt = 1, "leasedUntil" = $2::timestamptz WHERE subject = $1`,
      [subject, new Date(clock.now().getTime() + deliveryLeaseMs)],
    );
  }

  test("leaves the meaning to the message's policy, after the lease has expired", async () => {
    await leave("a", "ping");
    await leave("b", "news");
    const { looksAgain } = open();
    await looksAgain();
    expect(telegram.calls).toEqual([]);
    clock.pass(deliveryLeaseMs / 1000 + 1);
    await becomes("a", "SENT");
    await becomes("b", "UNKNOWN");
    expect(telegram.texts()).toEqual(["ping a"]);
  });

  test("a process that still sends does not recover its own deliveries, even if the clock has jumped", async () => {
    const letGo = hold("ping a");
    const { looksAgain } = open();
    await say({ subject: "a" });
    await until("it is under way", () => telegram.calls.length === 1);
    clock.pass(3600);
    await looksAgain();
    await looksAgain();
    letGo();
    await becomes("a", "SENT");
    expect(telegram.texts()).toEqual(["ping a"]);
  });

  test("an answer that comes after another process has taken it up changes nothing", async () => {
    const letGo = hold("ping a");
    open();
    await say({ subject: "a" });
    await until("it is under way", () => telegram.calls.length === 1);
    await database.sql.rows(`UPDATE "Delivery" SET attempt = 7`);
    letGo();
    await say({ subject: "c", personId: erlan });
    await becomes("c", "SENT");
    expect(await rowOf("a")).toMatchObject({ status: "SENDING", attempt: 7, messageId: null });
  });

  test("an answer that arrives before the delivery is claimed again prevents a second message", async () => {
    const letGo = hold("ping a");
    const { looksAgain } = open();
    await say({ subject: "a" });
    await until("it is under way", () => telegram.calls.length === 1);
    await database.sql.rows(`UPDATE "Delivery" SET status = 'WAITING', "retryAt" = $1::timestamptz`, [
      new Date(clock.now().getTime() + 60_000),
    ]);
    letGo();
    await becomes("a", "SENT");
    clock.pass(61);
    await looksAgain();
    expect(telegram.texts()).toEqual(["ping a"]);
  });

  test("a process that loses the database hands back what it had claimed, and goes on", async () => {
    let away = false;
    open({
      perSecond: 4,
      sql: {
        rows: (text, params) => {
          if (away && text.includes('INSERT INTO "Pace"')) throw new Error("away");
          return database.sql.rows(text, params);
        },
      },
    });
    await say(...Array.from({ length: 8 }, (_, n): Short => ({ subject: `${n}`, personId: n + 1 })));
    await until("the first", () => telegram.calls.length > 0);
    away = true;
    // The lease of the pace must be renewed.
    clock.pass(paceLeaseMs / 1000);
    await new Promise((resolve) => setTimeout(resolve, 600));
    away = false;
    await until("the last", async () => {
      clock.pass(0.1);
      return (await database.prisma.delivery.count({ where: { status: "SENT" } })) === 8;
    });
    expect(telegram.calls).toHaveLength(8);
  });

  test("outcomes outlive a database that is away for a moment", async () => {
    let failures = 2;
    open({
      sql: {
        rows: (text, params) => {
          if (text.includes("unnest($1::bigint[], $2::int[], $3::text[]") && failures-- > 0) throw new Error("away");
          return database.sql.rows(text, params);
        },
      },
    });
    await say({ subject: "a" });
    await becomes("a", "SENT");
    expect(telegram.texts()).toEqual(["ping a"]);
  });
});

describe("what changes", () => {
  test("is sent in its latest form if it still waits; after it was sent it is edited, several changes in one edit", async () => {
    await say({ subject: "a" });
    words.set("a", "second");
    await revise(database.prisma, about("ping", "a"), clock.now());
    const first = open();
    await becomes("a", "SENT");
    const { messageId } = await rowOf("a");
    await first.sender.stop();
    for (const text of ["third", "fourth", "fifth"]) {
      words.set("a", text);
      await revise(database.prisma, about("ping", "a"), clock.now());
    }
    open();
    await until("the edit", () => {
      clock.pass(1);
      return telegram.calls.length > 1;
    });
    await becomes("a", "SENT");
    expect(telegram.calls).toMatchObject([
      { method: "sendMessage", payload: { text: "second" } },
      { method: "editMessageText", payload: { text: "fifth", message_id: messageId } },
    ]);
    expect(await rowOf("a")).toMatchObject({ shownVersion: 5, wantedVersion: 5, messageId });
    expect(await sentMessageId(database.prisma, about("ping", "a"), aigul)).toBe(messageId);
  });

  test("while it is being sent is not lost", async () => {
    const letGo = hold("ping a");
    open();
    await say({ subject: "a" });
    await until("it is under way", () => telegram.calls.length === 1);
    words.set("a", "changed");
    await revise(database.prisma, about("ping", "a"), clock.now());
    letGo();
    await until("the edit", () => telegram.texts().includes("changed"));
    await becomes("a", "SENT");
  });

  test("while it is found to be no longer true is looked at again", async () => {
    let asked = 0;
    open({
      prepare: async (batch) => {
        asked += 1;
        const found = await prepare(batch.map((row) => ({ ...row, subject: asked === 1 ? "nothing" : row.subject })));
        if (asked === 1) await revise(database.prisma, about("ping", "a"), clock.now());
        return found;
      },
    });
    words.set("nothing", null);
    await say({ subject: "a" });
    await becomes("a", "SENT");
  });

  test("and shows the same is done", async () => {
    open();
    await say({ subject: "a" });
    await becomes("a", "SENT");
    telegram.behaves(() =>
      refusal(400, "Bad Request: message is not modified: specified new message content is exactly the same"),
    );
    await revise(database.prisma, about("ping", "a"), clock.now());
    await until("the edit", async () => (await rowOf("a")).shownVersion === 2);
    expect((await rowOf("a")).status).toBe("SENT");
  });

  test("of a message that is gone sends a new message, which is known from then on", async () => {
    open();
    await say({ subject: "a" });
    await becomes("a", "SENT");
    const { messageId: old } = await rowOf("a");
    telegram.behaves(({ method }) =>
      method === "editMessageText" ? refusal(400, "Bad Request: message to edit not found") : null,
    );
    await revise(database.prisma, about("ping", "a"), clock.now());
    await until("the new version", async () => (await rowOf("a")).shownVersion === 2);
    const { messageId } = await rowOf("a");
    expect(messageId).not.toBe(old);
    telegram.behaves(() => null);
    await revise(database.prisma, about("ping", "a"), clock.now());
    await until("the next edit", async () => (await rowOf("a")).shownVersion === 3);
    expect(telegram.calls.at(-1)).toMatchObject({ method: "editMessageText", payload: { message_id: messageId } });
  });

  test("in news that the person has removed is nothing to say, and no failure", async () => {
    open();
    await say({ subject: "a", message: "news" });
    await becomes("a", "SENT");
    telegram.behaves(({ method }) =>
      method === "editMessageText" ? refusal(400, "Bad Request: message to edit not found") : null,
    );
    await revise(database.prisma, about("news", "a"), clock.now());
    await until("the edit", async () => (await rowOf("a")).shownVersion === 2);
    expect((await rowOf("a")).status).toBe("SENT");
    expect(telegram.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
  });

  test("after an edit that Telegram refused, or that had nothing to say, is shown all the same", async () => {
    open();
    await say({ subject: "a" }, { subject: "b", personId: erlan });
    await becomes("a", "SENT");
    await becomes("b", "SENT");
    telegram.behaves(() => refusal(400, "Bad Request: can't parse entities"));
    await revise(database.prisma, about("ping", "a"), clock.now());
    await becomes("a", "REFUSED");
    telegram.behaves(() => null);
    words.set("b", null);
    await revise(database.prisma, about("ping", "b"), clock.now());
    await becomes("b", "SKIPPED");
    words.set("b", "b again");
    await revise(database.prisma, about("ping", "a"), clock.now());
    await revise(database.prisma, about("ping", "b"), clock.now());
    await becomes("a", "SENT");
    await becomes("b", "SENT");
    expect(telegram.texts().at(-1)).toBe("b again");
  });

  test("an edit is made again where nobody knows whether it was, of an announcement too", async () => {
    open();
    await say({ subject: "a", message: "news" });
    await becomes("a", "SENT");
    let failures = 1;
    telegram.behaves(() => (failures-- > 0 ? broken("ECONNRESET") : null));
    await revise(database.prisma, about("news", "a"), clock.now());
    await until("the edit", async () => {
      clock.pass(1);
      return (await rowOf("a")).shownVersion === 2;
    });
  });
});

describe("a message that only a newer version of the program knows", () => {
  test("waits for a process that knows it, does not block the chat, and raises an alarm after an hour", async () => {
    let knows = false;
    const alarms: string[] = [];
    open({
      meters: {
        ...noWireMetrics,
        delivered: (message, outcome) => void (outcome === "unknownMessage" && alarms.push(message)),
      },
      prepare: async (batch) => {
        const made = await prepare(batch);
        for (const { id, message } of batch)
          if (message === "newer" && !knows) made.set(id, { kind: "unknownMessage" });
        return made;
      },
    });
    await say({ subject: "a", message: "newer" }, { subject: "b" });
    await becomes("b", "SENT");
    expect(await rowOf("a")).toMatchObject({ status: "WAITING" });
    for (let minutes = 0; minutes < 59; minutes += 1) {
      const { attempt } = await rowOf("a");
      clock.pass(60);
      await until("another look", async () => (await rowOf("a")).attempt > attempt);
    }
    expect(alarms).toEqual([]);
    clock.pass(120);
    await until("an alarm", () => alarms.length > 0);
    expect(telegram.texts()).toEqual(["ping b"]);
    knows = true;
    clock.pass(60);
    await becomes("a", "SENT");
    expect(telegram.texts()).toEqual(["ping b", "newer a"]);
  });
});

describe("words that cannot be made", () => {
  test("do not hold up the others of their batch; they are tried again", async () => {
    let mended = false;
    open({
      prepare: async (batch) => {
        if (!mended && batch.some(({ subject }) => subject === "bad")) throw new Error("no such case");
        return prepare(batch);
      },
    });
    await say({ subject: "bad" }, { subject: "good", personId: erlan });
    await becomes("good", "SENT");
    expect((await rowOf("bad")).status).toBe("WAITING");
    mended = true;
    clock.pass(60);
    await becomes("bad", "SENT");
  });

  test("do not hold up their chat for ever", async () => {
    open({
      prepare: async (batch) => {
        if (batch.some(({ subject }) => subject === "bad")) throw new Error("no such case");
        return prepare(batch);
      },
    });
    await say({ subject: "bad" }, { subject: "next" });
    await until("the next delivery", async () => {
      clock.pass(60);
      return (await rowOf("next")).status === "SENT";
    });
    expect((await rowOf("bad")).status).toBe("REFUSED");
    expect((await rowOf("bad")).attempt).toBeGreaterThanOrEqual(10);
  });

  test("that hold what JSON cannot are refused, not tried for ever", async () => {
    open({
      prepare: async ([row]) =>
        new Map([[row?.id ?? "", { kind: "call", method: "sendMessage", payload: { chat_id: 1n } }]]),
    });
    await say({ subject: "a" });
    await becomes("a", "REFUSED");
  });
});

describe("several processes", () => {
  test("only one process sends; when it is gone the next takes over after a second", async () => {
    const first = open();
    await first.looksAgain();
    const second = open();
    await say({ subject: "a" });
    await becomes("a", "SENT");
    await first.sender.stop();
    await say({ subject: "b" });
    const fence = async () => (await database.prisma.pace.findFirst())?.fence;
    await until("the second holds it", async () => (await fence()) === 2);
    clock.pass(0.9);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await rowOf("b")).status).toBe("WAITING");
    clock.pass(0.1);
    await becomes("b", "SENT");
    await second.looksAgain();
  });

  test("a process that dies silently is replaced when the lease has expired", async () => {
    await database.sql.rows(
      `INSERT INTO "Pace" (id, holder, fence, "leasedUntil") VALUES (1, 'dead', 4, $1::timestamptz)`,
      [new Date(clock.now().getTime() + paceLeaseMs)],
    );
    open();
    await say({ subject: "a" });
    await until("a successor", async () => {
      clock.pass(1);
      return (await rowOf("a")).status === "SENT";
    });
    expect(await database.prisma.pace.findFirst()).toMatchObject({ fence: 5 });
  });

  test("who lost the lease without noticing takes up nothing more, and hands back what it had taken", async () => {
    const taken = Promise.withResolvers<void>();
    const rendered = Promise.withResolvers<void>();
    const first = open({
      prepare: async (batch) => {
        taken.resolve();
        await rendered.promise;
        return prepare(batch);
      },
    });
    await say({ subject: "a" });
    await taken.promise;
    clock.pass(paceLeaseMs / 1000 + 1);
    const second = open();
    await until("the second holds it", async () => (await database.prisma.pace.findFirst())?.fence === 2);
    rendered.resolve();
    await until("it is handed back", async () => (await rowOf("a")).status === "WAITING");
    expect(telegram.calls).toEqual([]);
    // A successor waits a second; a clock that stands still may be a millisecond behind.
    clock.pass(1.1);
    await becomes("a", "SENT");
    await first.sender.stop();
    await second.sender.stop();
    expect(telegram.texts()).toEqual(["ping a"]);
  });
});

describe("stop", () => {
  test("finishes what is under way, hands back what was taken ahead, leaves the rest", async () => {
    const letGo = hold("ping 0");
    const { sender } = open({ perSecond: 4 });
    await say(...Array.from({ length: 30 }, (_, n): Short => ({ subject: `${n}`, personId: n + 1 })));
    await until("a second's worth, and what was taken ahead", async () => {
      const sending = await database.prisma.delivery.count({ where: { status: "SENDING" } });
      return telegram.calls.length === 4 && sending === 3;
    });
    const stopping = sender.stop();
    letGo();
    await stopping;
    expect(telegram.calls).toHaveLength(4);
    const count = (status: "SENT" | "WAITING" | "SENDING") => database.prisma.delivery.count({ where: { status } });
    expect((await rowOf("0")).status).toBe("SENT");
    expect(await count("SENDING")).toBe(0);
    expect(await count("SENT")).toBe(telegram.calls.length);
    expect((await count("SENT")) + (await count("WAITING"))).toBe(30);
    expect(await database.prisma.pace.findFirst()).toMatchObject({ holder: null });
  });
});
