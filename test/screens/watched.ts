import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import type { TextKey, TextParams, Texts } from "../../src/platform/i18n/texts.ts";

const catalogues = readCatalogues();

/** Which texts of the catalogues were used, and what was wrong with their use. */
export interface Watch {
  /** The keys that were used, with each plural form. */
  said: Set<string>;
  faults: string[];
}

/** Texts that record which keys are used, and every placeholder without a value. */
export function watched(texts: Texts, watch: Watch): Texts {
  const note = (key: TextKey, params: TextParams = {}) => {
    watch.said.add(key);
    for (const text of formsOf(texts, key)) {
      for (const [, name = ""] of text.matchAll(/\{\{-?\s*(\w+)/g)) {
        if ((params[name] ?? "") === "") watch.faults.push(`${texts.language} ${key}: {{${name}}} is not filled`);
      }
    }
  };
  return {
    language: texts.language,
    html(key, params) {
      note(key, params);
      return texts.html(key, params);
    },
    plain(key, params) {
      note(key, params);
      return texts.plain(key, params);
    },
  };
}

/** "intake:story.more" → all its plural forms; any other key → its text. */
function formsOf({ language }: Texts, key: TextKey): string[] {
  const name = `${language} ${key}`;
  const forms = formsByKey.get(name) ?? readForms(language, key);
  formsByKey.set(name, forms);
  return forms;
}

const formsByKey = new Map<string, string[]>();

function readForms(language: Texts["language"], key: TextKey): string[] {
  const pattern = new RegExp(`^${key.replaceAll(".", "\\.")}(_(zero|one|two|few|many|other))?$`);
  return flatten(catalogues[language])
    .filter(([name]) => pattern.test(name))
    .map(([, text]) => text);
}

/** All keys of the catalogues without plural suffixes. Names of months and days are left out, because few screens show them all. */
export function allKeys(): string[] {
  const keys = flatten(catalogues.kk).filter(([name]) => !/^dates:\w+\.\d+$/.test(name));
  return [...new Set(keys.map(([name]) => name.replace(/_(zero|one|two|few|many|other)$/, "")))];
}

function flatten(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const here = path === "" ? name : `${path}${path.includes(":") ? "." : ":"}${name}`;
    if (typeof value === "string") return [[here, value]];
    return typeof value === "object" && value !== null ? flatten(value, here) : [];
  });
}
