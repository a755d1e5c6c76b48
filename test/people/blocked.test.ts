import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";
import { until } from "../telegram/wire.ts";

const groupId = -1001111111111;
let database: Database;
let town: Town;
let aigul: Townsperson;
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
  aigul = town.person("Айгүл");
  await aigul.writes("/start");
  await aigul.taps("Қазақша");
});
afterEach(async () => {
  town.playground.faults = undefined;
  await town.close();
  expect(errors).toEqual([]);
});

const row = () => database.prisma.person.findUniqueOrThrow({ where: { telegramId: aigul.id } });

/** Enqueues a message to her. */
async function ping(subject: number): Promise<void> {
  const { id: personId } = await row();
  const delivery = setAsideMessage.to(personId, { occasion: String(subject) }, { notBefore: town.now() });
  await enqueue(database.prisma, [delivery], town.now());
  town.service.sender.wake();
}

const statusOf = async (subject: number) =>
  (await database.prisma.delivery.findFirstOrThrow({ where: { subject: String(subject) } })).status;

async function inGroup(text: string): Promise<void> {
  town.playground.raw({
    message: {
      message_id: 1,
      date: Math.floor(town.now().getTime() / 1000),
      chat: { id: groupId, type: "supergroup", title: "Көршілер" },
      from: { id: aigul.id, is_bot: false, first_name: "Айгүл", language_code: "kk" },
      text,
    },
  });
  await town.settles();
}

test("a 403 in a group says nothing about the person who sent the command: messages still reach them in private", async () => {
  town.playground.raw({
    my_chat_member: {
      chat: { id: groupId, type: "supergroup", title: "Көршілер" },
      from: { id: aigul.id, is_bot: false, first_name: "Айгүл" },
      date: Math.floor(town.now().getTime() / 1000),
      old_chat_member: { user: { id: 1 }, status: "member" },
      new_chat_member: { user: { id: 1 }, status: "kicked" },
    },
  } as never);
  await town.settles();
  town.playground.setBotAccess(groupId, { kind: "kicked" });
  await inGroup("/help");
  expect((await row()).blockedAt).toBeNull();
  await ping(1);
  await town.settles();
  expect(aigul.reads()).toMatch(phrase("kk", "chat:setAside"));
});

test("a 403 that arrives after the person has returned does not count", async () => {
  const late = Promise.withResolvers<{ kind: "refuse"; code: number; description: string }>();
  let held = 0;
  town.playground.faults = ({ method, params }) => {
    if (method !== "sendMessage" || !phrase("kk", "chat:setAside").test(String(params.text)) || held > 0)
      return undefined;
    held += 1;
    return late.promise;
  };
  await ping(1);
  await until("the call is held", () => held === 1);
  town.playground.block(aigul.id);
  await until("she is gone", async () => (await row()).blockedAt !== null);
  town.playground.unblock(aigul.id);
  await until("she is back", async () => (await row()).blockedAt === null);
  late.resolve({ kind: "refuse", code: 403, description: "Forbidden: bot was blocked by the user" });
  await until("the delivery is refused", async () => (await statusOf(1)) === "REFUSED");
  await town.settles();
  expect((await row()).blockedAt).toBeNull();
  await ping(2);
  await town.settles();
  expect(aigul.reads()).toMatch(phrase("kk", "chat:setAside"));
});

test("a person who writes is reachable, even if Telegram has not reported their return", async () => {
  let isBlocked = true;
  town.playground.faults = ({ method }) =>
    isBlocked && method === "sendMessage"
      ? { kind: "refuse", code: 403, description: "Forbidden: bot was blocked by the user" }
      : undefined;
  await ping(1);
  await until("she is marked", async () => (await row()).blockedAt !== null);
  expect(await row()).toMatchObject({ blockedFor: "BLOCKED" });
  isBlocked = false;
  await ping(2);
  await until("the delivery is skipped", async () => (await statusOf(2)) === "SKIPPED");
  await aigul.writes("/help");
  expect(await row()).toMatchObject({ blockedAt: null, blockedFor: null });
  await ping(3);
  await town.settles();
  expect(aigul.reads()).toMatch(phrase("kk", "chat:setAside"));
});
