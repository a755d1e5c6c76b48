import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { danger } from "../../src/features/danger/hearing/danger.ts";
import { dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";
import { measure, readPhrases, tableOf } from "./measure.ts";

const phrases = readPhrases("phrases.tsv");

test("in every phrase of the table exactly its kinds are heard, in their order", () => {
  const wrong = phrases.flatMap(({ kinds, phrase }) => {
    const wanted = dangerKinds.filter((kind) => kinds.includes(kind));
    const heard = danger(phrase);
    return heard.join() === wanted.join() ? [] : [{ phrase, wanted, heard }];
  });
  expect(wrong).toEqual([]);
});

// The tables were mended with all of these phrases: none of them is blind any longer. What was heard at first is in docs/danger.md.
test.each([
  { name: "danger-blind.tsv", heard: 0.98, falseAlarms: 0.03 },
  { name: "danger-later.tsv", heard: 0.97, falseAlarms: 0.06 },
  { name: "danger-training.tsv", heard: 0.97, falseAlarms: 0.02 },
  { name: "phrases-wide.tsv", heard: 0.97, falseAlarms: 0.01 },
  { name: "danger-development.tsv", heard: 0.99, falseAlarms: 0.01 },
  { name: "danger-held-out.tsv", heard: 0.97, falseAlarms: 0.02 },
  { name: "danger-told.tsv", heard: 0.9, falseAlarms: 0.04 },
  { name: "danger-later-told.tsv", heard: 0.7, falseAlarms: 0.05 },
  { name: "danger-harmless.tsv", heard: 0, falseAlarms: 0.05 },
])("$name: at least $heard heard, at most $falseAlarms false alarms", ({ name, heard, falseAlarms }) => {
  const figures = measure(readPhrases(name));
  expect(figures.heard).toBeGreaterThanOrEqual(heard * figures.danger);
  expect(figures.falseAlarms / figures.nearMisses).toBeLessThanOrEqual(falseAlarms);
});

test("the figures after mending in docs/danger.md are those of the function", () => {
  const document = readFileSync(new URL("../../docs/danger.md", import.meta.url), "utf8");
  const afterMending = document.slice(document.indexOf("### After mending"));
  expect(tableOf(readPhrases("danger-blind.tsv")).filter((row) => !afterMending.includes(row))).toEqual([]);
});

// Frozen, and never tuned on: a change of the tables may only be told by it (docs/danger.md).
test("of the second blind phrases nineteen in twenty are heard, with at most nine false alarms in a hundred", () => {
  const figures = measure(readPhrases("danger-blind-second.tsv"));
  expect(figures).toMatchObject({ danger: 120, nearMisses: 120 });
  expect(figures.heard).toBeGreaterThanOrEqual(114);
  expect(figures.falseAlarms).toBeLessThanOrEqual(10);
});

test("of the third blind phrases, by another hand, 86 in a hundred are heard, with at most eight false alarms in a hundred", () => {
  const figures = measure(readPhrases("danger-blind-third.tsv"));
  expect(figures).toMatchObject({ danger: 150, nearMisses: 150 });
  expect(figures.heard).toBeGreaterThanOrEqual(129);
  expect(figures.falseAlarms).toBeLessThanOrEqual(12);
});

// Held out of danger-told.tsv, and hard on purpose: a story of danger differs from a harmless one in a few words.
test("of the stories that were held out three in four are heard", () => {
  const figures = measure(readPhrases("danger-validation.tsv"));
  expect(figures).toMatchObject({ danger: 58, nearMisses: 81 });
  expect(figures.heard).toBeGreaterThanOrEqual(43);
  expect(figures.falseAlarms).toBeLessThanOrEqual(15);
});

test("of the phrases of entire kinds of danger all but one are heard, with four false alarms", () => {
  expect(measure(readPhrases("danger-kinds.tsv"))).toEqual({ danger: 92, heard: 91, nearMisses: 44, falseAlarms: 4 });
});

test.each(["Он её лупит", "Он её отлупил", "Он её излупит", "Он её колотит", "Он её поколотил", "Он её исколотил"])(
  "a Russian verb of violence is heard with any prefix: %s",
  (phrase) => {
    expect(danger(phrase)).toEqual(["violence"]);
  },
);

test("a word with a mistake in its beginning, middle or end is heard as the word", () => {
  for (const phrase of ["изнсиловал", "изнaсиловал", "изнасилвал", "изнасиллоовал"])
    expect(danger(`Меня ${phrase} сосед`)).toEqual(["violence"]);
});

test("a film of which another word is a figure of speech is still a film", () => {
  expect(danger("He shot a film about a murder and threatened to kill everybody")).toEqual([]);
});

test("words of two languages go together in one phrase", () => {
  expect(danger("куйеуим меня каждый кун урады")).toEqual(["violence"]);
  expect(danger("my kuieu beats me")).toEqual(["violence"]);
});

test("the table has every kind in every language, and enough near misses", () => {
  for (const language of ["kk", "ru", "en"]) {
    const own = phrases.filter((row) => row.language === language);
    expect(new Set(own.flatMap(({ kinds }) => kinds))).toEqual(new Set(dangerKinds));
    expect(own.filter(({ kinds }) => kinds.length === 0).length / own.length).toBeGreaterThan(0.4);
  }
  expect(phrases.length).toBeGreaterThan(300);
});

test("danger is heard in the middle of a long story, and harmless words of the next sentence do not hide it", () => {
  const filler = "Мы живём в одном доме и спорим о заборе. ";
  const story = `${filler.repeat(140)}Вчера он избил меня. Потом мы убили время в очереди. ${filler.repeat(140)}`;
  expect(danger(story)).toEqual(["violence"]);
});

test("what is denied in a clause does not hide the next clause", () => {
  expect(danger("Он меня не бьёт, но обещал убить")).toEqual(["threatToLife"]);
  expect(danger("He never hit me, but he threatened to kill my son")).toEqual(["threatToLife", "childHurt"]);
  expect(danger("Ұрған жоқ, бірақ өлтіремін деді")).toEqual(["threatToLife"]);
});

test("kinds from several sentences and languages are heard together", () => {
  expect(danger("Күйеуім мені ұрады. Я не хочу жить. He touches my daughter.")).toEqual([
    "violence",
    "suicide",
    "childHurt",
  ]);
});

test.each([
  "",
  "???",
  "🙂",
  "112",
  "а ".repeat(6_000),
  "убить ".repeat(2_000),
  "a".repeat(12_000),
  "не ".repeat(4_000),
])("any text is read to its end: %.20s", (text) => {
  expect(danger(text).length).toBeLessThanOrEqual(dangerKinds.length);
});
