import { expect, test } from "vitest";
import { consentText } from "../../src/features/intake/questions/consent.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { consentHash } from "../../src/features/people/consent-hash.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import type { Town, Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const at = (steps: number) => reports(citizen, "kk", steps);

async function goOn(from: number): Promise<void> {
  for (const step of reportSteps("kk").slice(from)) await step(citizen);
  expect(citizen.reads()).toContain("2026-000001");
}

test("a person in danger first sees the numbers to call, and goes on when it is safe", async () => {
  await at(stepOf.danger);
  expect(citizen.reads()).toMatch(/^Қауіп төнсе, 112/);
  await citizen.taps("Иә, қауіп бар");
  expect(citizen.reads()).toContain("102");
  await citizen.taps("Қазір қауіп жоқ");
  await goOn(stepOf.name);
});

test("no story is taken from a person under 18, and nothing is kept", async () => {
  await at(stepOf.name);
  await citizen.taps("18-ге толған жоқпын");
  expect(citizen.reads()).toContain("111");
  expect(await database.prisma.draft.count()).toBe(0);
  await citizen.writes("Мені мектепте ренжітті");
  expect(await database.prisma.storyPart.count()).toBe(0);
});

test("without consent nothing is kept, and the hotlines are shown", async () => {
  await at(stepOf.consent);
  await citizen.taps("Келіспеймін");
  expect(citizen.reads()).toContain("ештеңе сақталмады");
  expect(citizen.reads()).toContain("112");
  expect(await database.prisma.draft.count()).toBe(0);
  expect(await database.prisma.consent.count()).toBe(0);
});

test("the consent is three lines and the whole text in a quote that opens; the whole text is what is hashed", async () => {
  await at(stepOf.consent);
  const { text = "", entities } = town.playground.chat(citizen.id).messages.at(-1) ?? {};
  const quote = entities?.find(({ type }) => type === "expandable_blockquote");
  const whole = consentText(createTexts()("kk"), defaultOperator, "Айгүл Серікова");
  const { offset = 0, length = 0 } = quote ?? {};
  expect(text.slice(offset, offset + length)).toBe(whole);
  expect(text.slice(0, offset).trim().split("\n").slice(3)).toHaveLength(3);
  await citizen.taps("Келісемін");
  expect(await database.prisma.consent.findFirst()).toMatchObject({ textHash: consentHash(town.vault, whole) });
});

test("a consent is stored for each purpose with the hash of the text that was shown", async () => {
  await at(stepOf.story);
  const consents = await database.prisma.consent.findMany({ orderBy: { id: "asc" } });
  expect(consents.map(({ purpose }) => purpose)).toEqual(["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"]);
  expect(new Set(consents.map(({ textHash }) => textHash)).size).toBe(1);
  expect(consents[0]).toMatchObject({ version: 4, languageCode: "kk", withdrawnAt: null });
  await goOn(stepOf.story);
});

test("a command in the middle pauses the form, and «Continue» goes on with the same question", async () => {
  await at(stepOf.consent);
  await citizen.writes("/start");
  expect(citizen.buttons()[0]).toContain("Жалғастыру");
  await citizen.writes("Жауап емес");
  expect(citizen.reads()).toContain("Түсіне алмадық");
  await citizen.taps("Жалғастыру");
  expect(citizen.reads()).toContain("Айгүл Серікова");
  await goOn(stepOf.consent);
});

test("«Stop for now» keeps everything; «Delete» keeps nothing", async () => {
  await at(stepOf.storyDone);
  await citizen.taps("Тоқтата тұру");
  expect(citizen.reads()).toContain("сақталды");
  await citizen.taps("өшіру");
  await town.takesEffect();
  expect(await database.prisma.draft.count()).toBe(0);
  expect(await database.prisma.storyPart.count()).toBe(0);
});

test("a sticker instead of an answer gets a clear reply, and the question waits", async () => {
  await at(stepOf.name);
  town.playground.sendSticker(citizen.id);
  await town.settles();
  expect(citizen.reads()).toContain("сөзбен жазып");
  await citizen.writes("🙂🙂🙂");
  expect(citizen.reads()).toContain("әріппен");
  await goOn(stepOf.name);
});

test("a text at a question that is answered with buttons changes nothing", async () => {
  await at(stepOf.danger);
  await citizen.writes("не?");
  expect(citizen.reads()).toContain("батырмалардың бірін");
  await goOn(stepOf.danger);
});

test("a double tap answers once, and an old button of an answered question changes nothing", async () => {
  await at(stepOf.danger);
  const [first] = town.playground
    .chat(citizen.id)
    .messages.filter(({ buttons }) => buttons.length > 0)
    .slice(-1);
  const no = first?.buttons.flat().find(({ text }) => text.includes("қауіп жоқ"))?.callback_data ?? "";
  town.playground.press(citizen.id, first?.id ?? 0, no);
  town.playground.press(citizen.id, first?.id ?? 0, no);
  await town.settles();
  expect(citizen.reads()).toContain("2 / 11");
  await citizen.writes("Айгүл Серікова");
  town.playground.press(citizen.id, first?.id ?? 0, no);
  await town.settles();
  expect(citizen.reads()).toContain("3 / 11");
  await goOn(stepOf.consent);
});

test("several messages make one story; a message that makes it too long is refused, and the others stay", async () => {
  await at(stepOf.storyDone);
  await citizen.writes("Екінші хабарлама.");
  expect(citizen.reads()).toContain("2 хабарлама");
  for (let count = 0; count < 4; count += 1) await citizen.writes("а".repeat(4096));
  await citizen.writes("а".repeat(3616));
  expect(citizen.history().at(-2)).toContain("20000");
  expect(citizen.reads()).toContain("6 хабарлама");
  await citizen.taps("Болды");
  await goOn(stepOf.kind);
  expect(await database.prisma.storyPart.count({ where: { caseId: { not: null } } })).toBe(6);
});

test("«Start again» deletes the story", async () => {
  await at(stepOf.storyDone);
  await citizen.taps("Басынан бастау");
  expect(citizen.history().at(-2)).toContain("Не болғанын");
  await town.takesEffect();
  expect(await database.prisma.storyPart.count()).toBe(0);
  await goOn(stepOf.story);
});

test("«Back» clears the last answer, all the way to the beginning", async () => {
  await at(stepOf.region);
  for (const expected of ["7 / 11", "6 / 11", "5 / 11", "4 / 11", "3 / 11", "2 / 11", "112"]) {
    await citizen.taps("Артқа");
    expect(citizen.reads()).toContain(expected);
  }
  await goOn(stepOf.danger);
});

test("a shared location is understood, and shown on the summary", async () => {
  await at(stepOf.region);
  await citizen.taps("Орналасқан жерімді жіберу");
  expect(town.playground.chat(citizen.id).keyboard?.rows.flat()[0]).toMatchObject({ request_location: true });
  await citizen.sharesLocation(49.8019, 73.1021);
  expect(citizen.reads()).toContain("9 / 11");
  expect(town.playground.chat(citizen.id).keyboard).toBeUndefined();
  for (const step of reportSteps("kk").slice(stepOf.languages, stepOf.summary)) await step(citizen);
  expect(citizen.reads()).toMatch(/Жер:.*Қарағанды/);
  await goOn(stepOf.summary);
});

test("for a location abroad the bot says so and asks for the region again", async () => {
  await at(stepOf.region);
  await citizen.sharesLocation(55.75, 37.62);
  expect(citizen.reads()).toContain("Қазақстаннан тыс");
  expect(citizen.reads()).toContain("8 / 11");
  await goOn(stepOf.region);
});

test("at least one language is required; a marked language can be unmarked", async () => {
  await at(stepOf.languages);
  await citizen.taps("✅ қазақша");
  await citizen.taps("Дайын");
  expect(citizen.reads()).toContain("Кемінде бір тілді");
  await citizen.taps("Басқа тілдер");
  await citizen.taps("өзбекше");
  await citizen.taps("Дайын");
  await citizen.taps("Телефонсыз");
  expect(citizen.reads()).toContain("Тілдер: өзбекше");
});
