import type { KnownWord } from "./lexicon.ts";
import type { Companion, Phrase, Step } from "./phrase-reading.ts";

/** How many words `…` may skip. */
const maxGap = 3;
/** How far from a phrase the words may stand that go with it. */
const reach = { clause: 7, sentence: 9 };

/** The end (exclusive) of the steps that begin at this word and stay in its clause; -1 if they do not match. */
export function endOf(steps: readonly Step[], words: readonly KnownWord[], from: number): number {
  const clause = words[from]?.clause;
  return follow(0, from);

  function follow(index: number, at: number): number {
    const step = steps[index];
    if (step === undefined) return at;
    const word = words[at]?.clause === clause ? words[at] : undefined;
    if (step.kind === "end") return word === undefined ? at : -1;
    if (step.kind === "gap") {
      for (let skipped = 0; skipped <= maxGap; skipped += 1) {
        const end = follow(index + 1, at + skipped);
        if (end >= 0) return end;
        if (words[at + skipped]?.clause !== clause) return -1;
      }
      return -1;
    }
    const length = word === undefined ? 0 : step.lengthAt(words, at);
    if (length > 0) {
      const end = follow(index + 1, at + length);
      if (end >= 0) return end;
    }
    return step.isOptional ? follow(index + 1, at) : -1;
  }
}

/** Whether the companions of a phrase, found from `from` to `to`, are as it wants them. Struck words accompany nothing. */
export function hasCompanions(
  phrase: Phrase,
  words: readonly KnownWord[],
  struck: ReadonlySet<number>,
  [from, to]: readonly [number, number],
): boolean {
  const isNear = (companion: Companion) => isFound(companion, words, struck, [from, to]);
  return phrase.companions.every((companion) => isNear(companion) !== companion.isForbidden);
}

function isFound(
  companion: Companion,
  words: readonly KnownWord[],
  struck: ReadonlySet<number>,
  [from, to]: readonly [number, number],
): boolean {
  const unit = companion.reach;
  const here = words[from]?.[unit];
  for (let at = Math.max(0, from - reach[unit]); at < Math.min(words.length, to + reach[unit]); at += 1) {
    // A word cannot accompany itself; the gap of a phrase may hold what accompanies it.
    if (words[at]?.[unit] !== here || struck.has(at) || (at === from && to === from + 1)) continue;
    if (endOf(companion.steps, words, at) >= 0) return true;
  }
  return false;
}

/** Rows by the entries of the lexicon with which their phrases begin. */
export function byBeginning<T extends { phrase: Phrase }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows)
    for (const entry of row.phrase.begins) {
      const known = found.get(entry);
      if (known === undefined) found.set(entry, [row]);
      else known.push(row);
    }
  return found;
}
