import { describe, expect, test } from "vitest";
import { openStory } from "../../src/features/cases/story-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { draftAnswers, reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

const words = createTexts();

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

/** What people write instead of tapping. */
const spoken: Record<Language, { no: string; yes: string; done: string; none: string }> = {
  kk: { no: "жок", yes: "ия", done: "Болды", none: "ешкайсысы жок" },
  ru: { no: "нет", yes: "да", done: "готово", none: "Ничего из этого" },
  en: { no: "No", yes: "yes", done: "done", none: "none of these" },
};

const messages = () => town.playground.chat(citizen.id).messages.filter(({ fromBot }) => fromBot);
const screens = (key: TextKey, language: Language = "kk") =>
  messages().filter(({ text }) => phrase(language, key).test(text)).length;

/** Writes an answer a second later than what is on the screen. */
async function writes(text: string): Promise<void> {
  town.jumps(1);
  await citizen.writes(text);
}

describe.each(languages)("in %s", (language) => {
  const says = (key: TextKey) => words(language).plain(key);

  test("a report is told by writing only; consenting and sending take a tap", async () => {
    const { no, yes } = spoken[language];
    await reports(citizen, language, stepOf.danger);
    await writes(no);
    for (const typed of [yes, no]) {
      expect(citizen.reads()).toMatch(phrase(language, "intake:name.ask"));
      await writes(typed);
    }
    await writes(says("intake:adult.no"));
    expect(citizen.reads()).toMatch(phrase(language, "chat:mustBeTapped"));
    expect(citizen.reads()).toMatch(phrase(language, "intake:name.ask"));
    await reportSteps(language)[stepOf.name]?.(citizen);
    for (const typed of [yes, says("intake:consent.yes"), no]) {
      await writes(typed);
      expect(citizen.reads()).toMatch(phrase(language, "chat:mustBeTapped"));
      expect(citizen.reads()).toMatch(phrase(language, "intake:consent.title"));
      expect(await database.prisma.consent.count()).toBe(0);
    }
    await citizen.taps(says("intake:consent.yes"));
    await writes(tale[language]);
    await writes(says("intake:story.done"));
    await writes(says("cases:kind.NEIGHBOURS"));
    await writes(says("intake:remit.none"));
    await writes(says("intake:otherSide.unknown"));
    expect(citizen.reads()).toMatch(phrase(language, "intake:region.ask"));
    for (const step of reportSteps(language).slice(stepOf.region, stepOf.languages)) await step(citizen);
    await writes(says("intake:languages.done"));
    await writes(no);
    expect(citizen.reads()).toMatch(phrase(language, "intake:summary.title"));
    for (const typed of [yes, says("intake:summary.send")]) {
      await writes(typed);
      expect(citizen.reads()).toMatch(phrase(language, "chat:mustBeTapped"));
      expect(await database.prisma.case.count()).toBe(0);
    }
    await citizen.taps(says("intake:summary.send"));
    expect(await database.prisma.case.count()).toBe(1);
  });
});

test("the words of another language are understood too, and a restart in between changes nothing", async () => {
  await reports(citizen, "kk", stepOf.danger);
  await town.restarts();
  await writes("Нет, опасности нет");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:name.ask"));
  await writes("Back");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:danger.ask"));
});

test("what stands in the list behind a button is understood without opening it", async () => {
  const says = words("ru");
  await reports(citizen, "ru", stepOf.kind);
  await writes(says.plain("cases:kind.WORK").toLowerCase());
  expect(citizen.reads()).toMatch(phrase("ru", "intake:remit.ask"));
  await writes(says.plain("intake:remit.option.STATE_BODY"));
  expect(citizen.buttons()).toContain(`✅ ${says.plain("intake:remit.others")}`);
  expect(await draftAnswers(database, town.vault)).toMatchObject({ kind: "WORK", remit: ["STATE_BODY"] });
});

test("a story is not erased because of a word", async () => {
  await reports(citizen, "kk", stepOf.storyDone);
  await writes("басынан бастау");
  expect(citizen.reads()).toMatch(phrase("kk", "chat:mustBeTapped"));
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("what does not fit is answered with the question and its buttons, and that message goes once the question is answered", async () => {
  await reports(citizen, "kk", stepOf.danger);
  await writes("қалай?");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:button"));
  expect(citizen.reads()).toMatch(phrase("kk", "intake:danger.ask"));
  expect(citizen.buttons()).toContain(words("kk").plain("intake:danger.no"));
  await writes("мұны түсінбедім");
  expect(screens("intake:button")).toBe(1);
  await town.restarts();
  await writes("жоқ");
  expect(screens("intake:button")).toBe(0);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:name.ask"));
  // A tap on the repeated question itself turns it into the next question.
  await writes("???");
  expect(screens("intake:name.wrong")).toBe(1);
  await citizen.taps(words("kk").plain("chat:back"));
  expect(screens("intake:name.wrong")).toBe(0);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:danger.ask"));
});

test("if Telegram does not delete that message, only the complaint goes, and the report goes on", async () => {
  await reports(citizen, "kk", stepOf.danger);
  await writes("қалай?");
  town.playground.faults = ({ method }) =>
    method === "deleteMessage"
      ? { kind: "refuse", code: 400, description: "Bad Request: message can't be deleted" }
      : undefined;
  await writes("жоқ");
  town.playground.faults = undefined;
  expect(citizen.reads()).toMatch(phrase("kk", "intake:name.ask"));
  expect(screens("intake:button")).toBe(0);
  expect(screens("intake:danger.ask")).toBe(2);
});

describe("a story that is told before the consent", () => {
  const told = "Ол мені күнде ұрсып, қорқытып жүр, не істерімді білмеймін";

  test.each([
    ["at the question about danger", stepOf.danger],
    ["instead of a name", stepOf.name],
    ["instead of the consent", stepOf.consent],
  ])("%s is held and becomes the story after the consent", async (_, steps) => {
    await reports(citizen, "kk", steps);
    await writes(told);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:held.kept"));
    expect(await database.prisma.storyPart.count()).toBe(0);
    await town.restarts();
    for (const step of reportSteps("kk").slice(steps, stepOf.story)) await step(citizen);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.more_one" as TextKey));
    for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(citizen);
    expect(await openStory(database.sql, town.vault, { caseId: 1 })).toEqual([{ kind: "text", text: told }]);
    expect(await database.prisma.heldWords.count()).toBe(0);
  });

  test.each<[string, number, string, TextKey]>([
    ["under 18", stepOf.name, "f:adult:no", "intake:adult.minor"],
    ["at a refusal", stepOf.consent, "f:consent:no", "intake:consent.refused"],
  ])("is erased %s, and the person is told", async (_, steps, button, shown) => {
    await reports(citizen, "kk", steps);
    await writes(told);
    await citizen.presses(button);
    expect(citizen.reads()).toMatch(phrase("kk", shown));
    expect(citizen.reads()).toMatch(phrase("kk", "intake:held.erased"));
    expect(await database.prisma.heldWords.count()).toBe(0);
  });

  test("is erased after 24 hours, and the person is told", async () => {
    await reports(citizen, "kk", stepOf.name);
    await writes(told);
    await town.passes(24 * 60 + 1);
    expect(await database.prisma.heldWords.count()).toBe(0);
    expect(citizen.history().some((text) => phrase("kk", "intake:held.expired").test(text))).toBe(true);
    for (const step of reportSteps("kk").slice(stepOf.name, stepOf.story)) await step(citizen);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.ask"));
  });
});

test("more of the story, written instead of a button after the consent, joins the story", async () => {
  await reports(citizen, "kk", stepOf.otherSide);
  const more = "Тағы айтарым бар: ол бізге қоқан-лоққы көрсетті";
  await writes(more);
  expect(citizen.history().some((text) => phrase("kk", "intake:story.joined").test(text))).toBe(true);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
  for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(citizen);
  const story = await openStory(database.sql, town.vault, { caseId: 1 });
  expect(story).toEqual([tale.kk, more].map((text) => ({ kind: "text", text })));
});

test("an editor's question is repeated with its buttons", async () => {
  const editor = await town.staff("Мәдина", "kk", { role: "EDITOR" });
  await editor.writes("/compose");
  await editor.presses("cm:new");
  await editor.writes("қалай?");
  expect(editor.reads()).toMatch(phrase("kk", "composing:misfit.button"));
  expect(editor.buttons().length).toBeGreaterThan(1);
});

test("a report is not deleted and a request not withdrawn because of typed words", async () => {
  const says = (key: TextKey) => words("ru").plain(key);
  await reports(citizen, "ru", stepOf.kind);
  await citizen.taps(says("chat:stop"));
  await writes(says("intake:drop"));
  expect(citizen.buttons()).toContain(says("intake:drop"));
  expect(await database.prisma.draft.count()).toBe(1);
  await citizen.taps(says("people:home.continue"));
  for (const step of reportSteps("ru").slice(stepOf.kind)) await step(citizen);
  for (const key of ["cases:withdraw.button", "cases:withdraw.yes"] as const) {
    await writes(says(key));
    expect(citizen.buttons()).toContain(says("cases:withdraw.yes"));
  }
  expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: expect.not.stringMatching("CLOSED") });
});
