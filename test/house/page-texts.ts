import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/platform/i18n/languages.ts";

const folder = join(import.meta.dirname, "../../src/playground/page");
const files = ["texts.js", "tour-texts.js", "tour-announce-texts.js"];

/** The texts of the playground's page. They stand in three columns, so the script tells the language; a few in Kazakh pass for Russian. */
export const pageTexts = files.flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].flatMap(([, text = ""]) =>
    /\p{L}/u.test(text) && !/^[\w.:/-]+$/.test(text)
      ? [{ language: languageOf(text), key: file, text, at: `${file}: ${text}` }]
      : [],
  ),
);

function languageOf(text: string): Language {
  if (/[әғқңөұүһі]/i.test(text)) return "kk";
  return /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
}
