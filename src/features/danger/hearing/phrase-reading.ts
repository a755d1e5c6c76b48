import type { KnownWord, Lexicon } from "./lexicon.ts";

/** A word, a gap or the end of the clause in a phrase. */
export type Step =
  | {
      readonly kind: "words";
      readonly isOptional: boolean;
      readonly lengthAt: (words: readonly KnownWord[], at: number) => number;
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
  /** The entries of the lexicon with which it can begin. */
  readonly begins: ReadonlySet<number>;
}

interface Language {
  readonly lexicon: Lexicon;
  /** Lists of words for use in phrases, separated by spaces. */
  readonly lists: Readonly<Record<string, string>>;
  /** Whether a word with a mistake is recognised. Figures of speech are not: «запирает» is not «забирает». */
  readonly hearsMistakes: boolean;
}

const denials =
  /(^|[ |_])(не|нет|ни|без|незачем|without|not|don't|dont|can't|cant|no|never|nothing|won't|isn't|doesn't|жоқ|емес)=?(?=[ |_]|$)/;

/** Whether words of a table say themselves that something is not so («не хочу жить»): no other denial is looked for. */
export const holdsDenial = (written: string): boolean => denials.test(written);

/** Reads a table of phrases, a phrase a line, in the notation that `danger-words.ts` explains. */
export function readPhrases(table: string, language: Language): Phrase[] {
  const lines = table.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => readPhrase(line, language));
}

function readPhrase(line: string, language: Language): Phrase {
  const [head = "", ...rest] = line.split(/\s(?=&)/);
  const first = expand(head.split(" ")[0] ?? "", language).map((written) => written.split("_")[0] ?? "");
  return {
    steps: readSteps(head, language),
    companions: rest.map((part) => readCompanion(part, language)),
    mayBeDenied: !holdsDenial(head),
    begins: entriesFor(first, language),
  };
}

function readCompanion(part: string, language: Language): Companion {
  const mark = part.split(" ", 1)[0] ?? "&";
  return {
    steps: readSteps(part.slice(mark.length).trim(), language),
    isForbidden: mark.includes("!"),
    reach: mark.startsWith("&&") ? "sentence" : "clause",
  };
}

function readSteps(text: string, language: Language): Step[] {
  return text.split(/\s+/).map((written): Step => {
    if (written === "…") return { kind: "gap" };
    if (written === "$") return { kind: "end" };
    const alternatives = expand(written.replaceAll("?", ""), language);
    return { kind: "words", isOptional: written.endsWith("?"), lengthAt: readAlternatives(alternatives, language) };
  });
}

/** The alternatives of a word; `@name` stands for the words of a list. */
function expand(written: string, language: Language): string[] {
  return written.split("|").flatMap((part) => {
    if (!part.startsWith("@")) return [part];
    const list = language.lists[part.slice(1)];
    if (list === undefined) throw new Error(`The table of danger has no list ${part}: add it to its lists.`);
    return list
      .trim()
      .split(/\s+/)
      .flatMap((word) => expand(word, language));
  });
}

const entriesFor = (alternatives: readonly string[], { lexicon, hearsMistakes }: Language): ReadonlySet<number> =>
  new Set(alternatives.flatMap((written) => lexicon.entriesFor(written, hearsMistakes)));

const isOneOf = (entries: ReadonlySet<number>, word: KnownWord | undefined) =>
  word?.entries.some((entry) => entries.has(entry)) === true;

/** How many words match an alternative at a place: 0 if there is no match, more than 1 for alternatives such as `с=_собой`. */
function readAlternatives(
  alternatives: readonly string[],
  language: Language,
): (words: readonly KnownWord[], at: number) => number {
  const single = entriesFor(
    alternatives.filter((written) => !written.includes("_")),
    language,
  );
  const rows = alternatives
    .filter((written) => written.includes("_"))
    .map((written) => written.split("_").map((word) => entriesFor([word], language)));
  return (words, at) => {
    const clause = words[at]?.clause;
    const row = rows.find((row) =>
      row.every((entries, index) => words[at + index]?.clause === clause && isOneOf(entries, words[at + index])),
    );
    return row?.length ?? (isOneOf(single, words[at]) ? 1 : 0);
  };
}
