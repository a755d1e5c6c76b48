import { fold } from "../../places/reading/folding.ts";

/** A word or a number of a text in the forms in which the three languages are compared. */
export interface HeardWord {
  readonly raw: string;
  /** For Kazakh: as typed with or without the Kazakh keyboard, or in Latin script. */
  readonly folded: string;
  /** For Russian: as it sounds, so that «угражает» is «угрожает». */
  readonly sound: string;
  /** For English: without apostrophes and repeated characters. */
  readonly plain: string;
  readonly isLatin: boolean;
  /** Words of the same sentence and of the same clause have the same number. */
  readonly sentence: number;
  readonly clause: number;
}

/** No text of 12,000 characters that says something has more words. */
const maxWords = 4_000;
/** A clause without any punctuation is cut, so that the work stays bounded. */
const maxClause = 60;

/** Reads a text as words with their clauses. A hyphen joins words («ұрып-соғып»), a dash between spaces parts them. */
export function readClauses(text: string): HeardWord[] {
  const words: HeardWord[] = [];
  let [sentence, clause, length] = [0, 0, 0];
  for (const [token] of text.matchAll(/(?:[\p{L}\p{M}]['’ʼ`ʻ´]?)+|\p{N}+|[.!?…\n]+|[,;:()«»"“”—–]|\s-\s/gu)) {
    if (words.length === maxWords) break;
    const isWord = /^[\p{L}\p{N}]/u.test(token);
    // «бьёт бьёт бьёт» says it once.
    if (isWord && words.at(-1)?.raw === token.toLowerCase() && words.at(-1)?.clause === clause) continue;
    if (isWord && length < maxClause) {
      words.push({ ...formsOf(token), sentence, clause });
      length += 1;
      continue;
    }
    if (/[.!?…\n]/.test(token)) sentence += 1;
    clause += 1;
    length = 0;
    if (isWord) words.push({ ...formsOf(token), sentence, clause });
  }
  return words;
}

function formsOf(token: string) {
  const raw = token.toLowerCase();
  return {
    raw,
    folded: fold(token),
    sound: soundOf(raw),
    plain: plainOf(raw),
    isLatin: !/\p{Script=Cyrillic}/u.test(token),
  };
}

const soundless = /[ьъ]/g;

/** How a Russian word sounds to somebody who writes by ear: unstressed о and а, е and и are the same, soft and hard signs fall away. */
export function soundOf(word: string): string {
  // «её» would sound like «и».
  if (/^[её]{2}$/.test(word)) return "ее";
  return word
    .replaceAll(soundless, "")
    .replaceAll("о", "а")
    .replaceAll(/[еэё]/g, "и")
    .replaceAll("я", "а")
    .replaceAll(/(?<=[жшц])ы/g, "и")
    .replaceAll("щ", "ш")
    .replaceAll(/(.)\1+/g, "$1");
}

/** An English word in lower case without apostrophes and repeated characters: "didn't" → "didnt", "kill" → "kil". */
export function plainOf(word: string): string {
  return word.replaceAll(/['’ʼ`ʻ´]/g, "").replaceAll(/(.)\1+/g, "$1");
}
