import type { PlaceCase } from "./endings.ts";
import type { Word } from "./folding.ts";
import type { Gazetteer, NameHit } from "./gazetteer.ts";
import { lookUp, type Match } from "./lookup.ts";
import { ALSO_WORDS, BEFORE_PLACE, FROM, NEAR, REPLIES, SURNAME } from "./vocabulary.ts";
import type { WordRole } from "./word-roles.ts";

/** A stretch of words [start, end) that may name a place. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly hits: readonly NameHit[];
  /** The number of edits between the written word and the name; 0 if it is spelt correctly. */
  readonly edits: number;
  /** The length of the folded name. */
  readonly length: number;
  readonly placeCase: PlaceCase;
  /** Whether it is an adjective or an inhabitant, as «талгарский» and «алматинка», which needs «район» or the like to be sure. */
  readonly adjective: boolean;
  /** Whether the name is also an ordinary word or a person's name. */
  readonly ordinary: boolean;
  /** Whether the name is also a common reply: «жақсы». */
  readonly isReply: boolean;
  /** Whether it follows a preposition. */
  readonly afterPreposition: boolean;
  /** Whether the text says that something else is near it. */
  readonly near: boolean;
  readonly beforeNumber: boolean;
  /** Whether a surname stands before or after it. */
  readonly nextToSurname: boolean;
}

const MAX_NAME_WORDS = 4;

/** The exact mentions without overlaps, preferring the longest at each word. Marks streets in `roles`. */
export function exactMentions(gazetteer: Gazetteer, words: readonly Word[], roles: WordRole[]): Mention[] {
  const mentions: Mention[] = [];
  for (let start = 0; start < words.length; ) {
    const mention = mentionAt(gazetteer, words, roles, start);
    if (mention) mentions.push(mention);
    start = mention?.end ?? start + 1;
  }
  // In «Алматы, Жібек жолы 50» the name between a place and a number is a street.
  return mentions.filter((mention, i) => {
    const isStreet = i > 0 && mention.beforeNumber;
    if (isStreet) roles.fill("street", mention.start, mention.end);
    return !isStreet;
  });
}

function mentionAt(gazetteer: Gazetteer, words: readonly Word[], roles: readonly WordRole[], start: number) {
  for (let end = Math.min(start + MAX_NAME_WORDS, words.length); end > start; end--) {
    const key = joinable(words, roles, start, end);
    const match = key === null ? null : lookUp(gazetteer, key, words[end - 1]?.raw ?? "", end - start > 1);
    if (!match) continue;
    // A foreign place stays foreign unless a place in Kazakhstan is written in exactly the same way.
    if (end === start + 1 && roles[start] === "foreign" && match.placeCase !== "bare") continue;
    return mentionOf(gazetteer, words, start, end, match, 0);
  }
  return null;
}

/** The joined key of words that may form a name together, or null. */
export function joinable(
  words: readonly Word[],
  roles: readonly WordRole[],
  start: number,
  end: number,
): string | null {
  let key = "";
  for (let i = start; i < end; i++) {
    const word = words[i];
    const role = roles[i];
    // «Қазақстан» on its own says nothing, but it is a part of «Солтүстік Қазақстан».
    const isPart = role === "other" || role === "foreign" || (role === "filler" && i > start);
    if (!word || !isPart) return null;
    if (i < end - 1 && word.then === "break") return null;
    if (i < end - 1 && word.then === "dot" && word.raw.length > 1) return null;
    key += word.key;
  }
  return key.length < 2 ? null : key.replace(/(.)\1+/g, "$1");
}

function isSurname(gazetteer: Gazetteer, word: Word | undefined): boolean {
  return word !== undefined && SURNAME.test(word.raw) && lookUp(gazetteer, word.key, word.raw, false) === null;
}

function isOrdinary(gazetteer: Gazetteer, words: readonly Word[], start: number, end: number, match: Match): boolean {
  if (gazetteer.ordinary.has(match.key)) return true;
  const word = end - start === 1 ? words[start] : undefined;
  return word !== undefined && ALSO_WORDS.has(word.raw);
}

/** Describes a mention, with its context. */
export function mentionOf(
  gazetteer: Gazetteer,
  words: readonly Word[],
  start: number,
  end: number,
  match: Match,
  edits: number,
): Mention {
  const before = words[start - 1]?.key ?? "";
  const beforeThat = words[start - 2]?.key ?? "";
  const after = words[end]?.key ?? "";
  const isAbbreviation = match.hits.some(({ entry }) => entry.place.kind === "region");
  return {
    start,
    end,
    hits: match.hits,
    edits,
    length: match.key.length,
    placeCase: FROM.has(before) ? "from" : match.placeCase,
    adjective: match.adjective,
    ordinary: isOrdinary(gazetteer, words, start, end, match) || (match.key.length < 4 && !isAbbreviation),
    isReply: REPLIES.has(match.key),
    afterPreposition: BEFORE_PLACE.has(before) || BEFORE_PLACE.has(beforeThat),
    near: NEAR.has(before) || (before === "от" && NEAR.has(beforeThat)) || NEAR.has(after),
    nextToSurname: isSurname(gazetteer, words[start - 1]) || isSurname(gazetteer, words[end]),
    beforeNumber: words[end]?.isNumber === true && words[end - 1]?.then !== "break",
  };
}
