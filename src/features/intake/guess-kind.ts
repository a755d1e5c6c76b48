import { type Kind, kinds } from "../cases/kinds.ts";
import { matchAt, readStems, type Stem, type StoryWord, wordsOfStory } from "./guess/stems.ts";
import { type KindWords, kindWords, weights } from "./guess/words.ts";

export interface KindGuess {
  kind: Kind;
  /** The words of the story that decided, as written (in lower case), the first found first. */
  why: string[];
}

interface Weighted {
  readonly kind: Kind;
  readonly weight: number;
  readonly stem: Stem;
}

const table: readonly Weighted[] = kinds.flatMap((kind) =>
  (Object.keys(weights) as (keyof KindWords)[]).flatMap((strength) =>
    readStems(kindWords[kind][strength]).map((stem) => ({ kind, weight: weights[strength], stem })),
  ),
);

/** Stems by their first letter: a word is compared only with those that begin as it does. */
const byLetter = Map.groupBy(table, ({ stem }) => stem.keys[0]?.[0] ?? "");

/** A guess needs a word that all but names the kind, or several that speak for it … */
const least = 3;
/** … and this many times what the next kind has: otherwise the person is asked without a guess. */
const lead = 1.6;

/**
 * Which kind of conflict a told story is about (Kazakh, Russian, English or mixed; also without Kazakh letters, and
 * misspelt), or null when its words speak for none, or for two alike.
 */
export function guessKind(story: string): KindGuess | null {
  const words = wordsOfStory(story);
  const scores = new Map<Kind, Score>();
  words.forEach((_, at) => {
    for (const [kind, hit] of hitsAt(words, at)) add(scores, kind, hit, at);
  });
  const [best, next] = [...scores].map(([kind, { sum, why }]) => ({ kind, sum, why })).sort((a, b) => b.sum - a.sum);
  if (best === undefined || best.sum < least || best.sum < lead * (next?.sum ?? 0)) return null;
  return { kind: best.kind, why: [...best.why] };
}

interface Hit {
  readonly weight: number;
  readonly stem: Stem;
  readonly length: number;
  readonly found: string;
}

/** What the words from here on say: for each kind its heaviest stem, so that one word counts once. */
function hitsAt(words: readonly StoryWord[], at: number): Map<Kind, Hit> {
  const hits = new Map<Kind, Hit>();
  for (const { kind, weight, stem } of byLetter.get(words[at]?.key[0] ?? "") ?? []) {
    if ((hits.get(kind)?.weight ?? 0) >= weight) continue;
    const length = matchAt(stem, words, at);
    if (length === 0 || isDenied(words, at, length)) continue;
    const found = words.slice(at, at + length).map(({ raw }) => raw);
    hits.set(kind, { weight, stem, length, found: found.join(" ") });
  }
  return hits;
}

interface Score {
  sum: number;
  /** Where the words end that have been counted: «должна денег» is not «денег» again. */
  end: number;
  readonly stems: Set<Stem>;
  readonly why: Set<string>;
}

/** A stem counts once however often it is said: a long story must not win by repeating a word. */
function add(scores: Map<Kind, Score>, kind: Kind, { weight, stem, length, found }: Hit, at: number): void {
  const score = scores.get(kind) ?? { sum: 0, end: 0, stems: new Set(), why: new Set() };
  scores.set(kind, score);
  if (score.stems.has(stem) || at < score.end) return;
  score.stems.add(stem);
  score.end = at + length;
  score.sum += weight;
  score.why.add(found);
}

/** «көршім емес»; «не сосед, а …», «не мой муж»; "not my neighbour". A bare «не» is left alone: «не увольняют» is about work. */
function isDenied(words: readonly StoryWord[], at: number, length: number): boolean {
  const raw = (index: number) => words[index]?.raw ?? "";
  if (raw(at + length) === "емес") return true;
  if (/^(не|not|ни)$/.test(raw(at - 1)) && (raw(at + length) === "а" || raw(at + length) === "but")) return true;
  return (
    /^(не|not|isn't)$/.test(raw(at - 2)) && /^(мо[йяеи]|наш\p{L}?|my|a|an|our|the|about|про|из-за)$/u.test(raw(at - 1))
  );
}
