import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import { aboutLanguage, type Language, languages } from "../../src/platform/i18n/languages.ts";
import { allTexts as all, plural, stems, wordsOf } from "./catalogue-words.ts";
import { sources } from "./sources.ts";

const catalogues = readCatalogues();
const root = join(import.meta.dirname, "../..");

function isCyrillic(language: Language): boolean {
  return /\p{Script=Cyrillic}/u.test(aboutLanguage(language).name);
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)].map(([, name = ""]) => name).sort();
}

/** What is wrong with a text's HTML, as Telegram reads it. */
function faultsOfHtml(text: string): string[] {
  const allowed = /^(b|strong|i|em|u|ins|s|strike|del|code|pre|a|blockquote|tg-spoiler)$/;
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, close, name = ""] of text.matchAll(/<(\/?)([\w-]+)[^<>]*>/g)) {
    if (!allowed.test(name)) faults.push(`<${name}>`);
    if (close === "") open.push(name);
    else if (open.pop() !== name) faults.push(`</${name}>`);
  }
  const rest = text.replaceAll(/<\/?[\w-]+[^<>]*>/g, "").replaceAll(/&(amp|lt|gt|quot);/g, "");
  return [...faults, ...open, ...(rest.match(/[<>&]/g) ?? [])];
}

describe("the catalogues", () => {
  test.each(languages)("every file of %s is in src/platform/i18n/catalogues.ts", (language) => {
    const files = readdirSync(join(root, "locales", language)).map((name) => name.replace(".json", ""));
    expect(Object.keys(catalogues[language]).sort()).toEqual(files.sort());
  });

  test.each(languages)("%s has the keys of Kazakh, and the plural forms that it needs", (language) => {
    expect(stems(wordsOf[language])).toEqual(stems(wordsOf.kk));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set(
      [...wordsOf[language].keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, "")),
    );
    for (const stem of counted) {
      const has = [...wordsOf[language].keys()].filter((key) => key.replace(plural, "") === stem && key !== stem);
      expect(has.map((key) => plural.exec(key)?.[1]).sort(), `${language} ${stem}`).toEqual(forms);
    }
  });

  test("a text has the same placeholders in every language", () => {
    const inKazakh = new Map(
      [...wordsOf.kk].map(([key, text]) => [key.replace(plural, ""), placeholders(text).join()]),
    );
    const others = all.filter(({ key, text }) => placeholders(text).join() !== inKazakh.get(key.replace(plural, "")));
    expect(others.map(({ at }) => at)).toEqual([]);
  });

  test("no text is empty or has space around it", () => {
    expect(all.filter(({ text }) => text === "" || text.trim() !== text).map(({ at }) => at)).toEqual([]);
  });

  test("the HTML is such as Telegram takes, and balanced", () => {
    expect(all.filter(({ text }) => faultsOfHtml(text).length > 0).map(({ at }) => at)).toEqual([]);
  });

  // The ending follows the filled-in word's vowels and consonants, which nobody knows here.
  test("no Kazakh ending is glued to what is filled in", () => {
    expect(
      all.filter(({ language, text }) => language === "kk" && /\}\}\p{L}/u.test(text)).map(({ at }) => at),
    ).toEqual([]);
  });

  test("no Latin letter hides in a Cyrillic word", () => {
    const hidden = all.filter(({ language, text }) => {
      const words = text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, " ").match(/\p{L}+/gu) ?? [];
      const mixed = words.some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));
      return mixed || (isCyrillic(language) && words.some((word) => /^[aceopxyikABCEHKMOPTXI]$/.test(word)));
    });
    expect(hidden.map(({ at }) => at)).toEqual([]);
  });
});

describe("texts and code", () => {
  const code = sources().map(({ text }) => text);
  const features = Object.keys(catalogues.kk).join("|");

  test("every text is said somewhere", () => {
    const literals = code.flatMap(
      (text) => text.match(new RegExp(`(?<=["'\`])(${features}):[^"'\`\\s]+(?=["'\`])`, "g")) ?? [],
    );
    // A hole in a template stands for any name: `cases:kind.${kind}`.
    const said = literals.map(
      (literal) => new RegExp(`^${literal.replaceAll(".", "\\.").replaceAll(/\$\{[^}]*\}/g, "[\\w.]+")}$`),
    );
    const dead = stems(wordsOf.kk).filter((key) => !said.some((pattern) => pattern.test(key)));
    expect(dead).toEqual([]);
  });

  test("labels of buttons fit a phone: 40 characters", () => {
    const places =
      /\blabel:\s*\w+\.plain\(([^)]*)\)|\b(?:button|accept)\(\s*("[^"]*"|`[^`]*`)|\bchange\("\w+",\s*("[^"]*")\)/g;
    const keys = code
      .flatMap((text) => [...text.matchAll(places)].map(([, ...found]) => found.join("")))
      .flatMap((found) => found.match(/\w+:[\w.]+/g) ?? []);
    // The buttons at home, which are made from the entrances.
    keys.push(...stems(wordsOf.kk).filter((key) => key.startsWith("people:home.") && key !== "people:home.greeting"));
    expect(keys.length).toBeGreaterThan(30);
    const long = all.filter(
      ({ key, text }) =>
        text.length > 40 && keys.some((other) => key === other || (other.endsWith(".") && key.startsWith(other))),
    );
    expect(long.map(({ at }) => at)).toEqual([]);
  });

  test("the bot's menu and descriptions fit Telegram", () => {
    const limits: [RegExp, number][] = [
      [/^people:menu\./, 256],
      [/^people:description$/, 512],
      [/^people:shortDescription$/, 120],
    ];
    for (const [pattern, limit] of limits) {
      const texts = all.filter(({ key }) => pattern.test(key));
      expect(texts.length, String(pattern)).toBeGreaterThanOrEqual(languages.length);
      expect(texts.filter(({ text }) => text.length > limit).map(({ at }) => at)).toEqual([]);
    }
  });

  test("a message's text fits Telegram: 4096 characters, what is filled in apart", () => {
    expect(all.filter(({ text }) => text.length > 3000).map(({ at }) => at)).toEqual([]);
  });

  test("every catalogue file is JSON without a key named twice", () => {
    for (const language of languages) {
      for (const name of readdirSync(join(root, "locales", language))) {
        const text = readFileSync(join(root, "locales", language, name), "utf8");
        expect(text, `${language}/${name}`).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      }
    }
  });
});
