import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Language } from "../../src/platform/i18n/languages.ts";

const folder = join(import.meta.dirname, "../../src/playground/page");
/** The files with the words of the page. */
export const pageTextFiles = ["texts.js", "tour-texts.js", "tour-announce-texts.js", "tour-talk-texts.js"].map((file) =>
  join(folder, file),
);

/** The texts of the playground's page. They stand in three columns, so the script tells the language; a few in Kazakh pass for Russian. */
export const pageTexts = pageTextFiles.flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].flatMap(([, text = ""]) =>
    /\p{L}/u.test(text) && !/^[\w.:/-]+$/.test(text)
      ? [{ language: languageOf(text), key: basename(path), text, at: `${basename(path)}: ${text}` }]
      : [],
  ),
);

function languageOf(text: string): Language {
  if (/[әғқңөұүһі]/i.test(text)) return "kk";
  return /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
}
