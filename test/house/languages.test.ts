import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fallbacksOf, languages } from "../../src/platform/i18n/languages.ts";
import { sources } from "./sources.ts";

const root = join(import.meta.dirname, "../..");
const page = globSync("src/playground/page/*.js", { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const code = [...sources(), ...page]
  .filter(({ path }) => !path.startsWith("src/platform/i18n/"))
  .map(({ path, text }) => ({ path, text: text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "") }));
const codes = languages.join("|");

/** Names in the first languages: what is seeded, and the playground's own words. A new language is read in its fallbacks there. */
const named = [
  "src/features/operator/operator.ts",
  "src/features/places/reading/entries.ts",
  "src/features/places/reading/gazetteer.ts",
  "src/features/places/seed.ts",
  "src/playground/derive-map.ts",
  "src/playground/demo-people.ts",
  "src/playground/demo-event-texts.ts",
  "src/playground/page/languages.js",
  "src/playground/page/map-shape.js",
  "src/playground/page/tour-announce-texts.js",
  "src/playground/page/tour-talk-texts.js",
  "src/playground/page/tour-texts.js",
];

function filesWith(pattern: RegExp): string[] {
  return code.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

test("nothing is decided by comparing with a language's code: the table of languages says what differs", () => {
  const quoted = `["'\`](?:${codes})["'\`]`;
  const compares = new RegExp(`[!=]==?\\s*${quoted}|${quoted}\\s*[!=]==?|\\bcase ${quoted}|\\?\\?\\s*${quoted}`);
  expect(compares.test('language === "kk"')).toBe(true);
  expect(filesWith(compares)).toEqual([]);
});

test("only the table lists the languages: other files ask it, except where something is named in them", () => {
  const near = "\\b[^;]{0,240}?\\b";
  const lists = new RegExp(`\\b${languages.slice(0, 3).join(near)}\\b`);
  expect(lists.test('{ kk: "Қаз", ru: "Рус", en: "Eng" }')).toBe(true);
  expect(filesWith(lists).filter((path) => !named.includes(path))).toEqual([]);
});

test("content that lacks a language is read in every other one, the nearest first", () => {
  const nearest = ["kk", "ru", "en"] as const;
  expect(nearest.map((language) => fallbacksOf(language)[0])).toEqual(["ru", "kk", "ru"]);
  for (const language of languages) {
    expect([language, ...fallbacksOf(language)].toSorted()).toEqual(languages.toSorted());
  }
});

test("the schema has no list of languages of its own, but for the columns of the version before", () => {
  const schema = globSync("prisma/schema/*.prisma", { cwd: root }).map((path) =>
    readFileSync(join(root, path), "utf8"),
  );
  const lines = schema.join("\n").split("\n");
  const listed = lines.filter((line) => new RegExp(`^ {2}(${codes})$`).test(line));
  const users = lines.filter((line) => /\bUiLanguage\b/.test(line) && !line.startsWith("enum"));
  // Until the next release drops them.
  expect(listed).toHaveLength(3);
  expect(users.filter((line) => !line.endsWith("@ignore"))).toEqual([]);
});
