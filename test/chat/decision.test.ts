import { expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

const says = createTexts();

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

/** Writes a second after what is on the screen. */
async function writes(text: string): Promise<void> {
  town.jumps(1);
  await citizen.writes(text);
}

const count = (pattern: RegExp) => citizen.history().filter((text) => pattern.test(text)).length;

test.each(languages)(
  "a typed yes does not withdraw a request: the question comes again with its buttons (%s)",
  async (language) => {
    await reports(citizen, language);
    const words = says(language);
    await writes(words.plain("people:home.cases"));
    await citizen.presses("c:case");
    await citizen.taps(words.plain("cases:withdraw.button"));
    for (const typed of ["иа", "да", "Yes!", "жок", words.plain("cases:withdraw.yes")]) {
      await writes(typed);
      expect(citizen.reads()).toMatch(phrase(language, "chat:mustBeTapped"));
      expect(citizen.reads()).toMatch(phrase(language, "cases:withdraw.ask"));
      expect(citizen.buttons()).toContain(words.plain("cases:withdraw.yes"));
      await town.restarts();
    }
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({
      status: expect.not.stringMatching("CLOSED"),
    });
    await citizen.taps(words.plain("cases:withdraw.yes"));
    await town.takesEffect();
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "CLOSED" });
    await writes("иә");
    expect(citizen.reads()).toMatch(phrase(language, "chat:notUnderstood"));
  },
);

test("other words after the question whether to withdraw mean what they always mean, and then a yes means nothing", async () => {
  await reports(citizen, "ru");
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.taps(says("ru").plain("cases:withdraw.button"));
  await writes("Каскелен");
  expect(citizen.reads()).toMatch(phrase("ru", "places:which"));
  await writes("да");
  expect(citizen.reads()).toMatch(phrase("ru", "chat:notUnderstood"));
});

test("a typed yes gives no consent to events; after the tap it means nothing", async () => {
  await citizen.writes("/start");
  await citizen.presses("p:language:kk");
  await citizen.writes("/subscriptions");
  await citizen.taps("Жазылу");
  for (const typed of ["иә", "Даю согласие", "жоқ"]) {
    await writes(typed);
    expect(citizen.reads()).toMatch(phrase("kk", "chat:mustBeTapped"));
    expect(citizen.reads()).toMatch(phrase("kk", "subscriptions:consent.title"));
    expect(citizen.buttons()).toContain(says("kk").plain("subscriptions:consent.yes"));
    expect(await database.prisma.consent.count()).toBe(0);
  }
  await citizen.presses("sb:agree");
  expect(await database.prisma.consent.count()).toBe(1);
  expect(await database.prisma.chatState.count({ where: { conversationSealed: { not: null } } })).toBe(0);
  const shown = count(phrase("kk", "chat:mustBeTapped"));
  await writes("иә");
  expect(citizen.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
  expect(count(phrase("kk", "chat:mustBeTapped"))).toBe(shown);
});

test("a report that is being told hears the words, although the consent to events was shown in between", async () => {
  await reports(citizen, "kk", stepOf.danger);
  await citizen.forges("sb:subscribe");
  expect(citizen.reads()).toMatch(phrase("kk", "subscriptions:consent.title"));
  await writes("жоқ");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:name.ask"));
});

test("a typed yes after a report was stopped shows the buttons that go on with it or delete it", async () => {
  await reports(citizen, "kk", stepOf.kind);
  await citizen.taps(says("kk").plain("chat:stop"));
  await writes("иә");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:paused"));
  expect(citizen.buttons()).toContain(says("kk").plain("intake:drop"));
  expect(await database.prisma.draft.count()).toBe(1);
});
