import { almostStartsWith } from "../places/reading/near-start.ts";
import type { HeardWord } from "./clauses.ts";
import { isVerbForm } from "./verb-forms.ts";

/** How the words of a language are compared. */
export interface Comparison {
  /** The form of a word that is compared, or null if the word cannot be of this language. */
  readonly keyOf: (word: HeardWord) => string | null;
  /** Brings an entry of the table into that form. */
  readonly fold: (written: string) => string;
  /** A shorter entry of the table stands for the entire word (and its -s): "man" is not "many". */
  readonly minStem: number;
  /** Whether a word with a mistake is recognised. Figures of speech are not: «запирает» is not «забирает». */
  readonly hearsMistakes?: boolean;
}

/** A word, a gap or the end of the clause in a phrase. */
export type Step =
  | {
      readonly kind: "words";
      readonly isOptional: boolean;
      readonly lengthAt: (words: readonly HeardWord[], at: number) => number;
    }
  | { readonly kind: "gap" }
  | { readonly kind: "end" };

/** Words that must stand near the phrase, or must not. */
export interface Companion {
  readonly steps: readonly Step[];
  readonly isForbidden: boolean;
  readonly reach: "clause" | "sentence";
}

export interface Phrase {
  readonly steps: readonly Step[];
  readonly companions: readonly Companion[];
  /** A phrase that holds a denial itself («не хочу жить») is not looked at for another. */
  readonly mayBeDenied: boolean;
  /** The characters with which its first word can begin. */
  readonly begins: ReadonlySet<string>;
  /** Whether its first word can be this word. */
  readonly mayBeginWith: (word: HeardWord) => boolean;
}

type Lists = Readonly<Record<string, string>>;

const denials =
  /(^|[ |_])(не|нет|ни|без|незачем|without|not|don't|dont|can't|cant|no|never|nothing|won't|isn't|doesn't|жоқ|емес)=?(?=[ |_]|$)/;

/** Reads a table of phrases, a phrase a line, in the notation that `danger-words.ts` explains. */
export function readPhrases(table: string, lists: Lists, comparison: Comparison): Phrase[] {
  const lines = table.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => readPhrase(line, lists, comparison));
}

function readPhrase(line: string, lists: Lists, comparison: Comparison): Phrase {
  const [head = "", ...rest] = line.split(/\s(?=&)/);
  const first = expand(head.split(" ")[0] ?? "", lists).map((written) => written.split("_")[0] ?? "");
  return {
    steps: readSteps(head, lists, comparison),
    companions: rest.map((part) => readCompanion(part, lists, comparison)),
    mayBeDenied: !denials.test(head),
    begins: new Set(first.map((written) => comparison.fold(written.replace(/[=-]$/, ""))[0] ?? "")),
    mayBeginWith: readWord(first, comparison),
  };
}

function readCompanion(part: string, lists: Lists, comparison: Comparison): Companion {
  const mark = part.split(" ", 1)[0] ?? "&";
  return {
    steps: readSteps(part.slice(mark.length).trim(), lists, comparison),
    isForbidden: mark.includes("!"),
    reach: mark.startsWith("&&") ? "sentence" : "clause",
  };
}

function readSteps(text: string, lists: Lists, comparison: Comparison): Step[] {
  return text.split(/\s+/).map((written): Step => {
    if (written === "…") return { kind: "gap" };
    if (written === "$") return { kind: "end" };
    const alternatives = expand(written.replaceAll("?", ""), lists);
    return { kind: "words", isOptional: written.endsWith("?"), lengthAt: readAlternatives(alternatives, comparison) };
  });
}

/** The alternatives of a word; `@name` stands for the words of a list. */
function expand(written: string, lists: Lists): string[] {
  return written.split("|").flatMap((part) => {
    if (!part.startsWith("@")) return [part];
    const list = lists[part.slice(1)];
    if (list === undefined) throw new Error(`The table of danger has no list ${part}: add it to its lists.`);
    return list
      .trim()
      .split(/\s+/)
      .flatMap((word) => expand(word, lists));
  });
}

/** How many words match an alternative at a place: 0 if there is no match, more than 1 for alternatives such as `с=_собой`. */
function readAlternatives(
  alternatives: readonly string[],
  comparison: Comparison,
): (words: readonly HeardWord[], at: number) => number {
  const isWord = readWord(
    alternatives.filter((written) => !written.includes("_")),
    comparison,
  );
  const rows = alternatives
    .filter((written) => written.includes("_"))
    .map((written) => written.split("_").map((word) => readWord([word], comparison)));
  return (words, at) => {
    const clause = words[at]?.clause;
    const row = rows.find((tests) =>
      tests.every((test, index) => {
        const word = words[at + index];
        return word?.clause === clause && word !== undefined && test(word);
      }),
    );
    if (row !== undefined) return row.length;
    const word = words[at];
    return word !== undefined && isWord(word) ? 1 : 0;
  };
}

function readWord(
  alternatives: readonly string[],
  { fold, keyOf, hearsMistakes, minStem }: Comparison,
): (word: HeardWord) => boolean {
  const whole = new Set<string>();
  const stems: string[] = [];
  const roots: string[] = [];
  for (const written of alternatives) {
    if (written.endsWith("=")) whole.add(fold(written.slice(0, -1)));
    else if (written.endsWith("-")) roots.push(fold(written.slice(0, -1)));
    else {
      const stem = fold(written);
      if (stem.length >= minStem) stems.push(stem);
      else for (const word of [stem, `${stem}s`]) whole.add(word);
    }
  }
  // A word is compared only with stems and roots that begin with the same character.
  const stemsOf = Map.groupBy(stems, (stem) => stem[0]);
  const rootsOf = Map.groupBy(roots, (root) => root[0]);
  return (word) => {
    const key = keyOf(word);
    if (key === null) return false;
    if (whole.has(key)) return true;
    const isStem = (stem: string) => key.startsWith(stem) || (hearsMistakes === true && almostStartsWith(key, stem));
    return (
      stemsOf.get(key[0])?.some(isStem) === true || rootsOf.get(key[0])?.some((root) => isVerbForm(key, root)) === true
    );
  };
}
