import { expect, test } from "vitest";
import { dayAndTime, fullDay, fullMoment, fullSpan, monthOfYear } from "../../src/platform/i18n/dates.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";

const texts = createTexts();
const at = (local: string) => new Date(`${local}:00+05:00`);
const ten = at("2026-10-29T10:00");

test.each([
  ["kk", "2026 жылғы 29 қазан, бейсенбі, 10:00"],
  ["ru", "29 октября 2026 года, четверг, 10:00"],
  ["en", "Thursday, 29 October 2026, 10:00"],
] as const)("a moment in full in %s", (language, words) => {
  expect(fullMoment(texts(language), ten)).toBe(words);
});

test.each([
  ["kk", "29 қазан, 10:00"],
  ["ru", "29 октября, 10:00"],
  ["en", "29 October, 10:00"],
] as const)("a day and a time without the year in %s", (language, words) => {
  expect(dayAndTime(texts(language), ten)).toBe(words);
});

test.each([
  ["within a day", "2026-10-29T13:00", "2026 жылғы 29 қазан, бейсенбі, 10:00–13:00"],
  ["until the same moment", "2026-10-29T10:00", "2026 жылғы 29 қазан, бейсенбі, 10:00"],
  ["over days", "2026-10-31T18:30", "2026 жылғы 29 қазан, бейсенбі, 10:00 – 2026 жылғы 31 қазан, сенбі, 18:30"],
  ["over a year's end", "2027-01-01T01:05", "2026 жылғы 29 қазан, бейсенбі, 10:00 – 2027 жылғы 1 қаңтар, жұма, 01:05"],
])("a span %s", (_, to, words) => {
  expect(fullSpan(texts("kk"), ten, at(to))).toBe(words);
});

test.each([
  ["just before midnight", "2026-12-31T23:59", "31 декабря 2026 года, четверг"],
  ["at midnight", "2027-01-01T00:00", "1 января 2027 года, пятница"],
  ["a leap day", "2028-02-29T12:00", "29 февраля 2028 года, вторник"],
])("the day is Kazakhstan's: %s", (_, local, words) => {
  expect(fullDay(texts("ru"), at(local))).toBe(words);
});

test("a month of a year, in the order of the language", () => {
  expect(languages.map((language) => monthOfYear(texts(language), "2026-10"))).toEqual([
    "2026 ж. қазан",
    "октябрь 2026",
    "October 2026",
  ]);
});
