import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eraseDelivered } from "../../src/features/talks/message-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, openTalkingTown, type Staff } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
let coordinator: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ town, citizen, mediator } = await openTalkingTown(database));
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR" });
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const answer = "Түсіндім. Ертең сағат онда сөйлесейік.";
const count = (reader: Townsperson, pattern: RegExp) => reader.history().filter((text) => pattern.test(text)).length;
const contents = async () =>
  (await database.prisma.talkMessage.findMany({ orderBy: { position: "asc" } })).map(
    (row) => row.contentSealed !== null,
  );

/** Writes something that does not leave the outbox: its copy is put back, as if nobody had sent it. */
async function writesInVain(author: Townsperson, text: string): Promise<void> {
  await author.writes(text);
  const notBefore = new Date(town.now().getTime() + 3650 * 86_400_000);
  await database.prisma.delivery.updateMany({
    where: { message: "talks.copy" },
    data: { status: "WAITING", said: false, messageId: null, sentAt: null, shownVersion: 0, doneAt: null, notBefore },
  });
}

const times = (reader: Townsperson, text: string) => reader.history().filter((shown) => shown === text).length;

test("a mediator is told once, in reply, that the party has blocked the bot, and then the content is erased", async () => {
  town.playground.block(citizen.id);
  const sent = town.playground.sendText(mediator.id, answer);
  await town.settles();
  await town.passes(1);
  const told = findMessage(town, mediator, "бұғаттаған");
  expect(told.text).toMatch(phrase("kk", "talks:undelivered.staff.blocked"));
  expect(told.message.reply_to_message?.message_id).toBe(sent.message_id);
  expect(await contents()).toEqual([false]);
  await town.passes(10);
  expect(count(mediator, phrase("kk", "talks:undelivered.staff.blocked"))).toBe(1);
});

test("a party hears that the mediator cannot be reached, not why, and the coordinator knows", async () => {
  town.playground.block(mediator.id);
  await citizen.writes(words);
  await town.passes(1);
  expect(count(citizen, phrase("kk", "talks:undelivered.unreachable"))).toBe(1);
  expect(citizen.history().join()).not.toContain("бұғатта");
  expect(count(coordinator, phrase("kk", "talks:undelivered.coordinator"))).toBe(1);
  expect(coordinator.history().join()).not.toContain("қоршау");
  await citizen.writes(words);
  await town.passes(1);
  expect(count(coordinator, phrase("kk", "talks:undelivered.coordinator"))).toBe(1);
});

test("a message that was on its way when the mediator lost the case is told to its author, and the reader of now is named", async () => {
  const other = await town.staff("Сәуле", "kk", { role: "MEDIATOR" });
  await writesInVain(citizen, words);
  await database.prisma.case.updateMany({ data: { mediatorId: other.personId } });
  await database.prisma.delivery.updateMany({ where: { message: "talks.copy" }, data: { notBefore: town.now() } });
  await town.passes(1);
  await town.passes(1);
  expect(times(mediator, words)).toBe(1);
  expect(citizen.reads()).toMatch(phrase("kk", "talks:undelivered.otherReads"));
  expect(citizen.reads()).toContain("Сәуле");
});

test("what did not arrive within seven days is told and erased, and never arrives after that", async () => {
  await writesInVain(citizen, words);
  await town.passes(6 * 24 * 60);
  expect(await contents()).toEqual([true]);
  expect(count(citizen, phrase("kk", "talks:undelivered.notYet"))).toBe(0);
  await town.passes(24 * 60);
  expect(await contents()).toEqual([false]);
  expect(count(citizen, phrase("kk", "talks:undelivered.notYet"))).toBe(1);
  await database.prisma.delivery.updateMany({ where: { message: "talks.copy" }, data: { notBefore: town.now() } });
  await town.passes(1);
  expect(times(mediator, words)).toBe(1);
  expect(count(citizen, phrase("kk", "talks:undelivered.notYet"))).toBe(1);
});

test("nothing is erased before its author is told", async () => {
  await writesInVain(citizen, words);
  town.jumps(8 * 24 * 60);
  await eraseDelivered(database.prisma, town.now(), town.now(), 10);
  expect(await contents()).toEqual([true]);
});

test("a voice message that its reader does not take is offered as a file, and goes as one", async () => {
  const person = town.playground.people().find(({ id }) => id === citizen.id);
  if (person !== undefined) person.premium = true;
  town.playground.refuseVoice(citizen.id, true);
  town.playground.sendVoice(mediator.id, { duration: 4 });
  await town.settles();
  await town.passes(1);
  expect(count(mediator, phrase("kk", "talks:undelivered.staff.voice"))).toBe(1);
  expect(await contents()).toEqual([true]);
  await mediator.taps("Файл етіп жіберу");
  await town.passes(1);
  const sent = town.playground.calls.filter(({ ok, method }) => ok && method === "sendAudio");
  expect(sent).toHaveLength(1);
  expect(await contents()).toEqual([false]);
});
