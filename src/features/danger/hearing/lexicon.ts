import { almostStartsWith, minMisspeltLength } from "../../places/reading/near-start.ts";
import type { HeardWord } from "./clauses.ts";
import { isVerbForm } from "./verb-forms.ts";

/** How the words of a language are compared. */
export interface Comparison {
  /** The form of a word that is compared, or null if the word cannot be of this language. */
  readonly keyOf: (word: HeardWord) => string | null;
  /** Brings an entry of the table into that form. */
  readonly fold: (written: string) => string;
  /** Whether a stem must be written without a mistake, since a character less would say the opposite. */
  readonly isExact?: (stem: string) => boolean;
  /** A shorter entry of the table stands for the entire word (and its -s): "man" is not "many". */
  readonly minStem: number;
}

/** A word of a text with the entries of the lexicons that it matches. */
export interface KnownWord extends HeardWord {
  readonly entries: readonly number[];
}

/** With which a Russian verb tells that its act is done, begun, or done again: «лупит», «отлупит», «излупит». */
const russianPrefixes = ["", ..."по из ис за от при на у пере до про вы с со раз рас об под".split(" ")];

let entryCount = 0;

/** All words of a language's tables, so that a word of a text is compared with them once and not phrase by phrase. */
export class Lexicon {
  readonly #comparison: Comparison;
  readonly #whole = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #roots = new Map<string, number>();
  /** Stems that are recognised with a mistake: by their beginning, and by their middle if the mistake is in the beginning. */
  readonly #misspelt = new Map<string, number>();
  readonly #byStart = new Map<string, string[]>();
  readonly #byMiddle = new Map<string, string[]>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /** The entries that stand for a word as it is written in a table (`danger-words.ts` explains the notation). */
  entriesFor(written: string, hearsMistakes: boolean): number[] {
    const { fold, minStem } = this.#comparison;
    if (written.endsWith("=")) return [entryIn(this.#whole, fold(written.slice(0, -1)))];
    if (written.endsWith("-")) return [entryIn(this.#roots, fold(written.slice(0, -1)))];
    if (written.endsWith("+"))
      return russianPrefixes.map((prefix) => entryIn(this.#stems, fold(prefix + written.slice(0, -1))));
    const stem = fold(written);
    if (stem.length < minStem) return [entryIn(this.#whole, stem), entryIn(this.#whole, `${stem}s`)];
    if (!hearsMistakes || this.#comparison.isExact?.(stem) === true || stem.length < minMisspeltLength)
      return [entryIn(this.#stems, stem)];
    if (!this.#misspelt.has(stem)) {
      addTo(this.#byStart, stem.slice(0, 3), stem);
      addTo(this.#byMiddle, middleAt(stem, stem, 4), stem);
    }
    return [entryIn(this.#stems, stem), entryIn(this.#misspelt, stem)];
  }

  /** The entries that a word of a text matches. */
  entriesOf(word: HeardWord): number[] {
    const key = this.#comparison.keyOf(word);
    if (key === null) return [];
    const entries = [this.#whole.get(key)];
    for (let length = 1; length <= key.length; length += 1) {
      const start = key.slice(0, length);
      entries.push(this.#stems.get(start));
      const root = this.#roots.get(start);
      if (root !== undefined && isVerbForm(key, start)) entries.push(root);
    }
    for (const stem of this.#stemsNear(key)) if (almostStartsWith(key, stem)) entries.push(this.#misspelt.get(stem));
    return entries.filter((entry) => entry !== undefined);
  }

  /** The stems that a word may begin with except for a mistake: the same beginning, or the same middle, which may have moved. */
  *#stemsNear(key: string): Generator<string> {
    if (key.length < minMisspeltLength - 1) return;
    yield* this.#byStart.get(key.slice(0, 3)) ?? [];
    for (const at of [3, 4, 5]) yield* this.#byMiddle.get(middleAt(key, key, at)) ?? [];
  }
}

const middleAt = (first: string, word: string, at: number) => (first[0] ?? "") + word.slice(at, at + 3);

function entryIn(entries: Map<string, number>, form: string): number {
  const known = entries.get(form);
  if (known !== undefined) return known;
  entryCount += 1;
  entries.set(form, entryCount);
  return entryCount;
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
