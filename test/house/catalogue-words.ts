import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";

export type Words = ReadonlyMap<string, string>;

const catalogues = readCatalogues();

/** The texts of each language by key, the plural forms apart. */
export const wordsOf = Object.fromEntries(
  languages.map((language) => [language, flatten(catalogues[language])]),
) as unknown as Record<Language, Words>;

/** Every text of every language. `at` names it in a failure. */
export const allTexts = languages.flatMap((language) =>
  [...wordsOf[language]].map(([key, text]) => ({ language, key, text, at: `${language} ${key}: ${text}` })),
);

export const plural = /_(zero|one|two|few|many|other)$/;

/** The keys of texts, without plural forms. */
export function stems(words: Words): string[] {
  return [...new Set([...words.keys()].map((key) => key.replace(plural, "")))].sort();
}

/** A text as it is read: without tags, and without what is filled in. */
export function bare(text: string): string {
  return text.replaceAll(/<[^>]*>/g, "").replaceAll(/\{\{[^}]*\}\}/g, "");
}

/** A label without the emoji before or behind it. */
export function withoutEmoji(label: string): string {
  return label.replaceAll(/^[^\p{L}\p{N}«“]+|[^\p{L}\p{N}»”?!.…%)]+$/gu, "");
}

/** "intake:story.ask" → its text, plural forms apart. */
function flatten(node: object, feature = "", path: string[] = []): Words {
  const entries = Object.entries(node).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string") return [[`${feature}:${[...path, name].join(".")}`, value]];
    if (typeof value !== "object" || value === null) return [];
    return [...(feature === "" ? flatten(value, name) : flatten(value, feature, [...path, name]))];
  });
  return new Map(entries);
}
