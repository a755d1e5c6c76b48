import type { Denial } from "./denial.ts";
import type { KnownWord, Lexicon } from "./lexicon.ts";
import { holdsDenial } from "./phrase-reading.ts";
import { childhood } from "./scenes/childhood.ts";
import { coercion } from "./scenes/coercion.ts";
import type { Concepts } from "./scenes/concept-words.ts";
import { deeds } from "./scenes/deeds.ts";
import { despair } from "./scenes/despair.ts";
import { innocence } from "./scenes/innocence.ts";
import { people } from "./scenes/people.ts";
import { threats } from "./scenes/threats.ts";
import { traces } from "./scenes/traces.ts";

/** A language with the lexicon in which its words are looked up. */
export interface ConceptLanguage {
  readonly name: "kazakh" | "russian" | "english";
  readonly lexicon: Lexicon;
  readonly isDenied: Denial;
}

/** The words of a concept as they are written in its file. */
interface Written {
  readonly concept: string;
  /** The entries of the words after the first. */
  readonly rest: readonly ReadonlySet<number>[];
  /** What denies it; null for words that hold a denial themselves («не кормит»). */
  readonly isDenied: Denial | null;
  /** A Russian root with any prefix. */
  readonly isRoot: boolean;
}

/** Where a concept stands in a text: `from` to `to` (exclusive), in a sentence. */
export interface Sighting {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

export type Sightings = ReadonlyMap<string, readonly Sighting[]>;

const concepts: Concepts = {
  ...people,
  ...deeds,
  ...coercion,
  ...traces,
  ...threats,
  ...despair,
  ...childhood,
  ...innocence,
};

/** Checks a name of a table that refers to concepts. */
export function knownConcept(name: string): string {
  if (concepts[name] === undefined)
    throw new Error(`No concept is called "${name}": add it to scenes/, or correct it.`);
  return name;
}

/** The words of all concepts by the entries of the lexicons with which they begin. */
export class ConceptIndex {
  readonly #byBeginning = new Map<number, Written[]>();

  constructor(languages: readonly ConceptLanguage[]) {
    for (const [concept, words] of Object.entries(concepts))
      for (const { name, lexicon, isDenied } of languages)
        for (const written of words[name].trim().split(/\s+/)) {
          const isRoot = written.endsWith("+");
          const [first = [], ...rest] = written.split("_").map((word) => lexicon.entriesFor(word, false));
          const others = rest.map((entries) => new Set(entries));
          for (const entry of first)
            this.#add(entry, { concept, rest: others, isRoot, isDenied: holdsDenial(written) ? null : isDenied });
        }
  }

  #add(entry: number, written: Written): void {
    const known = this.#byBeginning.get(entry);
    if (known === undefined) this.#byBeginning.set(entry, [written]);
    else known.push(written);
  }

  /** Finds the concepts of a text that are not denied, without the words at `struck` and the sentences `elsewhere`. */
  sightings(words: readonly KnownWord[], struck: ReadonlySet<number>, elsewhere: ReadonlySet<number>): Sightings {
    const found = new Map<string, Sighting[]>();
    for (const [from, { raw, entries, clause, sentence }] of words.entries()) {
      if (struck.has(from) || elsewhere.has(sentence)) continue;
      for (const { concept, rest, isDenied, isRoot } of entries.flatMap(
        (entry) => this.#byBeginning.get(entry) ?? [],
      )) {
        const known = found.get(concept);
        if (known?.at(-1)?.from === from) continue;
        const to = from + 1 + rest.length;
        if (isRoot && isReflexive(raw)) continue;
        const isWhole = rest.every((next, at) => isOneOf(next, words[from + 1 + at], clause));
        if (!isWhole || isDenied?.(words, from, to) === true) continue;
        if (known === undefined) found.set(concept, [{ from, to, sentence }]);
        else known.push({ from, to, sentence });
      }
    }
    return found;
  }
}

const isOneOf = (wanted: ReadonlySet<number>, word: KnownWord | undefined, clause: number) =>
  word?.clause === clause && word.entries.some((entry) => wanted.has(entry));

/** «разбилась»: nobody did it to anybody. */
const isReflexive = (word: string) => /с[яь]$/.test(word);
