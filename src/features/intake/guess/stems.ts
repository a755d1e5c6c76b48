import { fold } from "../../places/reading/folding.ts";
import { almostStartsWith } from "../../places/reading/near-start.ts";

/** A word of a story: as written (lower case), and folded for comparing. */
export interface StoryWord {
  readonly raw: string;
  readonly key: string;
  readonly isLatin: boolean;
}

/** What may follow a stem's last word. */
type Rest = "anything" | "ending" | "nothing";

/** One entry of the table of words, ready for comparing. */
export interface Stem {
  /** Folded words in a row. `rest` says what may follow the last word; anything may follow the earlier words. */
  readonly keys: readonly string[];
  readonly rest: Rest;
  readonly isEnglish: boolean;
}

/** No story of 4,000 characters has more words. */
const maxWords = 1_000;

export function wordsOfStory(story: string): StoryWord[] {
  const found = story.match(/(?:[\p{L}\p{M}]['’ʼ`]?)+/gu) ?? [];
  return found.slice(0, maxWords).map((raw) => ({
    raw: raw.toLowerCase(),
    key: fold(raw),
    isLatin: !/\p{Script=Cyrillic}/u.test(raw),
  }));
}

/** Reads an entry of the table: words separated by commas, with the marks that kind-words.ts explains. */
export function readStems(list: string): Stem[] {
  const entries = list.split(",").map((entry) => entry.trim().replaceAll(/\s+/g, " "));
  return entries.filter((entry) => entry !== "").map(readStem);
}

function readStem(entry: string): Stem {
  const rest = entry.endsWith("~") ? "ending" : entry.endsWith("=") ? "nothing" : "anything";
  return { keys: entry.split(" ").map(fold), rest, isEnglish: /[a-z]/.test(entry) };
}

// Folded endings: Kazakh plural, possessive and case; Russian case; English plural and verb forms.
const KAZAKH =
  /^([лдт][ае]р)?(имиз|иниз|миз|низ|им|ин|си|и|м|н)?([ндт]ин|н?[гк][ае]|[ндт]и|н?[дт][ае]н?|н[ае]н?|[мбп]?ен|[ае]|н)?$/;
const RUSSIAN = /^(а|у|и|е|ом|ем|ои|еи|ов|ев|ам|ами|ак)?$/;
const ENGLISH = /^(с|ес|ед|ин)?$/;

function isEnding(rest: string, isEnglish: boolean): boolean {
  return isEnglish ? ENGLISH.test(rest) : KAZAKH.test(rest) || RUSSIAN.test(rest);
}

/** The number of words, from `at` on, that this stem matches; 0 if it does not match. */
export function matchAt(stem: Stem, words: readonly StoryWord[], at: number): number {
  const last = stem.keys.length - 1;
  const matches = stem.keys.every((key, index) => {
    const word = words[at + index];
    if (word === undefined || !isSameScript(stem, word)) return false;
    if (index < last) return word.key.startsWith(key);
    if (stem.rest === "nothing") return word.key === key;
    if (stem.rest === "ending") {
      return word.key.startsWith(key) && isEnding(word.key.slice(key.length), stem.isEnglish);
    }
    return word.key.startsWith(key) || (last === 0 && almostStartsWith(word.key, key));
  });
  return matches ? stem.keys.length : 0;
}

/** English stems are for Latin words only («соң» folds as "son" does), and a short Latin word is not taken for a Kazakh one ("it", «ит»). */
function isSameScript(stem: Stem, word: StoryWord): boolean {
  return stem.isEnglish ? word.isLatin : !word.isLatin || word.key.length > 3;
}
