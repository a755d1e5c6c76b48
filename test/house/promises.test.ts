import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "../../src/platform/i18n/languages.ts";
import { allTexts, stems, wordsOf } from "./catalogue-words.ts";
import { noDateYet, promises, promiseWords, statuses, statusesWithoutDate } from "./promises.ts";

test("a text that promises something is in the table of what holds its promise", () => {
  const found = allTexts.filter(({ language, text }) => promiseWords[language].test(text)).map(({ key }) => key);
  expect([...new Set(found)].filter((key) => !(key in promises)).toSorted()).toEqual([]);
});

test("the table names texts that promise something, and tests that exist", () => {
  const empty = Object.keys(promises).filter(
    (key) => !languages.some((language) => promiseWords[language].test(wordsOf[language].get(key) ?? "")),
  );
  expect(empty).toEqual([]);
  const files = Object.values(promises).flatMap((held) => held.flatMap(({ by }) => by ?? []));
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, "../..", file)))).toEqual([]);
  expect(Object.entries(promises).filter(([, held]) => held.length === 0)).toEqual([]);
});

test("a status that an applicant sees says by when, or that there is no date yet", () => {
  const vague = languages.flatMap((language) =>
    statuses.filter((key) => {
      const text = wordsOf[language].get(key) ?? "";
      return !text.includes("{{until}}") && !noDateYet[language].test(text);
    }),
  );
  expect(vague).toEqual([]);
});

test("no status is forgotten", () => {
  // Below each status on "my cases" (cases:mine) stands what comes next (cases:next).
  const told = stems(wordsOf.kk).filter((key) => /^cases:(?!kind|format|otherSide|mine)/.test(key));
  const labels = /title$|none$|line$|button$|yes$/;
  const known = [...statuses, ...Object.keys(statusesWithoutDate)];
  expect(told.filter((key) => !labels.test(key) && !known.includes(key))).toEqual([]);
});
