import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { Playground } from "../../src/playground/server.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

/** The questions by how many steps of a report lead to them. */
const after = { danger: 1, name: 3, story: 5, more: 6, kind: 7, region: 10, phone: 14, sent: 16 } as const;

let database: Database;
let town: Town;
let citizen: Townsperson;
/** Error lines of the log. */
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
  citizen = town.person("Айгүл");
});
afterEach(async () => {
  await town.close();
  expect(errors).toEqual([]);
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
});

interface BadInput {
  input: string;
  at: keyof typeof after;
  send: (playground: Playground, id: number) => void;
  /** What the newest message of the bot says, or one just before it where the question is asked again. */
  reply: TextKey;
}

const table: BadInput[] = [
  { input: "a sticker", at: "danger", send: (one, id) => one.sendSticker(id), reply: "intake:button" },
  { input: "a sticker", at: "name", send: (one, id) => one.sendSticker(id), reply: "intake:text" },
  { input: "a sticker", at: "story", send: (one, id) => one.sendSticker(id), reply: "intake:story.unfit" },
  { input: "a sticker", at: "region", send: (one, id) => one.sendSticker(id), reply: "intake:region.unclear" },
  { input: "a sticker", at: "phone", send: (one, id) => one.sendSticker(id), reply: "intake:phone.wrong" },
  { input: "a sticker", at: "sent", send: (one, id) => one.sendSticker(id), reply: "chat:notUnderstood" },
  {
    input: "a poll",
    at: "story",
    send: (one, id) => one.sendPoll(id, "Кім дұрыс?", ["мен", "ол"]),
    reply: "intake:story.unfit",
  },
  { input: "a die", at: "story", send: (one, id) => one.sendDice(id), reply: "intake:story.unfit" },
  { input: "a die", at: "kind", send: (one, id) => one.sendDice(id), reply: "intake:button" },
  {
    input: "somebody else's words",
    at: "story",
    send: (one, id) => one.forward(id, "Бөтен сөз"),
    reply: "intake:story.forwarded",
  },
  { input: "a contact", at: "story", send: (one, id) => one.shareContact(id), reply: "intake:story.unfit" },
  {
    input: "a location",
    at: "story",
    send: (one, id) => one.shareLocation(id, 43.2, 76.6),
    reply: "intake:story.unfit",
  },
  { input: "a location", at: "name", send: (one, id) => one.shareLocation(id, 43.2, 76.6), reply: "intake:text" },
  {
    input: "20,001 characters",
    at: "story",
    send: (one, id) => one.sendText(id, "а".repeat(20_001)),
    reply: "intake:story.tooLong",
  },
  {
    input: "5,000 characters",
    at: "name",
    send: (one, id) => one.sendText(id, "а".repeat(5000)),
    reply: "intake:name.wrong",
  },
  {
    input: "5,000 characters",
    at: "phone",
    send: (one, id) => one.sendText(id, "7".repeat(5000)),
    reply: "intake:phone.wrong",
  },
  {
    input: "5,000 characters",
    at: "region",
    send: (one, id) => one.sendText(id, "а".repeat(5000)),
    reply: "intake:region.unknown",
  },
  {
    input: "5,000 characters",
    at: "sent",
    send: (one, id) => one.sendText(id, "а".repeat(5000)),
    reply: "chat:notUnderstood",
  },
  {
    input: "a file of 25 MB",
    at: "story",
    send: (one, id) => one.sendDocument(id, { size: 25 * 1024 * 1024 }),
    reply: "intake:story.tooLarge",
  },
  {
    input: "a file of 25 MB",
    at: "kind",
    send: (one, id) => one.sendDocument(id, { size: 25 * 1024 * 1024 }),
    reply: "intake:button",
  },
  { input: "a name of emoji", at: "name", send: (one, id) => one.sendText(id, "🙂🙂"), reply: "intake:name.wrong" },
  {
    input: "a name of digits",
    at: "name",
    send: (one, id) => one.sendText(id, "87011234567"),
    reply: "intake:name.wrong",
  },
  { input: "a name of one letter", at: "name", send: (one, id) => one.sendText(id, "А"), reply: "intake:name.wrong" },
  {
    input: "a photo of a name",
    at: "name",
    send: (one, id) => one.sendPhoto(id, { caption: "Айгүл" }),
    reply: "intake:text",
  },
  {
    input: "a point in the ocean",
    at: "region",
    send: (one, id) => one.shareLocation(id, 0, 0),
    reply: "intake:region.outside",
  },
  {
    input: "a point abroad",
    at: "region",
    send: (one, id) => one.shareLocation(id, 55.75, 37.62),
    reply: "intake:region.outside",
  },
  {
    input: "a point abroad",
    at: "sent",
    send: (one, id) => one.shareLocation(id, 55.75, 37.62),
    reply: "places:outside",
  },
  {
    input: "a place that is none",
    at: "region",
    send: (one, id) => one.sendText(id, "аврпоавпро"),
    reply: "intake:region.unknown",
  },
  {
    input: "a phone that is none",
    at: "phone",
    send: (one, id) => one.sendText(id, "12345"),
    reply: "intake:phone.wrong",
  },
  {
    input: "a phone at home",
    at: "phone",
    send: (one, id) => one.sendText(id, "8 727 250 00 00"),
    reply: "intake:phone.wrong",
  },
  {
    input: "a contact without a number",
    at: "phone",
    send: (one, id) => one.shareContact(id, { phone_number: "112", first_name: "Құтқару" }),
    reply: "intake:phone.wrong",
  },
];

describe("gets a clear reply", () => {
  test.each(table)("$input, at the question $at", async ({ at, send, reply }) => {
    await reports(citizen, "kk", after[at]);
    // In the second in which the story was ended, words are a part of it.
    town.jumps(1);
    send(town.playground, citizen.id);
    await town.settles();
    expect(citizen.history().slice(-4).join("\n")).toMatch(phrase("kk", reply));
    await goesOn(after[at]);
  });

  test("40 photos: thirty are kept, the others are told", async () => {
    await reports(citizen, "kk", after.story);
    for (let count = 0; count < 40; count += 1) town.playground.sendPhoto(citizen.id);
    await town.settles();
    expect(citizen.history().join()).toMatch(phrase("kk", "intake:story.tooMany"));
    await citizen.presses("f:story:done");
    expect((await database.prisma.draft.findFirstOrThrow()).storyFiles).toBe(30);
    await goesOn(after.kind);
  });

  test.each([
    ["/help", "people:help.title"],
    ["/about", "chat:home"],
    ["/cases", "cases:mine.none"],
    ["/room", "places:ask"],
    ["/queue", "assignment:queue.forbidden"],
    ["/staff", "directory:invite.notAllowed"],
    ["/duty", "assignment:work.forbidden"],
    ["/unknown", "chat:notUnderstood"],
  ] as const)("the command %s in the middle of the form, which waits", async (command, reply) => {
    await reports(citizen, "kk", after.kind);
    await citizen.writes(command);
    expect([citizen.reads(), ...citizen.buttons()].join("\n")).toMatch(phrase("kk", reply));
    await citizen.writes("/report");
    await goesOn(after.kind);
  });

  test("a made-up link in the middle of the form, which waits", async () => {
    await reports(citizen, "kk", after.kind);
    await citizen.opens("staff_AAAAAAAAAAAAAAAAAAAAAA");
    expect(citizen.reads()).toMatch(phrase("kk", "directory:join.invalid"));
    await citizen.opens("report");
    await goesOn(after.kind);
  });

  test("a button of a form that was sent: the menu is new", async () => {
    await reports(citizen);
    await citizen.forges("f:danger:no");
    expect(citizen.reads()).toMatch(phrase("kk", "chat:expired"));
    expect(await database.prisma.draft.count()).toBe(0);
  });

  test.each([
    "o:accept:1",
    "o:accept:999999999999999",
    "w:giveBack:1",
    "q:case:1",
    "d:make:1",
    "x:yes:1",
    "zz:none",
    "біздікі емес",
  ])("somebody else's or a damaged button: %s", async (data) => {
    await reports(town.person("Марат"));
    await citizen.opens("nothing");
    await citizen.taps("Қазақша");
    await citizen.forges(data);
    expect(citizen.reads()).not.toContain("2026-000001");
    expect(citizen.reads()).not.toBe("");
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING" });
  });

  test("an old button of an answered question: the open question is asked again", async () => {
    await reports(citizen, "kk", after.kind);
    await citizen.forges("f:adult:no");
    expect(citizen.reads()).toContain("6 / 13");
    await goesOn(after.kind);
  });

  test("a command in a group: one sentence that this is done in private", async () => {
    await inGroup(citizen.id, "/start");
    const [said] = town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot);
    expect(said?.text).toMatch(phrase("kk", "chat:onlyPrivate"));
    expect(await database.prisma.person.count()).toBe(0);
  });
});

describe("meets silence, deliberately", () => {
  test("talk in a group", async () => {
    await inGroup(citizen.id, "Сәлем бәріңе");
    expect(town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot)).toEqual([]);
  });

  test("a post in a channel: it is not even fetched", async () => {
    const chat = { id: -1002222222222, type: "channel", title: "Арна" };
    town.playground.raw({ channel_post: { message_id: 1, date: 1, chat, text: "/start" } });
    await town.settles();
    expect(town.playground.chat(chat.id).messages).toEqual([]);
  });

  test("an edited message that is no part of a story", async () => {
    await reports(citizen, "kk", after.kind);
    const before = citizen.history();
    const name = town.playground.chat(citizen.id).messages.find(({ text }) => text === "Айгүл Серікова");
    town.playground.editText(citizen.id, name?.id ?? 0, "Басқа");
    await town.settles();
    expect(citizen.history()).toEqual(before);
    await goesOn(after.kind);
  });

  test("a bot that was blocked: nothing is sent until they come back, and the form waits", async () => {
    await reports(citizen, "kk", after.kind);
    town.playground.block(citizen.id);
    await town.settles();
    expect(await database.prisma.person.findFirstOrThrow()).toMatchObject({ blockedAt: expect.any(Date) });
    town.playground.unblock(citizen.id);
    await town.settles();
    expect(await database.prisma.person.findFirstOrThrow()).toMatchObject({ blockedAt: null });
    await goesOn(after.kind);
  });

  test("a tap, and the bot is blocked before its answer: no failure, and the answer counts", async () => {
    await reports(citizen, "kk", after.kind);
    const shown = town.playground.chat(citizen.id).messages.at(-1);
    town.playground.press(citizen.id, shown?.id ?? 0, "f:kind:MONEY");
    town.playground.block(citizen.id);
    await town.settles();
    town.playground.unblock(citizen.id);
    await citizen.writes("/report");
    expect(await database.prisma.draft.count()).toBe(1);
  });
});

test("what cannot be handled is tried again for a quarter of an hour, then set aside; the person is told and goes on", async () => {
  await reports(citizen, "kk", after.name);
  // A draft that cannot be written to.
  await database.sql.rows(`ALTER TABLE "Draft" RENAME TO "Broken"`);
  town.playground.sendText(citizen.id, "Айгүл Серікова");
  for (let tries = 0; tries < 6; tries += 1) {
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBe(tries + 1);
    if (tries < 5) town.jumps(11);
  }
  await database.sql.rows(`ALTER TABLE "Broken" RENAME TO "Draft"`);
  await expect.poll(() => citizen.history().join()).toMatch(phrase("kk", "chat:setAside"));
  expect(await database.prisma.asideUpdate.findMany()).toMatchObject([{ setAsideAt: expect.any(Date) }]);
  expect(errors.join()).not.toContain("Айгүл");
  errors = [];
  await database.prisma.asideUpdate.deleteMany();
  await citizen.writes("/report");
  expect(citizen.reads()).toMatch(/[34] \/ 13/);
});

test("an answer that Telegram does not take is not tried again: the person is told, and the chat goes on", async () => {
  await reports(citizen, "kk", after.name);
  let refused = 0;
  town.playground.faults = ({ method, params }) => {
    if (method !== "sendMessage" || phrase("kk", "chat:refused").test(String(params.text))) return undefined;
    refused += 1;
    return { kind: "refuse", code: 400, description: 'Bad Request: can\'t parse entities: "Айгүл"' };
  };
  await citizen.writes("Айгүл Серікова");
  expect(citizen.reads()).toMatch(phrase("kk", "chat:refused"));
  expect(refused).toBe(1);
  expect(errors).toHaveLength(1);
  expect(errors.join()).toMatch(/sendMessage.*string of \d+/);
  expect(errors.join()).not.toContain("Айгүл");
  errors = [];
  town.playground.faults = undefined;
  await citizen.writes("/report");
  expect(citizen.reads()).toMatch(/[34] \/ 13/);
  await goesOn(citizen.reads().includes("3 / 13") ? after.name : after.name + 1);
});

/** From a question to the case number, as if nothing had been. */
async function goesOn(from: number): Promise<void> {
  for (const step of reportSteps("kk").slice(from)) await step(citizen);
  expect(citizen.history().join()).toContain("2026-000001");
  expect(await database.prisma.case.count()).toBe(1);
}

const groupId = -1001111111111;

async function inGroup(from: number, text: string): Promise<void> {
  const entities = text.startsWith("/") ? [{ type: "bot_command", offset: 0, length: text.length }] : [];
  town.playground.raw({
    message: {
      message_id: 1,
      date: 1,
      chat: { id: groupId, type: "supergroup", title: "Көршілер" },
      from: { id: from, is_bot: false, first_name: "Айгүл", language_code: "kk" },
      text,
      entities,
    },
  });
  await town.settles();
}
