import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import { phraseLimits } from "../../src/features/phrases/phrase-book.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { completeNames } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const own = "Сәлеметсіз бе! Бүгін кешке хабарласамын.";
const operator: Operator = {
  ...defaultOperator,
  phrases: [
    {
      id: "first-steps",
      name: completeNames({ kk: "Алғашқы қадам", ru: "С чего начнём" }),
      text: completeNames({ kk: "Алдымен не болғанын айтып беріңізші.", ru: "Расскажите, что случилось." }),
    },
  ],
};

async function openWithMediator(): Promise<{ town: Town; erlan: Townsperson & { personId: number } }> {
  const town = await openTown(database, { operator });
  return { town, erlan: await town.staff("Ерлан", "kk", { role: "MEDIATOR" }) };
}

async function adds(person: Townsperson, text: string): Promise<void> {
  await person.writes("/phrases");
  await person.presses("ph:add");
  await person.writes(text);
}

interface Result {
  title: string;
  input_message_content: { message_text: string };
  id: string;
}

async function asks(town: Town, person: Townsperson, query: string): Promise<{ id: string; results: Result[] }> {
  const id = town.playground.inlineQuery(person.id, query);
  await town.settles();
  return { id, results: town.playground.inlineResults(id) as Result[] };
}

test("a mediator adds a text, renames it, changes it, and deletes it within a minute that can be taken back", async () => {
  const { town, erlan } = await openWithMediator();
  await adds(erlan, own);
  expect(erlan.reads()).toContain(own);
  await erlan.presses("ph:rename");
  await erlan.writes("Кешке\nхабарласу");
  expect(erlan.reads()).toContain("Кешке хабарласу");
  await erlan.presses("ph:change");
  await erlan.writes("Ертең хабарласамын.");
  await erlan.writes("/phrases");
  expect(erlan.buttons()).toContain("Кешке хабарласу");
  await erlan.taps("Кешке хабарласу");
  expect(erlan.reads()).toContain("Ертең хабарласамын.");
  const row = await database.prisma.phrase.findFirstOrThrow();
  expect(Buffer.from(row.wordsSealed).toString("utf8")).not.toContain("хабарлас");
  await erlan.presses("ph:drop");
  await erlan.taps(plain("undo:button"));
  await town.takesEffect();
  expect(await database.prisma.phrase.count()).toBe(1);
  await erlan.writes("/phrases");
  await erlan.taps("Кешке хабарласу");
  await erlan.presses("ph:drop");
  await town.takesEffect();
  expect(await database.prisma.phrase.count()).toBe(0);
});

test("the service's texts are there in every language, and nobody changes them in the bot", async () => {
  const { erlan } = await openWithMediator();
  await erlan.writes("/phrases");
  await erlan.taps("Алғашқы қадам");
  expect(erlan.reads()).toContain("Алдымен не болғанын айтып беріңізші.");
  expect(erlan.reads()).toMatch(phrase("kk", "phrases:shared"));
  for (const kind of ["rename", "change", "drop"]) {
    await erlan.forges(`ph:${kind}:first-steps`);
    expect(erlan.reads()).toMatch(phrase("kk", "phrases:gone"));
  }
  await erlan.writes("/phrases");
  await erlan.taps("Русский");
  await erlan.taps("С чего начнём");
  expect(erlan.reads()).toContain("Расскажите, что случилось.");
});

test("a text belongs to the language in which it was added, and to nobody else", async () => {
  const { town, erlan } = await openWithMediator();
  const other = await town.staff("Марат", "kk", { role: "MEDIATOR" });
  await erlan.writes("/phrases");
  await erlan.taps("Русский");
  await erlan.presses("ph:add");
  await erlan.writes("Позвоню завтра.");
  await erlan.writes("/phrases");
  expect(erlan.buttons()).not.toContain("Позвоню завтра.");
  await erlan.taps("Русский");
  expect(erlan.buttons()).toContain("Позвоню завтра.");
  const { id } = await database.prisma.phrase.findFirstOrThrow();
  for (const data of [`ph:open:${id}:ru`, `ph:rename:${id}`, `ph:change:${id}`, `ph:drop:${id}`]) {
    await other.forges(data);
    expect(other.reads()).toMatch(phrase("kk", "phrases:gone"));
  }
  expect((await asks(town, other, "завтра")).results).toEqual([]);
});

test("there is a limit on the length of a text and on their number, and the person is told", async () => {
  const { erlan } = await openWithMediator();
  await erlan.writes("/phrases");
  await erlan.presses("ph:add");
  await erlan.writes("а".repeat(phraseLimits.text + 1));
  expect(erlan.reads()).toMatch(phrase("kk", "phrases:tooLong"));
  await erlan.writes("а".repeat(phraseLimits.text));
  expect(await database.prisma.phrase.count()).toBe(1);
  for (let count = 1; count < phraseLimits.own; count += 1) await adds(erlan, `Мәтін ${count}.`);
  await erlan.writes("/phrases");
  expect(erlan.buttons()).not.toContain(plain("phrases:add"));
  await erlan.forges("ph:add:kk");
  await erlan.writes("Тағы біреу.");
  expect(erlan.reads()).toMatch(phrase("kk", "phrases:full"));
  expect(await database.prisma.phrase.count()).toBe(phraseLimits.own);
});

test("in their own chat staff find their texts by inline mode; what they choose goes to the party as what they write", async () => {
  const { town, erlan } = await openWithMediator();
  await adds(erlan, own);
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.presses("o:accept");
  const { id, results } = await asks(town, erlan, "КЕШКЕ");
  expect(results.map(({ input_message_content }) => input_message_content.message_text)).toEqual([own]);
  const answer = town.playground.calls.findLast(({ method }) => method === "answerInlineQuery");
  expect(answer?.params).toMatchObject({ cache_time: 0, is_personal: true });
  town.playground.chooseInline(erlan.id, id, results[0]?.id ?? "");
  await town.settles();
  await town.passes(1);
  expect(aigul.history().join("\n")).toContain(own);
});

test("somebody without a role finds nothing of it, and neither does a mediator whose role has ended", async () => {
  const { town, erlan } = await openWithMediator();
  await adds(erlan, own);
  const aigul = town.person("Айгүл");
  expect((await asks(town, aigul, "кешке")).results).toEqual([]);
  await database.prisma.staffRole.deleteMany({ where: { personId: erlan.personId } });
  expect((await asks(town, erlan, "кешке")).results).toEqual([]);
  await erlan.forges("ph:home");
  expect(erlan.reads()).toMatch(phrase("kk", "phrases:forbidden"));
  await erlan.forges("ph:list:kk:0");
  expect(erlan.reads()).toMatch(phrase("kk", "phrases:gone"));
});

test("a text that was chosen by inline mode answers no question of a form", async () => {
  const { town, erlan } = await openWithMediator();
  await adds(erlan, own);
  await erlan.presses("ph:change");
  const { id, results } = await asks(town, erlan, "кешке");
  town.playground.chooseInline(erlan.id, id, results[0]?.id ?? "");
  await town.settles();
  await erlan.writes("Ертең хабарласамын.");
  expect(erlan.reads()).toContain("Ертең хабарласамын.");
  expect(await database.prisma.phrase.count()).toBe(1);
});
