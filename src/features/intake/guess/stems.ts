import { fold } from "../../places/reading/folding.ts";

/** A word of a story: as written (lower case), and folded for comparing. */
export interface StoryWord {
  readonly raw: string;
  readonly key: string;
  readonly isLatin: boolean;
}

/** How a stem's last word may go on. */
type Rest = "anything" | "ending" | "nothing";

/** One entry of the table of words, ready for comparing. */
export interface Stem {
  /** Folded words in a row; the last one may go on as `rest` says, the earlier ones too. */
  readonly keys: readonly string[];
  readonly rest: Rest;
  readonly isEnglish: boolean;
}

/** No story of 4,000 letters has more words. */
const mostWords = 1_000;

export function wordsOfStory(story: string): StoryWord[] {
  const found = story.match(/(?:[\p{L}\p{M}]['’ʼ`]?)+/gu) ?? [];
  return found.slice(0, mostWords).map((raw) => ({
    raw: raw.toLowerCase(),
    key: fold(raw),
    isLatin: !/\p{Script=Cyrillic}/u.test(raw),
  }));
}

/** Reads one line of the table: words divided by commas, with the marks that `words.ts` explains. */
export function readStems(list: string): Stem[] {
  const entries = list.split(",").map((entry) => entry.trim().replaceAll(/\s+/g, " "));
  return entries.filter((entry) => entry !== "").map(readStem);
}

function readStem(entry: string): Stem {
  const rest = entry.endsWith("~") ? "ending" : entry.endsWith("=") ? "nothing" : "anything";
  return { keys: entry.split(" ").map(fold), rest, isEnglish: /[a-z]/.test(entry) };
}

// Folded endings: plural, whose, case; then the Russian cases; then the English plural and verb forms.
const KAZAKH =
  /^([лдт][ае]р)?(имиз|иниз|миз|низ|им|ин|си|и|м|н)?([ндт]ин|н?[гк][ае]|[ндт]и|н?[дт][ае]н?|н[ае]н?|[мбп]?ен|[ае]|н)?$/;
const RUSSIAN = /^(а|у|и|е|ом|ем|ои|еи|ов|ев|ам|ами|ак)?$/;
const ENGLISH = /^(с|ес|ед|ин)?$/;

function isEnding(rest: string, isEnglish: boolean): boolean {
  return isEnglish ? ENGLISH.test(rest) : KAZAKH.test(rest) || RUSSIAN.test(rest);
}

/** From this length on, a stem is also known with one letter wrong, missing or too many. */
const misspeltFrom = 7;

/** How many of the words from `at` on are this stem: 0 when they are not. */
export function matchAt(stem: Stem, words: readonly StoryWord[], at: number): number {
  const last = stem.keys.length - 1;
  const matches = stem.keys.every((key, index) => {
    const word = words[at + index];
    if (word === undefined || !canBe(stem, word)) return false;
    if (index < last) return word.key.startsWith(key);
    if (stem.rest === "nothing") return word.key === key;
    if (stem.rest === "ending") {
      return word.key.startsWith(key) && isEnding(word.key.slice(key.length), stem.isEnglish);
    }
    return word.key.startsWith(key) || (last === 0 && beginsAlmost(word.key, key));
  });
  return matches ? stem.keys.length : 0;
}

/** English stems are for Latin words only («соң» folds as "son" does), and a short Latin word is no Kazakh one ("it", «ит»). */
function canBe(stem: Stem, word: StoryWord): boolean {
  return stem.isEnglish ? word.isLatin : !word.isLatin || word.key.length > 3;
}

/** Whether a word begins with the stem but for one letter; the first letter must be right. */
function beginsAlmost(word: string, key: string): boolean {
  if (key.length < misspeltFrom || word.length < key.length - 1 || word[0] !== key[0]) return false;
  let same = 1;
  while (same < key.length && word[same] === key[same]) same += 1;
  const after = key.slice(same + 1);
  // A wrong last letter would only make the stem shorter.
  if (after === "") return false;
  return word.startsWith(after, same + 1) || word.startsWith(key.slice(same), same + 1) || word.startsWith(after, same);
}
