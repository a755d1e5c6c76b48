import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { languages } from "../../src/platform/i18n/languages.ts";
import { pageTextFiles } from "./page-texts.ts";

interface Entry {
  key: string;
  columns: string[];
}

/** The lists of words in a file of the page. */
function entriesOf(path: string): Entry[] {
  const lists = readFileSync(path, "utf8").matchAll(/^ {2}"?([\w.]+)"?: \[([^[\]]*)\],$/gm);
  return [...lists].map(([, key = "", list = ""]) => ({
    key,
    columns: JSON.parse(`[${list.trim().replace(/,$/, "")}]`) as string[],
  }));
}

const entries = pageTextFiles.flatMap(entriesOf);
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join();

test("every text of the playground's page is there in each language, with the same values filled in", () => {
  expect(entries.length).toBeGreaterThan(200);
  const wrong = entries.filter(
    ({ columns }) =>
      columns.length !== languages.length ||
      columns.some((text) => text.trim() === "" || placeholders(text) !== placeholders(columns[0] ?? "")),
  );
  expect(wrong).toEqual([]);
});

test("no key of the page is there twice", () => {
  const keys = entries.map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
