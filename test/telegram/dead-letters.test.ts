import { randomBytes } from "node:crypto";
import type { Update } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createLogger } from "../../src/platform/log.ts";
import {
  countDeadLetters,
  dropDeadLetter,
  findDeadLetters,
  retryDeadLetters,
} from "../../src/platform/telegram/inbox/dead-letter-rows.ts";
import type { NewConversation } from "../../src/platform/telegram/inbox/handling.ts";
import { type Inbox, startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { createRunningClock, message, until, watched } from "./wire.ts";

let database: Database;
let clock: ReturnType<typeof createRunningClock>;
let inboxes: Inbox[];
const vault = createVault([randomBytes(32)]);
const aigul = 1001;
const day = 24 * 3600;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  clock = createRunningClock();
  inboxes = [];
});
afterEach(async () => {
  await Promise.all(inboxes.map((inbox) => inbox.stop()));
});

/** An inbox whose handler fails on these updates until they are mended. */
function open(poison: Set<number>, change?: (update: Update) => NewConversation) {
  const { sql, looksAgain } = watched(database.sql, "head AS (");
  const tries: number[] = [];
  const handled: { id: number; conversation: string | null; late: boolean }[] = [];
  const inbox = startInbox({
    sql,
    vault,
    clockAheadMs: clock.aheadMs,
    log: createLogger("silent"),
    onStored: () => {},
    onHandled: () => {},
    setAsideMessage,
    pollMs: 5,
    handle: async (update, conversation, { late }) => {
      tries.push(update.update_id);
      if (poison.has(update.update_id)) throw new Error("broken");
      handled.push({ id: update.update_id, conversation, late });
      return change?.(update);
    },
  });
  inboxes.push(inbox);
  return { inbox, tries, handled, looksAgain };
}

const aside = async () => (await countDeadLetters(database.sql)).count;
const untilAside = (count = 1) =>
  until("it is set aside", async () => {
    clock.pass(600);
    return (await aside()) === count;
  });
const empty = () => until("an empty inbox", async () => (await database.prisma.update.count()) === 0);

test("what is set aside is listed with its age, its error and where that was thrown, and whether its chat has gone on", async () => {
  const { inbox, handled } = open(new Set([1, 3]));
  await inbox.store([message(1, aigul), message(3, 1002)]);
  await untilAside(2);
  await inbox.store([message(2, aigul)]);
  await until("the next one", () => handled.length === 1);
  await empty();
  const found = await findDeadLetters(database.sql);
  // Which of the two is set aside first is the clock's business.
  const [first, third] = found.toSorted((a, b) => Number(a.id) - Number(b.id));
  expect(first).toMatchObject({ id: "1", key: String(aigul), attempts: 6, overtaken: true });
  expect(third).toMatchObject({ id: "3", overtaken: false });
  expect(first?.error).toMatch(/^Error: broken at .*dead-letters\.test\.ts:\d+:\d+/);
  expect(await findDeadLetters(database.sql, "3")).toHaveLength(1);
  expect(await countDeadLetters(database.sql)).toEqual({ count: 2, since: found[0]?.setAsideAt });
});

test("put back with nothing come since, it is handled as it would have been, once, also where Telegram brings it again", async () => {
  const poison = new Set([2]);
  const { inbox, handled } = open(poison, ({ update_id: id }) => `asked after ${id}`);
  await inbox.store([message(1, aigul), message(2, aigul)]);
  await untilAside();
  poison.clear();
  expect(await retryDeadLetters(database.sql, "2")).toEqual(["2"]);
  expect(await retryDeadLetters(database.sql, "2")).toEqual([]);
  await empty();
  await inbox.store([message(2, aigul), message(3, aigul)]);
  await empty();
  expect(handled).toEqual([
    { id: 1, conversation: null, late: false },
    { id: 2, conversation: "asked after 1", late: false },
    { id: 3, conversation: "asked after 2", late: false },
  ]);
});

test("put back after its chat has gone on, it is late, and neither the conversation nor the chat's last update go back", async () => {
  const poison = new Set([1]);
  const { inbox, handled } = open(poison, ({ update_id: id }) => (id === 1 ? undefined : `asked after ${id}`));
  await inbox.store([message(1, aigul)]);
  await untilAside();
  await inbox.store([message(2, aigul)]);
  await until("the next", () => handled.length === 1);
  poison.clear();
  await retryDeadLetters(database.sql, null);
  await until("the late one", () => handled.length === 2);
  await empty();
  await inbox.store([message(1, aigul), message(2, aigul), message(3, aigul)]);
  await empty();
  expect(handled.map(({ id, late }) => [id, late])).toEqual([
    [2, false],
    [1, true],
    [3, false],
  ]);
  expect(handled[2]?.conversation).toBe("asked after 2");
});

test("put back, it is tried once: its chat does not wait again, and nobody is told twice", async () => {
  const { inbox, tries, handled, looksAgain } = open(new Set([1]));
  await inbox.store([message(1, aigul)]);
  await untilAside();
  const before = tries.length;
  await retryDeadLetters(database.sql, null);
  await inbox.store([message(2, aigul)]);
  await until("the next", () => handled.length === 1);
  await until("it is set aside again", async () => (await aside()) === 1);
  await looksAgain();
  expect(tries.slice(before)).toEqual([1, 2]);
  const { id } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(aigul) } });
  expect(await database.prisma.delivery.findMany({ where: { message: "chat.setAside" } })).toMatchObject([
    { personId: id },
  ]);
});

test("whose ids restart after a week of silence, an old update that is put back makes no new update a repeat", async () => {
  const poison = new Set([900]);
  const { inbox, handled } = open(poison);
  await inbox.store([message(800, aigul), message(900, aigul)]);
  await untilAside();
  clock.pass(9 * day);
  await inbox.store([message(3, aigul)]);
  await until("the next", () => handled.length === 2);
  poison.clear();
  await retryDeadLetters(database.sql, "900");
  await empty();
  await inbox.store([message(3, aigul), message(4, aigul)]);
  await empty();
  expect(handled.map(({ id, late }) => [id, late])).toEqual([
    [800, false],
    [3, false],
    [900, true],
    [4, false],
  ]);
});

test("whose chat was silent meanwhile, an old update is in time, and restarted ids after it are not repeats", async () => {
  const poison = new Set([900]);
  const { inbox, handled } = open(poison);
  await inbox.store([message(900, aigul)]);
  await untilAside();
  clock.pass(9 * day);
  poison.clear();
  await retryDeadLetters(database.sql, null);
  await empty();
  await inbox.store([message(3, aigul)]);
  await empty();
  expect(handled.map(({ id, late }) => [id, late])).toEqual([
    [900, false],
    [3, false],
  ]);
});

test("only what is set aside is dropped, and for good", async () => {
  const { inbox } = open(new Set([1]));
  await inbox.store([message(1, aigul)]);
  expect(await dropDeadLetter(database.sql, "1")).toBe(false);
  await untilAside();
  expect(await dropDeadLetter(database.sql, "1")).toBe(true);
  expect(await database.prisma.update.count()).toBe(0);
});
