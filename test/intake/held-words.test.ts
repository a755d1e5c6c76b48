import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storyLimits } from "../../src/features/cases/story.ts";
import { openStory } from "../../src/features/cases/story-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { aboutLanguage, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

const words = createTexts();

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
});

/** Somebody who has chosen a language and is at home. */
async function atHome(language: (typeof languages)[number], firstName = "Айгүл"): Promise<Townsperson> {
  const person = town.person(firstName, language);
  await person.writes("/start");
  await person.taps(aboutLanguage(language).name);
  return person;
}

const heldRows = () => database.prisma.heldWords.count();
const storyOfDraft = async () => {
  const draft = await database.prisma.draft.findFirstOrThrow();
  return (await openStory(database.sql, town.vault, { draftId: draft.id })).map((part) =>
    part.kind === "text" ? part.text : part.kind,
  );
};
const told = async (caseId = 1) =>
  (await openStory(database.sql, town.vault, { caseId })).map((part) => (part.kind === "text" ? part.text : part.kind));

describe.each(languages)("in %s", (language) => {
  const says = (key: TextKey) => words(language).plain(key);
  /** The steps of a report between its beginning and the story, and those after it. */
  const untilStory = () => reportSteps(language).slice(stepOf.danger, stepOf.story);
  const afterStory = () => reportSteps(language).slice(stepOf.storyDone);

  test("a story that is written at home is asked about, and the report begins with it", async () => {
    const aigul = await atHome(language);
    await aigul.writes(tale[language]);
    expect(aigul.reads()).toMatch(phrase(language, "intake:held.ask"));
    await town.restarts();
    await aigul.taps(says("intake:held.begin"));
    expect(aigul.reads()).toMatch(phrase(language, "intake:danger.ask"));
    for (const step of untilStory()) await step(aigul);
    expect(aigul.reads()).toMatch(phrase(language, "intake:story.more_one" as TextKey));
    expect(await heldRows()).toBe(0);
    for (const step of afterStory()) await step(aigul);
    expect(await told()).toEqual([tale[language]]);
  });

  test("a story that is written before a language was chosen waits for the language", async () => {
    const aigul = town.person("Айгүл", language);
    await aigul.writes(tale[language]);
    expect(aigul.reads()).toContain(says("people:language.ask"));
    await town.restarts();
    await aigul.taps(aboutLanguage(language).name);
    expect(aigul.reads()).toMatch(phrase(language, "intake:held.ask"));
    await aigul.taps(says("intake:held.begin"));
    for (const step of untilStory()) await step(aigul);
    expect(await storyOfDraft()).toEqual([tale[language]]);
  });

  test("what was no story is erased at a tap, and the person is told", async () => {
    const aigul = await atHome(language);
    await aigul.writes(tale[language]);
    await aigul.taps(says("intake:held.forget"));
    expect(aigul.reads()).toMatch(phrase(language, "intake:held.forgotten"));
    expect(await heldRows()).toBe(0);
  });

  test("the names of buttons at home and of commands are understood", async () => {
    const aigul = await atHome(language);
    const opened: [TextKey, TextKey][] = [
      ["people:home.cases", "cases:mine.title"],
      ["people:menu.help", "people:help.title"],
      ["people:home.report", "intake:danger.ask"],
    ];
    for (const [typed, shown] of opened) {
      await aigul.writes(
        says(typed)
          .toLowerCase()
          .replaceAll(/[^\p{L} ]/gu, ""),
      );
      expect(aigul.reads()).toMatch(phrase(language, shown));
      await aigul.writes("/start");
    }
    await aigul.writes("Menu");
    expect(aigul.reads()).toMatch(phrase(language, "people:home.greeting"));
  });

  test("the number of a case opens it for the applicant only", async () => {
    const aigul = town.person("Айгүл", language);
    await reports(aigul, language);
    // What is written in the second of the last answer may be a part of the story.
    town.jumps(1);
    const { number } = await database.prisma.case.findFirstOrThrow();
    const [year, digits = ""] = number.split("-");
    for (const typed of [number, `№ ${year} – ${digits}`, `${year}\u2011${Number(digits)}?`]) {
      await aigul.writes(typed);
      expect(aigul.reads()).toContain(says("cases:kind.NEIGHBOURS"));
      expect(aigul.reads()).toContain(number);
    }
    const other = await atHome(language, "Дамир");
    await other.writes(number);
    const answer = other.reads();
    await other.writes(`${year}-099999`);
    expect(other.reads().replace(`${year}-099999`, number)).toBe(answer);
    expect(answer).toMatch(phrase(language, "cases:unknownNumber"));
  });
});

test("a pasted story comes in several messages: all of them become the story, and only one question stays on the screen", async () => {
  const aigul = await atHome("ru");
  const parts = [1, 2, 3].map((part) => `${part} ${"Сосед шумит. ".repeat(400)}`.slice(0, 4096).trim());
  for (const part of parts) town.playground.sendText(aigul.id, part);
  await town.settles();
  const asked = () => aigul.history().filter((text) => phrase("ru", "intake:held.ask").test(text)).length;
  expect(asked()).toBe(1);
  await aigul.taps(words("ru").plain("intake:held.begin"));
  for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
  expect(await storyOfDraft()).toEqual(parts);
});

test("a message that does not fit is refused whole", async () => {
  const aigul = await atHome("ru");
  const part = "Сосед шумит. ".repeat(300).trim();
  const fitting = Math.floor(storyLimits.characters / part.length);
  for (let count = 0; count <= fitting; count += 1) await aigul.writes(part);
  expect(aigul.reads()).toMatch(phrase("ru", "intake:story.tooLong"));
  await aigul.taps(words("ru").plain("intake:held.begin"));
  for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
  expect(await storyOfDraft()).toEqual(Array(fitting).fill(part));
});

test("photos with their captions that come before a language was chosen become the story, in order", async () => {
  const olga = town.person("Ольга", "ru");
  town.playground.sendPhoto(olga.id, { caption: "Вот так он ставит машину" });
  await town.settles();
  town.playground.sendPhoto(olga.id);
  await town.settles();
  await olga.writes("Коляска не проходит");
  await olga.taps(aboutLanguage("ru").name);
  expect(olga.reads()).toMatch(phrase("ru", "intake:held.ask"));
  await olga.taps(words("ru").plain("intake:held.begin"));
  for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(olga);
  expect(await storyOfDraft()).toEqual(["photo", "photo", "Коляска не проходит"]);
});

test("a voice message at home may be the story too", async () => {
  const aigul = await atHome("kk");
  town.playground.sendVoice(aigul.id, { duration: 20 });
  await town.settles();
  expect(aigul.reads()).toMatch(phrase("kk", "intake:held.ask"));
});

test("before a language was chosen, a place, a case's number and a greeting mean what they mean later, and leave nothing behind", async () => {
  const aigul = town.person("Айгүл", "ru");
  await aigul.writes("Каскелен");
  await aigul.taps("Русский");
  expect(aigul.reads()).toMatch(phrase("ru", "places:which"));
  const damir = town.person("Дамир", "ru");
  await damir.writes("Добрый день");
  await damir.taps("Русский");
  expect(damir.reads()).toMatch(phrase("ru", "people:home.greeting"));
  const said = [aigul, damir].map((person) => person.history().length);
  await town.passes(25 * 60);
  expect(await heldRows()).toBe(0);
  expect([aigul, damir].map((person) => person.history().length)).toEqual(said);
});

test("a place opens its rooms at home, but a story that mentions one is a story", async () => {
  const aigul = await atHome("ru");
  await aigul.writes("Каскелен");
  expect(aigul.reads()).toMatch(phrase("ru", "places:which"));
  await aigul.writes("Я живу в Каскелене, и сосед уже третий год не даёт нам проезда к дому");
  expect(aigul.reads()).toMatch(phrase("ru", "intake:held.ask"));
});

test("a typed yes begins the report, a typed no only shows the buttons again, and neither means anything later", async () => {
  const aigul = await atHome("kk");
  await aigul.writes(tale.kk);
  await aigul.writes("жок");
  expect(aigul.reads()).toMatch(phrase("kk", "intake:held.ask"));
  expect(await heldRows()).toBe(1);
  await aigul.writes("Иа");
  expect(aigul.reads()).toMatch(phrase("kk", "intake:danger.ask"));
  const damir = await atHome("kk", "Дамир");
  await damir.writes("иә");
  expect(damir.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
});

test("what is not made a report within 24 hours is erased, and the person is told once", async () => {
  const aigul = await atHome("en");
  await aigul.writes(tale.en);
  await town.passes(23 * 60);
  expect(await heldRows()).toBe(1);
  await town.restarts();
  await town.passes(61);
  expect(await heldRows()).toBe(0);
  await town.passes(60);
  expect(aigul.history().filter((text) => phrase("en", "intake:held.expired").test(text))).toHaveLength(1);
});

test("what is added to a report that was paused after its story becomes a part of that story", async () => {
  const aigul = town.person("Айгүл", "kk");
  await reports(aigul, "kk", stepOf.remit);
  await aigul.taps(words("kk").plain("chat:stop"));
  town.jumps(1);
  await aigul.writes("Тағы бір айтарым бар: ол қоршауды түнде қойды.");
  await aigul.taps(words("kk").plain("intake:held.begin"));
  expect(aigul.reads()).toMatch(phrase("kk", "intake:remit.ask"));
  expect(await storyOfDraft()).toHaveLength(2);
});

describe("an edit of what is held", () => {
  /** Writes a message, and returns what it takes to edit it. */
  async function writes(person: Townsperson, text: string): Promise<(edited: string) => Promise<void>> {
    const sent = town.playground.sendText(person.id, text);
    await town.settles();
    return async (edited) => {
      town.playground.editText(person.id, sent.message_id, edited);
      await town.settles();
    };
  }
  const corrected = `${tale.ru} Это было в мае.`;

  test("at home changes the story, which is asked about once", async () => {
    const aigul = await atHome("ru");
    const edits = await writes(aigul, tale.ru);
    await edits(corrected);
    expect(aigul.history().filter((text) => phrase("ru", "intake:held.ask").test(text))).toHaveLength(1);
    await aigul.taps(words("ru").plain("intake:held.begin"));
    for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
    expect(await storyOfDraft()).toEqual([corrected]);
  });

  test("before a language was chosen changes the story", async () => {
    const aigul = town.person("Айгүл", "ru");
    const edits = await writes(aigul, "Здравствуйте");
    await edits(corrected);
    await aigul.taps(aboutLanguage("ru").name);
    await aigul.taps(words("ru").plain("intake:held.begin"));
    for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
    expect(await storyOfDraft()).toEqual([corrected]);
  });

  test("in the middle of the report, before the consent, changes the story", async () => {
    const aigul = await atHome("ru");
    const edits = await writes(aigul, tale.ru);
    await aigul.taps(words("ru").plain("intake:held.begin"));
    await edits(corrected);
    expect(aigul.reads()).toMatch(phrase("ru", "intake:danger.ask"));
    for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
    expect(await storyOfDraft()).toEqual([corrected]);
  });

  test("into what is no story forgets the story, and has its own meaning", async () => {
    const aigul = await atHome("ru");
    const edits = await writes(aigul, tale.ru);
    await edits("Каскелен");
    expect(aigul.reads()).toMatch(phrase("ru", "places:which"));
    expect(await heldRows()).toBe(0);
    const damir = town.person("Дамир", "ru");
    await (await writes(damir, tale.ru))("/start");
    expect(await heldRows()).toBe(0);
  });

  test("into more than a story may have changes nothing, and the person is told", async () => {
    const aigul = await atHome("ru");
    const edits = await writes(aigul, tale.ru);
    for (let part = 0; part < 4; part += 1) await aigul.writes("бб б ".repeat(819));
    await edits("аа а".repeat(1024));
    expect(aigul.reads()).toMatch(phrase("ru", "intake:story.tooLong"));
    await aigul.taps(words("ru").plain("intake:held.begin"));
    for (const step of reportSteps("ru").slice(stepOf.danger, stepOf.story)) await step(aigul);
    expect((await storyOfDraft())[0]).toBe(tale.ru);
  });
});
