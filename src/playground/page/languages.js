import { store, stored } from "./stored.js";

/** The languages of the page's own texts, in the order of the columns. Other languages of the service use their fallbacks. */
const COLUMNS = ["kk", "ru", "en"];

/**
 * The bot's languages, which the server has written into the page.
 * @type {{ code: string, name: string, fallback: string[] }[]}
 */
export const LANGUAGES =
  JSON.parse(document.documentElement.dataset.languages ?? "null") ??
  COLUMNS.map((code) => ({ code, name: code, fallback: COLUMNS }));

let current = (LANGUAGES.find(({ code }) => code === stored("language")) ?? LANGUAGES[0]).code;

export function language() {
  return current;
}

/**
 * Returns the entry in the page's language, or in the nearest language that has an entry.
 * @template T @param {Record<string, T>} words @returns {T}
 */
export function inLanguage(words) {
  const { fallback } = LANGUAGES.find(({ code }) => code === current);
  const found = [current, ...fallback].find((code) => words[code] !== undefined);
  return found === undefined ? Object.values(words)[0] : words[found];
}

/** The same for a list in the order of COLUMNS. @param {string[]} words */
export function inColumns(words) {
  return inLanguage(Object.fromEntries(COLUMNS.map((code, index) => [code, words[index]])));
}

/** @param {string} code */
export function setLanguage(code) {
  current = code;
  store("language", code);
}
