import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { Playground } from "../../src/playground/server.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

/** How many steps of a report lead to each question. */
const { danger, name, story, storyDone: more, kind, region, phone, filed: sent } = stepOf;
const after = { danger, name, story, more, kind, region, phone, sent };

let database: Database;
let town: Town;
let citizen: Townsperson;
/** The lines of the log at level error. */
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
  /** What one of the bot's newest messages says: the question may be asked again after it. */
  reply: TextKey;
}

const table: BadInput[] = [
  { input: "a sticker", at: "danger", send: (playground, id) => playground.sendSticker(id), reply: "intake:button" },
  { input: "a sticker", at: "name", send: (playground, id) => playground.sendSticker(id), reply: "intake:text" },
  {
    input: "a sticker",
    at: "story",
    send: (playground, id) => playground.sendSticker(id),
    reply: "intake:story.unfit",
  },
  {
    input: "a sticker",
    at: "region",
    send: (playground, id) => playground.sendSticker(id),
    reply: "intake:region.unclear",
  },
  {
    input: "a sticker",
    at: "phone",
    send: (playground, id) => playground.sendSticker(id),
    reply: "intake:phone.wrong",
  },
  { input: "a sticker", at: "sent", send: (playground, id) => playground.sendSticker(id), reply: "chat:notUnderstood" },
  {
    input: "a poll",
    at: "story",
    send: (playground, id) => playground.sendPoll(id, "Кім дұрыс?", ["мен", "ол"]),
    reply: "intake:story.unfit",
  },
  { input: "a die", at: "story", send: (playground, id) => playground.sendDice(id), reply: "intake:story.unfit" },
  { input: "a die", at: "kind", send: (playground, id) => playground.sendDice(id), reply: "intake:button" },
  {
    input: "somebody else's words",
    at: "story",
    send: (playground, id) => playground.forward(id, "Бөтен сөз"),
    reply: "intake:story.forwarded",
  },
  {
    input: "a contact",
    at: "story",
    send: (playground, id) => playground.shareContact(id),
    reply: "intake:story.unfit",
  },
  {
    input: "a location",
    at: "story",
    send: (playground, id) => playground.shareLocation(id, 43.2, 76.6),
    reply: "intake:story.unfit",
  },
  {
    input: "a location",
    at: "name",
    send: (playground, id) => playground.shareLocation(id, 43.2, 76.6),
    reply: "intake:text",
  },
  {
    input: "20,001 characters",
    at: "story",
    send: (playground, id) => playground.sendText(id, "а".repeat(20_001)),
    reply: "intake:story.tooLong",
  },
  {
    input: "5,000 characters",
    at: "name",
    send: (playground, id) => playground.sendText(id, "а".repeat(5000)),
    reply: "intake:name.wrong",
  },
  {
    input: "5,000 characters",
    at: "phone",
    send: (playground, id) => playground.sendText(id, "7".repeat(5000)),
    reply: "intake:phone.wrong",
  },
  {
    input: "5,000 characters",
    at: "region",
    send: (playground, id) => playground.sendText(id, "а".repeat(5000)),
    reply: "intake:region.unknown",
  },
  {
    input: "5,000 characters",
    at: "sent",
    send: (playground, id) => playground.sendText(id, "а".repeat(5000)),
    reply: "chat:notUnderstood",
  },
  {
    input: "a file of 25 MB",
    at: "story",
    send: (playground, id) => playground.sendDocument(id, { size: 25 * 1024 * 1024 }),
    reply: "intake:story.tooLarge",
  },
  {
    input: "a file of 25 MB",
    at: "kind",
    send: (playground, id) => playground.sendDocument(id, { size: 25 * 1024 * 1024 }),
    reply: "intake:button",
  },
  {
    input: "a name of emoji",
    at: "name",
    send: (playground, id) => playground.sendText(id, "🙂🙂"),
    reply: "intake:name.wrong",
  },
  {
    input: "a name of digits",
    at: "name",
    send: (playground, id) => playground.sendText(id, "87011234567"),
    reply: "intake:name.wrong",
  },
  {
    input: "a name without a letter",
    at: "name",
    send: (playground, id) => playground.sendText(id, "😀 2"),
    reply: "intake:name.wrong",
  },
  {
    input: "a photo of a name",
    at: "name",
    send: (playground, id) => playground.sendPhoto(id, { caption: "Айгүл" }),
    reply: "intake:text",
  },
  {
    input: "a point in the ocean",
    at: "region",
    send: (playground, id) => playground.shareLocation(id, 0, 0),
    reply: "intake:region.outside",
  },
  {
    input: "a point abroad",
    at: "region",
    send: (playground, id) => playground.shareLocation(id, 55.75, 37.62),
    reply: "intake:region.outside",
  },
  {
    input: "a point abroad",
    at: "sent",
    send: (playground, id) => playground.shareLocation(id, 55.75, 37.62),
    reply: "places:outside",
  },
  {
    input: "a word that is not a place",
    at: "region",
    send: (playground, id) => playground.sendText(id, "аврпоавпро"),
    reply: "intake:region.unknown",
  },
  {
    input: "a number that is not a phone number",
    at: "phone",
    send: (playground, id) => playground.sendText(id, "12345"),
    reply: "intake:phone.wrong",
  },
  {
    input: "a service's number",
    at: "phone",
    send: (playground, id) => playground.sendText(id, "8 800 080 77 77"),
    reply: "intake:phone.wrong",
  },
  {
    input: "a contact without a number",
    at: "phone",
    send: (playground, id) => playground.shareContact(id, { phone_number: "112", first_name: "Құтқару" }),
    reply: "intake:phone.wrong",
  },
];

describe("a clear reply is given to", () => {
  test.each(table)("$input at the question $at", async ({ at, send, reply }) => {
    await reports(citizen, "kk", after[at]);
    // A text written in the same second as «Done» would be a part of the story.
    town.jumps(1);
    send(town.playground, citizen.id);
    await town.settles();
    expect(citizen.history().slice(-4).join("\n")).toMatch(phrase("kk", reply));
    await goesOn(after[at]);
  });

  test("40 photos: thirty are kept, and the person learns that the others are not", async () => {
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
  ] as const)("the command %s in the middle of the form, and the form waits", async (command, reply) => {
    await reports(citizen, "kk", after.kind);
    await citizen.writes(command);
    expect([citizen.reads(), ...citizen.buttons()].join("\n")).toMatch(phrase("kk", reply));
    await citizen.writes("/report");
    await goesOn(after.kind);
  });

  test("a made-up link in the middle of the form, and the form waits", async () => {
    await reports(citizen, "kk", after.kind);
    await citizen.opens("staff_AAAAAAAAAAAAAAAAAAAAAA");
    expect(citizen.reads()).toMatch(phrase("kk", "directory:join.invalid"));
    await citizen.opens("report");
    await goesOn(after.kind);
  });

  test("a button of a form that was sent: it has expired", async () => {
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
    expect(citizen.reads()).toContain("5 / 11");
    await goesOn(after.kind);
  });

  test("a command in a group: a single sentence says that this is done in a private chat", async () => {
    await inGroup(citizen.id, "/start");
    const [reply] = town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot);
    expect(reply?.text).toMatch(phrase("kk", "chat:onlyPrivate"));
    expect(await database.prisma.person.count()).toBe(0);
  });
});

describe("no reply is given, deliberately, to", () => {
  test("talk in a group", async () => {
    await inGroup(citizen.id, "Сәлем бәріңе");
    expect(town.playground.chat(groupId).messages.filter(({ fromBot }) => fromBot)).toEqual([]);
  });

  test("a post in a channel, which is not even requested from Telegram", async () => {
    const chat = { id: -1002222222222, type: "channel", title: "Арна" };
    town.playground.raw({ channel_post: { message_id: 1, date: 1, chat, text: "/start" } });
    await town.settles();
    expect(town.playground.chat(chat.id).messages).toEqual([]);
  });

  test("an edited message that is not a part of a story", async () => {
    await reports(citizen, "kk", after.kind);
    const name = town.playground.chat(citizen.id).messages.find(({ text }) => text === "Айгүл Серікова");
    town.playground.editText(citizen.id, name?.id ?? 0, "Басқа");
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "chat:editedEarlier"));
    await goesOn(after.kind);
  });

  test("a person who has blocked the bot: nothing is sent until they return, and the form waits", async () => {
    await reports(citizen, "kk", after.kind);
    town.playground.block(citizen.id);
    await town.settles();
    expect(await database.prisma.person.findFirstOrThrow()).toMatchObject({ blockedAt: expect.any(Date) });
    town.playground.unblock(citizen.id);
    await town.settles();
    expect(await database.prisma.person.findFirstOrThrow()).toMatchObject({ blockedAt: null });
    await goesOn(after.kind);
  });

  test("a tap after which the bot is blocked at once: nothing fails, and the answer counts", async () => {
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

test("an update that cannot be handled is retried for a quarter of an hour, then set aside; the person is told and goes on", async () => {
  await reports(citizen, "kk", after.name);
  // Now drafts cannot be written.
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
  expect(citizen.reads()).toMatch(/[23] \/ 11/);
});

test("a reply that Telegram refuses is not sent again: the person is told, and the chat goes on", async () => {
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
  expect(citizen.reads()).toMatch(/[23] \/ 11/);
  await goesOn(citizen.reads().includes("2 / 11") ? after.name : after.name + 1);
});

/** From a question to the case number, as if nothing had happened. */
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
