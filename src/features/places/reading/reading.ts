import type { Place } from "./entries.ts";
import { wordsOf } from "./folding.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { isWithin, type Meaning, narrowed, withoutNamesakes, withTypes } from "./meaning.ts";
import { exactMentions } from "./mentions.ts";
import { misspeltMentions } from "./misspelt.ts";
import { LIVING } from "./vocabulary.ts";
import { rolesOf, type WordRole } from "./word-roles.ts";

/** The place that a text names. A choice has at most six places, likeliest first, and may be a single place to be confirmed. */
export type Reading = { kind: "found"; place: Place } | { kind: "choice"; places: Place[] } | { kind: "none" };

const MAX_CHOICES = 6;
/** With this lead in weight, the likeliest meaning of a name is accepted without asking. */
const CLEAR_LEAD = 50;
/** A text with more unexplained words than this is a story, not an address with a typing mistake. */
const STORY_WORDS = 3;

/** From this length on, a single typing mistake does not turn another word into the name. Without a hint that a place is meant, the name must be longer. */
const SURE_LENGTH = 6;
const SURE_LENGTH_WITHOUT_HINT = 8;

/** Without a hint that a place is meant, a shorter misspelt name could be any word. */
const MIN_LENGTH_WITHOUT_HINT = 5;

interface Reader {
  readonly saysLiving: boolean;
  readonly isNaming: boolean;
}

/**
 * Reads a place in Kazakhstan from words in Kazakh, Russian, English or any mixture, in Cyrillic or Latin letters: only a
 * name, an address or a sentence. Prefers a choice, or nothing, to a wrong answer: a name that is misspelt, ambiguous or
 * also an ordinary word is only offered.
 */
export function readPlace(gazetteer: Gazetteer, text: string): Reading {
  const words = wordsOf(text);
  const { roles, types } = rolesOf(gazetteer, words);
  const reader = {
    saysLiving: words.some(({ key }) => LIVING.has(key)),
    isNaming: roles.includes("naming"),
  };

  const exact = exactMentions(gazetteer, words, roles);
  const meanings = withTypes(gazetteer, words, types, exact);
  const left = unexplainedWords(roles, meanings);
  const sure = narrowed(meanings.filter((meaning) => isPlausible(reader, meaning, left))).filter((meaning) =>
    isCredible(reader, meaning, left),
  );
  if (left === 0 || left > STORY_WORDS || reader.isNaming) return answer(leaves(sure), reader.saysLiving);
  const guessed = misspeltMentions(gazetteer, words, roles, exact);
  const inOrder = [...exact, ...guessed].toSorted((a, b) => a.start - b.start);
  const withGuesses = withTypes(gazetteer, words, types, inOrder);
  const all = narrowed(withGuesses.filter((meaning) => isPlausible(reader, meaning, left)));
  const credible = all.filter((meaning) =>
    meaning.edits > 0
      ? isCredibleGuess(reader, meaning, sure.length > 0, unexplainedWords(roles, [...sure, meaning]))
      : isCredible(reader, meaning, left),
  );
  return answer(leaves(credible), reader.saysLiving);
}

/** Whether a text tells more than a place: it has more words that explain no place than an address has. */
export function tellsMoreThanPlace(gazetteer: Gazetteer, text: string): boolean {
  const words = wordsOf(text);
  const { roles, types } = rolesOf(gazetteer, words);
  const meanings = withTypes(gazetteer, words, types, exactMentions(gazetteer, words, roles));
  return unexplainedWords(roles, meanings) > STORY_WORDS;
}

const UNEXPLAINED: ReadonlySet<WordRole> = new Set(["other", "plain", "foreign", "naming"]);

function unexplainedWords(roles: readonly WordRole[], meanings: readonly Meaning[]): number {
  const isMentioned = (i: number) => meanings.some(({ start, end }) => i >= start && i < end);
  return roles.filter((role, i) => UNEXPLAINED.has(role) && !isMentioned(i)).length;
}

/** Whether the name may mean a place at all. An ordinary word in a story does not, even next to a place that has a village of that name. */
function isPlausible(reader: Reader, meaning: Meaning, unexplained: number): boolean {
  return !meaning.ordinary || meaning.type !== null || unexplained === 0 || (reader.saysLiving && isPlaced(meaning));
}

function isCredible(reader: Reader, meaning: Meaning, unexplained: number): boolean {
  if (meaning.type || meaning.inContext) return true;
  if (reader.isNaming || (meaning.nextToSurname && meaning.placeCase === "bare")) return false;
  if (!meaning.ordinary && !meaning.adjective) return true;
  return (unexplained === 0 && !meaning.isReply) || (reader.saysLiving && isPlaced(meaning));
}

function isCredibleGuess(reader: Reader, meaning: Meaning, hasSure: boolean, unexplained: number): boolean {
  if (hasSure) return meaning.inContext;
  if (meaning.type !== null || (reader.saysLiving && isPlaced(meaning))) return true;
  return unexplained === 0 && !meaning.adjective && meaning.length >= MIN_LENGTH_WITHOUT_HINT;
}

/** Whether the grammar says that the speaker is in the place or from the place. */
function isPlaced({ placeCase, afterPreposition }: Meaning): boolean {
  return placeCase === "in" || placeCase === "from" || afterPreposition;
}

/** The most specific mentions: leaves out places that contain another mentioned place, and places that are only nearby. */
function leaves(meanings: readonly Meaning[]): Meaning[] {
  const contains = (outer: Meaning, inner: Meaning) =>
    outer.entries.every((x) => inner.entries.some((y) => isWithin(y, x))) && outer !== inner;
  const inner = meanings.filter((outer) => !meanings.some((other) => contains(outer, other)));
  const there = inner.filter(({ near }) => !near);
  return there.length > 0 ? there : inner;
}

// Where the speaker is comes first, then where the speaker goes, then where the speaker comes from.
const CASE_ORDER: Readonly<Record<Meaning["placeCase"], number>> = { in: 0, bare: 1, of: 1, other: 1, from: 2 };

function answer(meanings: readonly Meaning[], saysLiving: boolean): Reading {
  const [only] = meanings;
  if (!only) return { kind: "none" };
  const inOrder = meanings.toSorted((a, b) => CASE_ORDER[a.placeCase] - CASE_ORDER[b.placeCase]);
  const ranked = inOrder.map(({ entries }) => withoutNamesakes(entries));
  const [first = [], ...others] = ranked;
  const [top, second] = first;
  if (!top) return { kind: "none" };
  const sameElsewhere = others.every((entries) => entries.includes(top));
  const isClear = !second || top.weight - second.weight >= CLEAR_LEAD;
  if (sameElsewhere && isClear && meanings.every((meaning) => isSure(meaning, saysLiving)))
    return { kind: "found", place: top.place };

  const firsts = ranked.flatMap(([best]) => (best ? [best] : []));
  const places = [...new Set([...firsts, ...ranked.flat()])].map(({ place }) => place);
  return { kind: "choice", places: places.slice(0, MAX_CHOICES) };
}

/** There are many more villages than the known ones, so a misspelt village may be another village. */
function isLarge({ entries }: Meaning): boolean {
  return entries.every(({ type }) => type !== "village");
}

function isSure(meaning: Meaning, saysLiving: boolean): boolean {
  const { edits, misfit, ordinary, type, inContext } = meaning;
  if (misfit) return false;
  if (edits > 0) {
    const isSupported = type !== null || meaning.afterPreposition || (saysLiving && isPlaced(meaning));
    return edits === 1 && meaning.length >= (isSupported ? SURE_LENGTH : SURE_LENGTH_WITHOUT_HINT) && isLarge(meaning);
  }
  if (!ordinary || inContext) return true;
  return (type !== null && type !== "village") || (saysLiving && isPlaced(meaning));
}
