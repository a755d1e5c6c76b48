import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isVagueFile, stumblesIn, stumblesInProse } from "./plain-words.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const find = (patterns: string[], exclude: string[] = []) => globSync(patterns, { cwd: root, exclude }).sort();

/** Generated code, and the texts that the page shows to people. */
const notChecked = [
  "src/platform/database/generated/**",
  "src/playground/page/map-data.js",
  "src/playground/page/*texts.js",
];
/** These files name the words themselves. */
const rules = ["test/house/plain-words.ts", "test/house/plain-words.test.ts"];
/** What citizens write, word by word, is not our prose. */
const citizensWords = ["src/features/danger/hearing/words/english/*.ts", "src/features/danger/hearing/scenes/*.ts"];
/** These files are about the letters of alphabets. */
const aboutLetters = /^(?:src\/features|test)\/places\/|^(?:src\/platform|test)\/time\/date-words/;

function stumbles(path: string): string[] {
  return stumblesIn(read(path)).filter((word) => word !== "letters" || !aboutLetters.test(path));
}

test("comments, names, log lines and test titles are plain English", () => {
  const found = find(
    ["src/**/*.ts", "src/playground/page/*.js", "test/**/*.ts"],
    [...notChecked, ...rules, ...citizensWords],
  ).map((path) => ({
    path,
    words: [...(isVagueFile(path) ? ["the file's name"] : []), ...stumbles(path)],
  }));
  expect(found.filter(({ words }) => words.length > 0)).toEqual([]);
});

test("documents are plain English", () => {
  const found = find(["*.md", "docs/*.md"]).map((path) => ({ path, words: stumblesInProse(read(path)) }));
  expect(found.filter(({ words }) => words.length > 0)).toEqual([]);
});

test.each([
  ["// Sealed anew, for who comes late.", ["anew", "for who"]],
  ["/** Waits so long and no longer. */", ["so long"]],
  ["// So many fail that it pauses, and it is not one.", []],
  ['test("a code of six letters is none", () => {});', ["letters", "is none"]],
  ['throw new Error("There is none in the folder.");', []],
  ["const mostPlaces = rows.map((one) => one.count);", ["mostPlaces", "one", "one"]],
  ['const plural = { one: "case", other: "cases" };', []],
  ['import { deadLetters } from "./dead-letters.ts";', []],
  ["const text = «Кім келсе де» /* «any more» is a quotation */;", []],
])("%s", (code, words) => {
  expect(stumblesIn(code)).toEqual(words);
});
