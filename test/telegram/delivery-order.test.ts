import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { type Holds, startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import type { ClaimedDelivery } from "../../src/platform/telegram/outbox/outbox-rows.ts";
import type { Prepared } from "../../src/platform/telegram/outbox/render-deliveries.ts";
import { type Sender, type SenderOptions, startSender } from "../../src/platform/telegram/outbox/sender.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { deliveryOf } from "../harness/deliveries.ts";
import { acquaint } from "./acquaint.ts";
import { type Answer, broken, createClock, createTelegram, refusal, type Seen, until } from "./wire.ts";

const people = [1, 2, 3];
let database: Database;
let clock: ReturnType<typeof createClock>;
let telegram: ReturnType<typeof createTelegram>;
let holds: Holds;
let senders: Sender[];
/** What Telegram took, whether or not the bot learnt of it, as "person/text". */
let taken: string[];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await acquaint(database.sql, people.length);
  [clock, telegram, senders, taken] = [createClock(), createTelegram(), [], []];
  const log = createLogger("silent");
  holds = await startHolds({ sql: database.sql, log, clockAheadMs: clock.aheadMs, refreshMs: 5 });
});
afterEach(async () => {
  telegram.behaves(() => null);
  await Promise.all(senders.map((sender) => sender.stop()));
  await holds.stop();
});

const nameOf = ({ payload }: Seen) => `${payload.chat_id}/${payload.text}`;

/** Decides about each call that sends; null takes the message. A message is also taken where the answer is lost on its way back. */
function answers(decide: (call: Seen) => Answer | "lost on its way back" | null | Promise<null>): void {
  telegram.behaves(async (call) => {
    if (call.method !== "sendMessage") return null;
    const answer = await decide(call);
    if (answer === null || answer === "lost on its way back") taken.push(nameOf(call));
    return answer === "lost on its way back" ? broken("ECONNRESET") : answer;
  });
}

async function prepare(batch: ClaimedDelivery[]): Promise<Map<string, Prepared>> {
  const payload = ({ telegramId, subject }: ClaimedDelivery) => ({ chat_id: Number(telegramId), text: subject });
  return new Map(batch.map((row) => [row.id, { kind: "call", method: "sendMessage", payload: payload(row) }]));
}

function open(options: Partial<SenderOptions> = {}): Sender {
  const sender = startSender({
    sql: database.sql,
    transport: createTransport({ token: "1:secret", apiRoot: "http://telegram", send: telegram.send, holds }),
    holds,
    now: clock.now,
    clockAheadMs: clock.aheadMs,
    log: createLogger("silent"),
    prepare,
    giveUpMessages: [],
    onUnreachable: async () => {},
    perSecond: 1000,
    perChatMs: 0,
    pollMs: 5,
    ...options,
  });
  senders.push(sender);
  return sender;
}

/** How far the clocks of three processes are ahead. */
const clocksMs = [2000, 0, -1500];

/** Three processes write in turn what is meant for everybody at once, ten times a second. */
async function write(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) {
    const now = new Date(clock.now().getTime() + (clocksMs[n % clocksMs.length] ?? 0));
    const deliveries = people.map((personId) =>
      deliveryOf({ message: "copy", subject: n, personId, class: 1, notBefore: now }),
    );
    await enqueue(database.prisma, deliveries, now);
    clock.pass(0.1);
  }
}

const isSent = async (count: number) =>
  (await database.prisma.delivery.count({ where: { status: "SENT" } })) === count * people.length;

async function allArrive(count: number): Promise<void> {
  await until("everything is sent", async () => {
    clock.pass(0.2);
    return isSent(count);
  });
}

/** The texts that a person got, each where it came first. */
const firsts = (person: number) => [
  ...new Set(taken.filter((name) => name.startsWith(`${person}/`)).map((name) => Number(name.split("/")[1]))),
];
const inOrder = (count: number) => Array.from({ length: count }, (_, n) => n);

test("what is written to a person arrives in the order in which it came in, whatever fails on the way", async () => {
  const seen = new Map<string, number>();
  answers((call) => {
    const tries = (seen.get(nameOf(call)) ?? 0) + 1;
    seen.set(nameOf(call), tries);
    const n = Number(call.payload.text) + Number(call.payload.chat_id);
    if (tries > 1) return null;
    if (n % 7 === 1) return refusal(429, "Too Many Requests: retry after 1", { retry_after: 1 });
    if (n % 7 === 3) return "lost on its way back";
    if (n % 7 === 5) return broken("ECONNREFUSED", "connect");
    return n % 11 === 4 ? refusal(500, "Internal Server Error") : null;
  });
  open();
  await write(0, 15);
  await write(15, 30);
  await allArrive(30);
  for (const person of people) expect(firsts(person)).toEqual(inOrder(30));
  expect(taken.length).toBeGreaterThan(30 * people.length);
});

test("a content that Telegram refuses is left out, and what follows keeps its order", async () => {
  answers(({ payload }) => (Number(payload.text) % 5 === 2 ? refusal(400, "Bad Request: wrong file") : null));
  open();
  await write(0, 15);
  await until("everything has ended", async () => {
    clock.pass(0.2);
    return (await database.prisma.delivery.count({ where: { status: { in: ["SENT", "REFUSED"] } } })) === 45;
  });
  for (const person of people) expect(firsts(person)).toEqual(inOrder(15).filter((n) => n % 5 !== 2));
});

test("the order outlives a process that dies in mid-call and one that stops, with other processes writing", async () => {
  const unanswered = Promise.withResolvers<null>();
  let isHanging = true;
  answers((call) => (isHanging && nameOf(call) === "2/4" ? unanswered.promise : null));
  let isDead = false;
  const dying = {
    rows: <Row>(text: string, params?: unknown[]) =>
      isDead ? new Promise<Row[]>(() => {}) : database.sql.rows<Row>(text, params),
  };
  const first = open({ sql: dying });
  await write(0, 8);
  await until("it hangs", () => {
    clock.pass(0.01);
    return telegram.calls.some((call) => nameOf(call) === "2/4");
  });
  [isDead, isHanging] = [true, false];
  senders.splice(senders.indexOf(first), 1);
  const second = open();
  open();
  await write(8, 16);
  await until("another process has taken over", async () => {
    clock.pass(1);
    return firsts(2).includes(6);
  });
  await second.stop();
  await write(16, 24);
  await allArrive(24);
  for (const person of people) expect(firsts(person)).toEqual(inOrder(24));
});

test("ten messages a second keep their order, and a chat never gets two at a time", async () => {
  const underWay = new Map<unknown, number>();
  let maxUnderWay = 0;
  answers(async ({ payload: { chat_id: chat } }) => {
    underWay.set(chat, (underWay.get(chat) ?? 0) + 1);
    maxUnderWay = Math.max(maxUnderWay, underWay.get(chat) ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 3));
    underWay.set(chat, (underWay.get(chat) ?? 0) - 1);
    return null;
  });
  open({ perChatMs: 20 });
  await write(0, 20);
  await allArrive(20);
  for (const person of people) expect(firsts(person)).toEqual(inOrder(20));
  expect(taken).toHaveLength(20 * people.length);
  expect(maxUnderWay).toBe(1);
});
