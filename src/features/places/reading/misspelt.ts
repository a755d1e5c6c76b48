import { editDistance } from "../distance.ts";
import { adjectiveStem, kazakhStems, type PlaceCase, russianStems } from "./endings.ts";
import type { Word } from "./folding.ts";
import { type Gazetteer, letterMask, type NameHit } from "./gazetteer.ts";
import { joinable, type Mention, mentionOf } from "./mentions.ts";
import { COMMON } from "./vocabulary.ts";
import type { WordRole } from "./word-roles.ts";

interface Guess {
  readonly hits: readonly NameHit[];
  readonly placeCase: PlaceCase;
  readonly adjective: boolean;
  readonly key: string;
  readonly edits: number;
}

// Removing an ending costs less than an edit, but more than nothing.
const ENDING_COST = 0.3;

/** Finds misspelt names among the words that nothing else explains, each with the likeliest names. */
export function misspeltMentions(
  gazetteer: Gazetteer,
  words: readonly Word[],
  roles: readonly WordRole[],
  taken: readonly Mention[],
): Mention[] {
  const mentions: Mention[] = [];
  const isFree = (i: number) =>
    roles[i] === "other" && !COMMON.has(words[i]?.key ?? "") && !taken.some(({ start, end }) => i >= start && i < end);
  for (let start = 0; start < words.length; start++) {
    if (!isFree(start)) continue;
    for (const end of isFree(start + 1) ? [start + 2, start + 1] : [start + 1]) {
      const key = joinable(words, roles, start, end);
      const guess = key === null ? null : guessName(gazetteer, key);
      if (!guess) continue;
      mentions.push(mentionOf(gazetteer, words, start, end, guess, guess.edits));
      start = end - 1;
      break;
    }
  }
  return mentions;
}

function guessName(gazetteer: Gazetteer, word: string): Guess | null {
  const adjective = adjectiveStem(word);
  const variants = new Map<string, { placeCase: PlaceCase; adjective: boolean; cost: number }>();
  const offer = (stem: string, placeCase: PlaceCase, isAdjective: boolean) => {
    if (stem.length < 4 || variants.has(stem)) return;
    variants.set(stem, { placeCase, adjective: isAdjective, cost: stem === word || isAdjective ? 0 : ENDING_COST });
  };
  offer(word, "bare", false);
  if (adjective) offer(adjective, "bare", true);
  for (const { stem, placeCase } of [...kazakhStems(word), ...russianStems(word)]) offer(stem, placeCase, false);

  let best: Guess[] = [];
  let minScore = Number.POSITIVE_INFINITY;
  for (const [stem, { cost, ...how }] of variants) {
    for (const { hits, key, edits } of similarNames(gazetteer, stem, how.adjective)) {
      const score = edits + cost;
      if (score > minScore) continue;
      if (score < minScore) best = [];
      minScore = score;
      best.push({ hits, ...how, key, edits });
    }
  }
  const [first] = best;
  return first ? { ...first, hits: [...new Set(best.flatMap(({ hits }) => hits))] } : null;
}

function similarNames(gazetteer: Gazetteer, stem: string, adjective: boolean) {
  const limit = stem.length < 8 ? 1 : 2;
  const mask = letterMask(stem);
  const similar: { hits: readonly NameHit[]; key: string; edits: number }[] = [];
  for (let length = stem.length - limit; length <= stem.length + limit; length++) {
    for (const name of gazetteer.byLength[length] ?? []) {
      if (name.adjective !== adjective || bits(name.letterMask ^ mask) > 2 * limit) continue;
      if (name.key[0] !== stem[0] && stem.length < 7) continue;
      const edits = editDistance(name.key, stem, limit);
      if (edits <= limit && edits > 0) similar.push({ hits: name.hits, key: name.key, edits });
    }
  }
  return similar;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
