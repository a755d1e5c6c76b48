import { describe, expect, test } from "vitest";
import { type DangerKind, dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";
import { dangerText } from "../../src/features/danger/screens.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";

const sets = Array.from({ length: 2 ** dangerKinds.length }, (_, bits) =>
  dangerKinds.filter((_kind, index) => (bits >> index) % 2 === 1),
);
/** The numbers that begin a line, which a phone can call. */
const numbersIn = (text: string) => text.match(/^\d{3}(?= – )/gm) ?? [];

describe.each(languages)("%s", (language) => {
  const texts = createTexts()(language);

  test("every set of kinds names each number once, and says first whom to call", () => {
    for (const kinds of sets.filter(({ length }) => length > 0)) {
      const text = dangerText(texts, kinds);
      const numbers = numbersIn(text);
      expect(new Set(numbers).size).toBe(numbers.length);
      const first = text.split("\n")[0]?.match(/\d{3}/)?.[0];
      expect(numbers).toContain(first);
      expect(text.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(8);
    }
  });

  test.each<[DangerKind[], string[]]>([
    [[], []],
    [["threatToLife"], ["112", "102"]],
    [["violence"], ["102", "103", "111"]],
    [["suicide"], ["112", "103", "150"]],
    [["childHurt"], ["102", "103", "111"]],
    [
      ["suicide", "violence"],
      ["112", "102", "103", "111", "150"],
    ],
  ])("%j: %j", (kinds, numbers) => {
    expect(numbersIn(dangerText(texts, kinds))).toEqual(numbers);
  });

  test("where a child is hurt too, violence is not told a second time", () => {
    expect(dangerText(texts, ["violence", "childHurt"])).toBe(dangerText(texts, ["childHurt"]));
  });
});
