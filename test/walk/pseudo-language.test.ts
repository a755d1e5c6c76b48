import { describe, expect, test } from "vitest";
import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { pseudoCatalogue, pseudoText, untranslatedWords } from "../harness/pseudo-language.ts";

const catalogues = readCatalogues();

function flatten(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as object).flatMap(([name, value]) => flatten(value, `${path}.${name}`));
}

/** What must not change: placeholders, tags, entities, emoji. */
function kept(text: string): string[] {
  return text.match(/\{\{[^}]*\}\}|<[^>]*>|&\w+;|\p{Extended_Pictographic}/gu) ?? [];
}

test.each([
  ["Менің өтінішім: <b>{{number}}</b>", "Мӗӗнїїң ӫӫтїїнїїшїїм: <b>{{number}}</b>"],
  ["📅 Іс-шаралар", "📅 Їїс-шӑӑрӑӑлӑӑр"],
  ["18 km &amp; /help", "18 k̇m &amp; /help"],
])("%s", (text, pseudo) => {
  expect(pseudoText(text)).toBe(pseudo);
});

describe.each(languages)("the pseudo-language made from %s", (language) => {
  const before = flatten(catalogues[language]);
  const after = flatten(pseudoCatalogue(catalogues[language]));

  test("has the same keys and plural forms, placeholders, tags and emoji", () => {
    expect(after.map(([key, text]) => [key, kept(text)])).toEqual(before.map(([key, text]) => [key, kept(text)]));
  });

  test("marks every word as a word of a catalogue", () => {
    expect(after.flatMap(([, text]) => untranslatedWords(text))).toEqual([]);
    const words = before.filter(([, text]) => /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>|\/\w+/g, "")));
    expect(words.filter(([, text]) => untranslatedWords(text).length === 0)).toEqual([]);
  });

  test("is about 40 % longer", () => {
    const length = (texts: [string, string][]) => texts.reduce((sum, [, text]) => sum + text.length, 0);
    const longer = length(after) / length(before);
    expect(longer).toBeGreaterThan(1.3);
    expect(longer).toBeLessThan(1.5);
  });
});
