import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports } from "../harness/report.ts";
import { type Inhabitant, openTown, type Town } from "../harness/town.ts";

let database: Database;
let town: Town;
let citizen: Inhabitant;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A citizen who has answered the first `steps` questions. */
async function at(steps: number): Promise<void> {
  town = await openTown(database);
  citizen = town.person("Айгүл");
  await reports(citizen, "kk", steps);
}

async function goOn(from: number): Promise<void> {
  for (const step of reportSteps("kk").slice(from)) await step(citizen);
  expect(citizen.reads()).toContain("2026-000001");
}

test("a person in danger first sees the numbers to call, and goes on when it is safe", async () => {
  await at(1);
  expect(citizen.reads()).toMatch(/^Қауіп төнсе, 112/);
  await citizen.taps("Иә, қауіп бар");
  expect(citizen.reads()).toContain("102");
  await citizen.taps("Қазір қауіп жоқ");
  await goOn(2);
});

test("no story is taken from a person under 18, and nothing is kept", async () => {
  await at(2);
  await citizen.taps("18-ге толған жоқпын");
  expect(citizen.reads()).toContain("111");
  expect(await database.prisma.draft.count()).toBe(0);
  await citizen.writes("Мені мектепте ренжітті");
  expect(await database.prisma.storyPart.count()).toBe(0);
});

test("without consent nothing is kept, and the hotlines are shown", async () => {
  await at(4);
  await citizen.taps("Келіспеймін");
  expect(citizen.reads()).toContain("ештеңе сақталмады");
  expect(citizen.reads()).toContain("112");
  expect(await database.prisma.draft.count()).toBe(0);
  expect(await database.prisma.consent.count()).toBe(0);
});

test("a consent is stored for each purpose with the hash of the text that was shown", async () => {
  await at(5);
  const consents = await database.prisma.consent.findMany({ orderBy: { id: "asc" } });
  expect(consents.map(({ purpose }) => purpose)).toEqual(["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"]);
  expect(new Set(consents.map(({ textHash }) => textHash)).size).toBe(1);
  expect(consents[0]).toMatchObject({ version: 3, languageCode: "kk", withdrawnAt: null });
  await goOn(5);
});

test("a command in the middle pauses the form, and «Continue» goes on with the same question", async () => {
  await at(4);
  await citizen.writes("/start");
  expect(citizen.buttons()[0]).toContain("Жалғастыру");
  await citizen.writes("Бұл енді жауап емес");
  expect(citizen.reads()).toContain("Түсіне алмадық");
  await citizen.taps("Жалғастыру");
  expect(citizen.reads()).toContain("Айгүл Серікова");
  await goOn(4);
});

test("«Stop for now» keeps everything; «Delete» keeps nothing", async () => {
  await at(6);
  await citizen.taps("Тоқтата тұру");
  expect(citizen.reads()).toContain("сақталды");
  await citizen.taps("өшіру");
  expect(await database.prisma.draft.count()).toBe(0);
  expect(await database.prisma.storyPart.count()).toBe(0);
});

test("a sticker instead of an answer gets a clear reply, and the question waits", async () => {
  await at(3);
  town.playground.sendSticker(citizen.id);
  await town.settles();
  expect(citizen.reads()).toContain("сөзбен жазып");
  await citizen.writes("🙂🙂🙂");
  expect(citizen.reads()).toContain("әріппен");
  await goOn(3);
});

test("a text at a question that is answered with buttons changes nothing", async () => {
  await at(1);
  await citizen.writes("не?");
  expect(citizen.reads()).toContain("батырмалардың бірін");
  await goOn(1);
});

test("a double tap answers once, and an old button of an answered question changes nothing", async () => {
  await at(1);
  const [first] = town.playground
    .chat(citizen.id)
    .messages.filter(({ buttons }) => buttons.length > 0)
    .slice(-1);
  const no = first?.buttons.flat().find(({ text }) => text.includes("қауіп жоқ"))?.callback_data ?? "";
  town.playground.press(citizen.id, first?.id ?? 0, no);
  town.playground.press(citizen.id, first?.id ?? 0, no);
  await town.settles();
  expect(citizen.reads()).toContain("2 / 13");
  await citizen.taps("Иә, толды");
  town.playground.press(citizen.id, first?.id ?? 0, no);
  await town.settles();
  expect(citizen.reads()).toContain("3 / 13");
  await goOn(3);
});

test("several messages make one story; a message that makes it too long is refused, and the others stay", async () => {
  await at(6);
  await citizen.writes("Екінші хабарлама.");
  expect(citizen.reads()).toContain("2 хабарлама");
  for (let count = 0; count < 4; count += 1) await citizen.writes("а".repeat(4096));
  await citizen.writes("а".repeat(3616));
  expect(citizen.history().at(-2)).toContain("20000");
  expect(citizen.reads()).toContain("6 хабарлама");
  await citizen.taps("Болды");
  await goOn(7);
  expect(await database.prisma.storyPart.count({ where: { caseId: { not: null } } })).toBe(6);
});

test("«Start again» deletes the story", async () => {
  await at(6);
  await citizen.taps("Басынан бастау");
  expect(citizen.reads()).toContain("Не болғанын");
  expect(await database.prisma.storyPart.count()).toBe(0);
  await goOn(5);
});

test("«Back» clears the last answer, all the way to the beginning", async () => {
  await at(10);
  for (const expected of ["8 / 13", "7 / 13", "6 / 13", "5 / 13", "4 / 13", "3 / 13", "2 / 13", "112"]) {
    await citizen.taps("Артқа");
    expect(citizen.reads()).toContain(expected);
  }
  await goOn(1);
});

test("«Change» on the summary asks that question again and returns to the summary", async () => {
  await at(15);
  await citizen.taps("✏️ Дау түрі");
  await citizen.taps("ақша, қарыз");
  expect(citizen.reads()).toContain("Дау түрі: ақша, қарыз");
  await citizen.taps("✏️ Жер");
  await citizen.taps("Ақмола облысы");
  await citizen.taps("Қосшы");
  expect(citizen.reads()).toContain("Қосшы");
  await citizen.taps("✏️ Аты-жөні");
  await citizen.writes("Айгүл Әлиева");
  expect(citizen.reads()).toContain("Мен, Айгүл Әлиева");
  await citizen.taps("Келісемін");
  expect(citizen.reads()).toContain("Айгүл Әлиева");
  await citizen.taps("Жіберу");
  expect(citizen.reads()).toContain("Астана");
  expect(citizen.reads()).toContain("Көкшетау");
});

test("a shared location is understood, shown and confirmed", async () => {
  await at(10);
  await citizen.taps("Орналасқан жерімді жіберу");
  expect(town.playground.chat(citizen.id).keyboard?.rows.flat()[0]).toMatchObject({ request_location: true });
  await citizen.sharesLocation(49.8019, 73.1021);
  expect(citizen.reads()).toContain("Қарағанды");
  await citizen.taps("Иә, дұрыс");
  expect(citizen.reads()).toContain("10 / 13");
  expect(town.playground.chat(citizen.id).keyboard).toBeUndefined();
  await goOn(12);
});

test("for a location abroad the bot says so and asks for the region again", async () => {
  await at(10);
  await citizen.sharesLocation(55.75, 37.62);
  expect(citizen.history().at(-2)).toContain("Қазақстаннан тыс");
  expect(citizen.reads()).toContain("9 / 13");
  await goOn(10);
});

test("at least one language is required; a marked language can be unmarked", async () => {
  await at(12);
  await citizen.taps("✅ қазақша");
  await citizen.taps("Дайын");
  expect(citizen.reads()).toContain("Кемінде бір тілді");
  await citizen.taps("өзбекше");
  await citizen.taps("Дайын");
  await citizen.taps("Кез келгені");
  await citizen.taps("Телефонсыз");
  expect(citizen.history().at(-2)).toContain("Тілдер: өзбекше");
});
