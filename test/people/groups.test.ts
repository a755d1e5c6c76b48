import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { Standing } from "../../src/playground/standing.ts";
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
  // Nothing of a group is tried again, set aside or held against anybody.
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

/** The methods that were called about the group. */
const calls = () =>
  town.playground.calls.filter(({ params }) => Number(params.chat_id) === groupId).map(({ method }) => method);

test("a bot that is added says once that this is done in private, and leaves", async () => {
  await adds("supergroup");
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  const [said] = town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot);
  expect(said?.text).toMatch(phrase("kk", "chat:onlyPrivate"));
});

test("a channel is left without a word", async () => {
  await adds("channel", "administrator");
  expect(calls()).toEqual(["leaveChat"]);
});

test.each(["left", "kicked"])("a bot that is %s says nothing", async (status) => {
  await adds("supergroup", status);
  expect(calls()).toEqual([]);
});

test.each(["/start", "/stats@bitimger_bot", "/Start@Bitimger_Bot x"])(
  "%s is answered once, and the group left",
  async (text) => {
    await says(text);
    expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  },
);

test.each(["/stats@other_bot", "/stats@other_bot /start", "Сәлем", "айтшы /start", "/"])(
  "silence for %s",
  async (text) => {
    await says(text);
    expect(calls()).toEqual([]);
  },
);

test("a group that cannot be left is answered once a day", async () => {
  town.playground.faults = ({ method }) =>
    method === "leaveChat" ? { kind: "refuse", code: 400, description: "Bad Request: CHAT_ADMIN_REQUIRED" } : undefined;
  for (const text of ["/start", "/help", "/start"]) await says(text);
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
  town.jumps(24 * 60);
  await says("/start");
  expect(calls()).toEqual(["sendMessage", "leaveChat", "sendMessage", "leaveChat"]);
});

test.each<[string, Standing]>([
  ["without rights", { kind: "muted" }],
  ["with a closed topic", { kind: "topicClosed" }],
  ["that has another id by now", { kind: "migrated", toChatId: -1002 }],
  ["that threw the bot out", { kind: "kicked" }],
])("a group %s: one try, and no more", async (_, standing) => {
  await says("Сәлем");
  town.playground.setStanding(groupId, standing);
  await says("/start");
  await says("/help");
  expect(calls()).toEqual(["sendMessage", "leaveChat"]);
});
