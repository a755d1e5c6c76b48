import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { aboutLanguage, type Language, languages } from "../../src/platform/i18n/languages.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
});

test.each<[string, Language]>([
  ["kk", "kk"],
  ["ru", "ru"],
  ["en", "en"],
  ["en-US", "en"],
  ["uz", "kk"],
  ["ky", "kk"],
  ["ug", "kk"],
  ["kaa", "kk"],
  ["tt", "ru"],
  ["tg", "ru"],
  ["uk", "ru"],
  ["ka", "ru"],
  ["de", "en"],
  ["tr", "en"],
  ["zh-hans", "en"],
])("somebody whose Telegram speaks %s may choose from all languages, and %s stands first", async (code, first) => {
  const person = town.person("Айгүл", code);
  await person.writes("/start");
  const names = languages.map((language) => aboutLanguage(language).name);
  expect(person.buttons().toSorted()).toEqual(names.toSorted());
  expect(person.buttons()[0]).toBe(aboutLanguage(first).name);
  expect(person.reads().split("\n")[0]).toMatch(phrase(first, "people:language.ask"));
});

test.each(["/START", "/Start", "/start ", "/start   ", "/START@bitimger_bot"])("«%s» leads home", async (typed) => {
  const person = town.person("Айгүл", "en");
  await person.writes("/start");
  await person.taps("English");
  await person.writes(typed);
  expect(person.reads()).toMatch(phrase("en", "people:home.greeting"));
});

test.each(["/REPORT", "/Start report", "/start  report "])("«%s» begins a report", async (typed) => {
  const person = town.person("Айгүл", "en");
  await person.writes("/start");
  await person.taps("English");
  await person.writes(typed);
  expect(person.reads()).toMatch(phrase("en", "intake:danger.ask"));
});

test("the typed name of a language chooses it, keeps what was written before, and is no part of it", async () => {
  const person = town.person("Айгүл", "en");
  await person.writes("Көршім біздің жерге қоршау салып алды");
  await person.writes("қазакша");
  expect(person.reads()).toMatch(phrase("kk", "intake:held.ask"));
  await person.writes("иә");
  expect(person.reads()).toMatch(phrase("kk", "intake:danger.ask"));
  await person.writes("/start");
  await person.writes("РУССКИЙ");
  expect(person.reads()).toMatch(phrase("ru", "intake:held.ask"));
});

test("with a language of their own, somebody may type another at home", async () => {
  const person = town.person("Айгүл", "kk");
  await person.writes("english");
  expect(person.reads()).toMatch(phrase("en", "people:home.greeting"));
  await person.writes("Русский");
  expect(person.reads()).toMatch(phrase("ru", "people:home.greeting"));
});
