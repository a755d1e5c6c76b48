import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, openTalkingTown, type Staff } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ town, citizen, mediator } = await openTalkingTown(database));
  await mediator.writes("Сәлеметсіз бе");
});

const secret = "Бұл кейін айтылатын сөз";

async function stops(): Promise<void> {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("tl:stop");
}

describe("a talk that its mediator has stopped", () => {
  beforeEach(stops);

  test("the party is told that it is stopped, and not why", () => {
    expect(citizen.reads()).toMatch(phrase("kk", "talks:led.partyStopped"));
  });

  test("what the party writes goes to nobody, and they can write to the coordinators", async () => {
    await citizen.writes(secret);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:stopped.party"));
    town.playground.sendText(citizen.id, secret, { replyTo: findMessage(town, citizen, "Сәлеметсіз бе").id });
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "talks:stopped.party"));
    // What arrives in the second of the switch would be asked about.
    town.jumps(1);
    await citizen.presses("ta:desk");
    await citizen.writes("Үйлестірушіге сұрағым бар");
    expect(await database.prisma.talkMessage.count({ where: { talk: { kind: "DESK" } } })).toBe(1);
    expect(mediator.history().join("\n")).not.toMatch(new RegExp(`${secret}|Үйлестірушіге сұрағым`));
  });

  test("what the mediator writes goes to nobody either", async () => {
    await mediator.writes(secret);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:stopped.mediator"));
    expect(citizen.history()).not.toContain(secret);
  });

  test("it goes on when its mediator says so, and nothing is sent afterwards that was written meanwhile", async () => {
    await citizen.writes(secret);
    await mediator.presses("tl:resume");
    expect(citizen.reads()).toMatch(phrase("kk", "talks:led.partyResumed"));
    await citizen.writes("Жалғастырайық");
    expect(mediator.history()).toContain("Жалғастырайық");
    expect(mediator.history()).not.toContain(secret);
  });
});

test("with several sides one tap stops every talk with the mediator; each side is told only that it is paused, and one tap resumes all", async () => {
  const other = await joinAsOtherSide(town, "Болат");
  await stops();
  expect(mediator.reads()).toMatch(phrase("kk", "talks:ledAll.stopped"));
  for (const side of [citizen, other]) {
    expect(side.reads()).toMatch(phrase("kk", "talks:led.partyStopped"));
    await side.writes(secret);
    expect(side.reads()).toMatch(phrase("kk", "talks:stopped.party"));
  }
  expect(mediator.history()).not.toContain(secret);
  expect(await database.prisma.staffAct.count({ where: { act: "stopTalk" } })).toBe(1);
  await mediator.presses("tl:resume");
  for (const side of [citizen, other]) expect(side.reads()).toMatch(phrase("kk", "talks:led.partyResumed"));
  await other.writes("Жалғастырайық");
  expect(mediator.history()).toContain("Жалғастырайық");
});

test("an edit does not reach a stopped talk", async () => {
  const sent = town.playground.sendText(citizen.id, "Бірінші сөз");
  await town.settles();
  await stops();
  town.playground.editText(citizen.id, sent.message_id, secret);
  await town.settles();
  expect(mediator.history()).toContain("Бірінші сөз");
  expect(mediator.history()).not.toContain(secret);
});

test("a message that waited for a second look does not go while the talk is stopped", async () => {
  await citizen.writes("Маған 8 701 234 56 78 нөміріне қоңырау шалыңыз");
  await stops();
  await citizen.presses("ta:send");
  expect(mediator.history().join("\n")).not.toContain("234 56 78");
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "talks:stopped.party"));
});

test("the mediator is reminded of the opening words until they are sent, and the time is recorded", async () => {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:led.openingOwed"));
  await mediator.presses("tl:opening");
  const words = findMessage(town, citizen, "еріктілік");
  expect(words.message.reply_markup).toMatchObject({ inline_keyboard: [[{ text: "👤 Тек медиатор" }]] });
  const [talk] = await database.prisma.talk.findMany({ select: { openingAt: true } });
  expect(talk?.openingAt).not.toBeNull();
  expect(await database.prisma.staffAct.count({ where: { act: "sendOpeningWords" } })).toBe(1);
  // A reply to it is said in the talk.
  town.playground.sendText(citizen.id, "Түсінікті", { replyTo: words.id });
  await town.settles();
  expect(mediator.history()).toContain("Түсінікті");
});

test("words of danger bring the numbers to their author only, and stand in the copy as they were written", async () => {
  const words = "Ол мені өлтіремін деп қорқытып жүр";
  await citizen.writes(words);
  expect(citizen.history().join("\n")).toContain("112");
  const copy = findMessage(town, mediator, words);
  expect(copy.text).toBe(words);
  expect(mediator.history().slice(-2).join("\n")).not.toContain("112");
  expect(await database.prisma.alarm.count()).toBe(0);
});
