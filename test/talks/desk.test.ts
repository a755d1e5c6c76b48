import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, type Staff } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let dana: Staff;
let marat: Staff;
let elsewhere: Staff;
let administrator: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database, { at: "2026-10-27T09:00:00+05:00" });
  dana = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  marat = await town.staff("Марат", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  elsewhere = await town.staff("Болат", "kk", { role: "COORDINATOR", regions: ["KZ-11"] });
  administrator = await town.staff("Әсел", "kk", { role: "ADMIN" });
  citizen = town.person("Айгүл");
  await reports(citizen);
  town.jumps(1);
});

const question = "Медиатор қашан табылады?";
const answer = "Ертең түске дейін хабарлаймыз.";

/** Opens the desk from the citizen's own case, and writes. */
async function writesToDesk(text: string): Promise<void> {
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.taps("🏢 Үйлестірушіге жазу");
  await citizen.writes(text);
}

async function replies(author: Townsperson, to: string, text: string): Promise<void> {
  town.playground.sendText(author.id, text, { replyTo: findMessage(town, author, to).id });
  await town.settles();
}

test("every coordinator of the region gets what the citizen writes, and nobody else", async () => {
  await writesToDesk(question);
  for (const reader of [dana, marat]) expect(reader.history()).toContain(question);
  for (const other of [elsewhere, administrator]) expect(other.history()).not.toContain(question);
  expect(findMessage(town, dana, question).message.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "№ 26-1 · 1-тарап · үйлестіру" }], [{ text: "💬 Дайын жауап" }]],
  });
});

test("an answer reaches the citizen and the other coordinators, by a reply and from the entered talk", async () => {
  await writesToDesk(question);
  await replies(dana, question, answer);
  for (const reader of [citizen, marat]) expect(reader.history()).toContain(answer);
  await marat.taps("№ 26-1 · 1-тарап · үйлестіру");
  await marat.writes("Мен де қарап жатырмын.");
  for (const reader of [citizen, dana]) expect(reader.history()).toContain("Мен де қарап жатырмын.");
  expect(elsewhere.history()).not.toContain(answer);
});

test("a coordinator opens the desk from a case of the queue, and writes first", async () => {
  const { id } = await database.prisma.case.findFirstOrThrow();
  await dana.forges(`q:case:${id}`);
  await dana.presses("ta:deskOf");
  await dana.writes(answer);
  expect(citizen.history()).toContain(answer);
  for (const stranger of [elsewhere, citizen]) {
    await stranger.forges(`ta:deskOf:${id}`);
    expect(stranger.reads()).toMatch(phrase("kk", "talks:closed.staff"));
  }
});

test("a coordinator who is dismissed or moved to another region has no access at once", async () => {
  await writesToDesk(question);
  await database.prisma.staffRole.deleteMany({ where: { personId: dana.personId } });
  await database.prisma.staffRole.updateMany({ where: { personId: marat.personId }, data: { regions: ["KZ-11"] } });
  for (const former of [dana, marat]) {
    await replies(former, question, answer);
    expect(former.reads()).toMatch(phrase("kk", "talks:closed.staff"));
    await former.taps("№ 26-1 · 1-тарап · үйлестіру");
    expect(former.reads()).toMatch(phrase("kk", "talks:closed.staff"));
  }
  expect(citizen.history()).not.toContain(answer);
  await citizen.writes("Тағы бір сұрақ");
  for (const former of [dana, marat]) expect(former.history()).not.toContain("Тағы бір сұрақ");
});

test("an applicant who is a coordinator is never among the readers", async () => {
  const { id, telegramId } = await database.prisma.person.findFirstOrThrow({
    where: { telegramId: BigInt(citizen.id) },
  });
  expect(Number(telegramId)).toBe(citizen.id);
  await database.prisma.staffRole.create({
    data: { personId: id, role: "COORDINATOR", regions: [], since: town.now() },
  });
  await writesToDesk(question);
  const copies = await database.prisma.delivery.findMany({ where: { message: "talks.copy" } });
  expect(copies.map(({ personId }) => personId).toSorted()).toEqual([dana.personId, marat.personId].toSorted());
});

test("all coordinators are reminded, and one answer ends the wait", async () => {
  await writesToDesk(question);
  await town.passes(242);
  for (const reader of [dana, marat]) expect(reader.history().join()).toMatch(phrase("kk", "talks:owed.reminder"));
  await replies(dana, question, answer);
  await town.passes(1);
  expect((await database.prisma.talk.findFirstOrThrow({ where: { kind: "DESK" } })).owedSince).toBeNull();
});

test("a coordinator answers a desk in which nothing was said for weeks: by a reply, and by its button", async () => {
  await writesToDesk(question);
  town.jumps(15 * 24 * 60);
  await replies(dana, question, answer);
  expect(citizen.history()).toContain(answer);
  town.jumps(15 * 24 * 60);
  await dana.taps("№ 26-1 · 1-тарап · үйлестіру");
  await dana.writes("Жаңалық бар ма?");
  expect(citizen.history()).toContain("Жаңалық бар ма?");
});
