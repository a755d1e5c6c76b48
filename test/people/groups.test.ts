import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { BotAccess } from "../../src/playground/bot-access.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";

const groupId = -1001111111111;
const aigul = { id: 555, is_bot: false, first_name: "Айгүл", language_code: "kk" };
let database: Database;
let town: Town;
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
});
afterEach(async () => {
  town.playground.faults = undefined;
  await town.close();
  expect(errors).toEqual([]);
  // No update of a group is retried or set aside, and it creates no person.
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.person.count()).toBe(0);
});

const chat = { id: groupId, type: "supergroup", title: "Көршілер" } as const;
const now = () => Math.floor(town.now().getTime() / 1000);

async function says(text: string): Promise<void> {
  town.playground.raw({ message: { message_id: 1, date: now(), chat, from: aigul, text } });
  await town.settles();
}

async function adds(type: "supergroup" | "channel", status = "member"): Promise<void> {
  const user = { id: 7_000_000, is_bot: true, first_name: "Бітімгер" };
  const change = { old_chat_member: { user, status: "left" }, new_chat_member: { user, status } };
  town.playground.raw({ my_chat_member: { chat: { ...chat, type }, from: aigul, date: now(), ...change } } as never);
  await town.settles();
}

/** The methods that were called for the group. */
const calls = () =>
  town.playground.calls.filter(({ params }) => Number(params.chat_id) === groupId).map(({ method }) => method);

test("when added to a group, the bot says once that it works only in private, and leaves", async () => {
  await adds("supergroup");
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  const [reply] = town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot);
  expect(reply?.text).toMatch(phrase("kk", "chat:onlyPrivate"));
});

test("the bot leaves a channel without a word", async () => {
  await adds("channel", "administrator");
  expect(calls()).toEqual(["leaveChat"]);
});

test.each(["left", "kicked"])("a bot whose new status is %s says nothing", async (status) => {
  await adds("supergroup", status);
  expect(calls()).toEqual([]);
});

test.each(["/start", "/stats@bitimger_bot", "/Start@Bitimger_Bot x"])(
  "the bot answers %s once and leaves the group",
  async (text) => {
    await says(text);
    expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  },
);

test.each(["/stats@other_bot", "/stats@other_bot /start", "Сәлем", "айтшы /start", "/"])(
  "the bot does not answer %s",
  async (text) => {
    await says(text);
    expect(calls()).toEqual([]);
  },
);

test("the bot answers once a day in a group that it cannot leave", async () => {
  town.playground.faults = ({ method }) =>
    method === "leaveChat" ? { kind: "refuse", code: 400, description: "Bad Request: CHAT_ADMIN_REQUIRED" } : undefined;
  for (const text of ["/start", "/help", "/start"]) await says(text);
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  town.jumps(24 * 60);
  await says("/start");
  expect(calls()).toEqual(["sendMessage", "leaveChat", "sendMessage", "leaveChat"]);
});

test.each<[string, BotAccess]>([
  ["in which the bot may not write", { kind: "muted" }],
  ["with a closed topic", { kind: "topicClosed" }],
  ["that has a new id", { kind: "migrated", toChatId: -1002 }],
  ["that has removed the bot", { kind: "kicked" }],
])("a group %s: the bot tries once only", async (_, botAccess) => {
  await says("Сәлем");
  town.playground.setBotAccess(groupId, botAccess);
  await says("/start");
  await says("/help");
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
});
