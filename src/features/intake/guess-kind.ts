import { type Kind, kinds } from "../cases/kinds.ts";
import { type KindWords, kindWords, weights } from "./guess/kind-words.ts";
import { matchAt, readStems, type Stem, type StoryWord, wordsOfStory } from "./guess/stems.ts";

export interface KindGuess {
  kind: Kind;
  /** The words of the story that decided, as written but in lower case, in the order in which they were found. */
  reasons: string[];
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

/** Stems by their first letter: a word is compared only with stems that begin with the same letter. */
const byLetter = Map.groupBy(table, ({ stem }) => stem.keys[0]?.[0] ?? "");

/** A guess needs one word that all but names the kind, or several that point to it … */
const minScore = 3;
/** … and this many times the score of the next kind. Otherwise the person is asked without a guess. */
const minLead = 1.6;

/**
 * Guesses which kind of conflict a story is about (Kazakh, Russian, English or mixed; also misspelt, and typed on a keyboard
 * without Kazakh). Null if its words point to no kind, or equally to two.
 */
export function guessKind(story: string): KindGuess | null {
  const words = wordsOfStory(story);
  const scores = new Map<Kind, Score>();
  words.forEach((_, at) => {
    for (const [kind, hit] of hitsAt(words, at)) addHit(scores, kind, hit, at);
  });
  const [best, next] = [...scores]
    .map(([kind, { sum, reasons }]) => ({ kind, sum, reasons }))
    .sort((a, b) => b.sum - a.sum);
  if (best === undefined || best.sum < minScore || best.sum < minLead * (next?.sum ?? 0)) return null;
  return { kind: best.kind, reasons: [...best.reasons] };
}

interface Hit {
  readonly weight: number;
  readonly stem: Stem;
  readonly length: number;
  readonly found: string;
}

/** The heaviest stem of each kind that begins at this word, so that a word counts once. */
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
  /** The end of the words counted so far: after «должна денег», «денег» does not count again. */
  end: number;
  readonly stems: Set<Stem>;
  readonly reasons: Set<string>;
}

/** A stem counts once, however often it occurs: a long story must not win by repeating a word. */
function addHit(scores: Map<Kind, Score>, kind: Kind, { weight, stem, length, found }: Hit, at: number): void {
  const score = scores.get(kind) ?? { sum: 0, end: 0, stems: new Set(), reasons: new Set() };
  scores.set(kind, score);
  if (score.stems.has(stem) || at < score.end) return;
  score.stems.add(stem);
  score.end = at + length;
  score.sum += weight;
  score.reasons.add(found);
}

/** «көршім емес»; «не сосед, а …», «не мой муж»; "not my neighbour". A bare «не» denies nothing: «не увольняют» is about work. */
function isDenied(words: readonly StoryWord[], at: number, length: number): boolean {
  const raw = (index: number) => words[index]?.raw ?? "";
  if (raw(at + length) === "емес") return true;
  if (/^(не|not|ни)$/.test(raw(at - 1)) && (raw(at + length) === "а" || raw(at + length) === "but")) return true;
  return (
    /^(не|not|isn't)$/.test(raw(at - 2)) && /^(мо[йяеи]|наш\p{L}?|my|a|an|our|the|about|про|из-за)$/u.test(raw(at - 1))
  );
}
