import { fold } from "../../places/reading/folding.ts";
import { type HeardWord, plainOf, readClauses, soundOf } from "./clauses.ts";
import { ConceptIndex, type Sightings } from "./concepts.ts";
import { type DangerKind, type DangerWords, dangerKinds } from "./danger-words.ts";
import { type Denial, isDeniedInEnglish, isDeniedInKazakh, isDeniedInRussian } from "./denial.ts";
import { type Comparison, type KnownWord, Lexicon } from "./lexicon.ts";
import { type Phrase, readPhrases } from "./phrase-reading.ts";
import { byBeginning, endOf, hasCompanions } from "./phrases.ts";
import { kindsOfScenes } from "./scenes.ts";
import { kindsOfSigns } from "./signs.ts";
import { english } from "./words/english.ts";
import { kazakh } from "./words/kazakh.ts";
import { russian } from "./words/russian.ts";

interface Row {
  readonly meaning: DangerKind | "harmless" | "elsewhere";
  readonly phrase: Phrase;
  /** Its place in the table. */
  readonly place: number;
}

interface Table {
  readonly lexicon: Lexicon;
  readonly isDenied: Denial;
  readonly rows: ReadonlyMap<number, readonly Row[]>;
}

function readTable({ lists, ...words }: DangerWords, comparison: Comparison, isDenied: Denial): Table {
  const lexicon = new Lexicon(comparison);
  const rows = (["harmless", "elsewhere", ...dangerKinds] as const).flatMap((meaning) => {
    const hearsMistakes = meaning !== "harmless" && meaning !== "elsewhere";
    return readPhrases(words[meaning], { lexicon, lists, hearsMistakes }).map((phrase) => ({ meaning, phrase }));
  });
  return { lexicon, isDenied, rows: byBeginning(rows.map((row, place): Row => ({ ...row, place }))) };
}

const kazakhTable = readTable(
  kazakh,
  {
    fold,
    minStem: 1,
    // «келеді» is not «келмеді».
    isExact: (stem) => /м[ае](и|д|и?т)/.test(stem.slice(2)),
    keyOf: ({ isLatin, folded }) => (isLatin && folded.length < 3 ? null : folded),
  },
  isDeniedInKazakh,
);
const russianTable = readTable(
  russian,
  { fold: soundOf, minStem: 3, keyOf: ({ isLatin, sound }) => (isLatin ? null : sound) },
  isDeniedInRussian,
);
const englishTable = readTable(
  english,
  { fold: plainOf, minStem: 4, keyOf: ({ isLatin, plain }) => (isLatin ? plain : null) },
  isDeniedInEnglish,
);
const tables: readonly Table[] = [kazakhTable, russianTable, englishTable];
const concepts = new ConceptIndex([
  { name: "kazakh", ...kazakhTable },
  { name: "russian", ...russianTable },
  { name: "english", ...englishTable },
]);

/**
 * Hears in what somebody has written (Kazakh, Russian, English or mixed; also misspelt, and Kazakh typed on another keyboard or in
 * Latin script) whether somebody is in danger. The kinds heard, in the order of `dangerKinds`; empty if there are none. Scenes, signs that add
 * up, and tables of phrases decide: figures of speech are struck out first, and what is denied does not count.
 */
export function danger(text: string): readonly DangerKind[] {
  const { words, candidates } = lookUp(readClauses(text));
  const struck = new Set<number>();
  const elsewhere = new Set<number>();
  for (const { row, from, to } of found(
    words,
    candidates,
    (meaning) => meaning === "harmless" || meaning === "elsewhere",
    struck,
  )) {
    if (row.meaning === "elsewhere") elsewhere.add(words[from]?.sentence ?? -1);
    else for (let at = from; at < to; at += 1) struck.add(at);
  }
  const sightings = concepts.sightings(words, struck, elsewhere);
  const heard = new Set<DangerKind>([...kindsOfScenes(sightings), ...kindsOfSigns(sightings)]);
  for (const { row, from, to, table } of found(
    words,
    candidates,
    (meaning) => !heard.has(meaning as DangerKind),
    struck,
  )) {
    if (row.meaning === "harmless" || row.meaning === "elsewhere") continue;
    const sentence = words[from]?.sentence ?? -1;
    if (elsewhere.has(sentence) || (row.meaning !== "suicide" && isOver(sightings, sentence))) continue;
    if (row.phrase.mayBeDenied && table.isDenied(words, from, to)) continue;
    heard.add(row.meaning);
  }
  if (heard.has("violence") && isUnderAge(text)) heard.add("childHurt");
  return dangerKinds.filter((kind) => heard.has(kind));
}

/** Whether a sentence, or one beside it, says that something is long over. */
const isOver = (sightings: Sightings, sentence: number): boolean =>
  sightings.get("resolved")?.some((resolved) => Math.abs(resolved.sentence - sentence) <= 1) === true;

interface Candidate {
  readonly row: Row;
  readonly table: Table;
}

interface Finding extends Candidate {
  readonly from: number;
  readonly to: number;
}

/** The words with their entries in all tables, and the rows that may begin with each. Equal words are looked up once. */
function lookUp(heard: readonly HeardWord[]): { words: KnownWord[]; candidates: (readonly Candidate[])[] } {
  const known = new Map<string, { entries: readonly number[]; rows: readonly Candidate[] }>();
  const found = heard.map((word) => {
    const seen = known.get(word.raw);
    if (seen !== undefined) return seen;
    const entriesIn = tables.map((table) => ({ table, entries: table.lexicon.entriesOf(word) }));
    const rows = entriesIn.flatMap(({ table, entries }) => candidatesIn(table, entries));
    const looked = { entries: entriesIn.flatMap(({ entries }) => entries), rows };
    known.set(word.raw, looked);
    return looked;
  });
  return {
    words: heard.map((word, at) => ({ ...word, entries: found[at]?.entries ?? [] })),
    candidates: found.map(({ rows }) => rows),
  };
}

/** The rows of a table that may begin with a word of these entries, in their order. */
function candidatesIn(table: Table, entries: readonly number[]): Candidate[] {
  const rows = new Set(entries.flatMap((entry) => table.rows.get(entry) ?? []));
  return [...rows].sort((first, second) => first.place - second.place).map((row) => ({ row, table }));
}

function* found(
  words: readonly KnownWord[],
  candidates: readonly (readonly Candidate[])[],
  isWanted: (meaning: Row["meaning"]) => boolean,
  struck: ReadonlySet<number>,
): Generator<Finding> {
  for (const [from, rows] of candidates.entries()) {
    for (const { row, table } of rows) {
      if (!isWanted(row.meaning)) continue;
      const to = endOf(row.phrase.steps, words, from);
      if (to < 0 || !hasCompanions(row.phrase, words, struck, [from, to])) continue;
      // "shot a film" is struck out as a figure of speech, and still tells that the sentence is about a film.
      if (row.meaning !== "elsewhere" && isStruck(struck, from, to)) continue;
      yield { row, table, from, to };
    }
  }
}

function isStruck(struck: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (struck.has(at)) return true;
  return false;
}

/** What a child says of its age: in years, in words, or by the form at school. */
const ageOfChild = [
  /(?:мне|маған|маган|magan|i am|i'm|i’m|im)\s+(?:only\s+|всего\s+|ещё\s+|еще\s+)?(?:[5-9]|1[0-7])(?![\d.,]|\s*(?:week|month|day|year.{0,5}(?:married|younger|sober)|нед|мес|дн|ай|раз|тыс|процент))/iu,
  /(?<!\d)(?:[5-9]|1[0-7])\s*-?\s*(?:жаста(?:мын|м)|т[еa]м[іиi]н|т[аa]м[ыиy]н|temin|tamyn|jasta(?:myn|m))/iu,
  /мне\s+(?:всего\s+|ещё\s+|еще\s+)?(?:шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать)(?!\p{L}|\s*(?:нед|мес|дн|раз|тыс))/iu,
  /он\s+(?:бір|екі|үш|төрт|бес|алты|жеті)(?:де|те)?\s*(?:жаста(?:мын)?|мін|м[іи]н)/iu,
  /(?:я|мы)\s+(?:в|учусь\s+в)\s+\S+\s+классе|сыныпта\s+оқимын|(?:i'm|i am|im)\s+in\s+(?:the\s+)?\w+\s+grade/iu,
];

/** «мне 14 лет», «14 жастамын», "I am 13", "I'm in 7th grade": a child who tells of violence is the child that is hurt. */
const isUnderAge = (text: string): boolean => ageOfChild.some((pattern) => pattern.test(text));
