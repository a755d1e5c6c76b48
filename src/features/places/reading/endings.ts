/** What an ending says: that the speaker is in the place, from the place, of the place, or nothing in particular. */
export type PlaceCase = "bare" | "in" | "from" | "of" | "other";

/** The rest of a word without an ending. */
export interface Stem {
  readonly stem: string;
  readonly placeCase: PlaceCase;
  /** The ending replaces the last vowel or soft sign of a name, so the stem lacks it. */
  readonly isCut: boolean;
}

interface Ending {
  readonly text: string;
  readonly placeCase: PlaceCase;
  /** The letters that the ending can follow. A Kazakh ending depends on the sound before it. */
  readonly after: RegExp;
}

// All endings are folded (ы, і, й → и; қ, х → к; ғ → г; ң → н). The accusative is left out: it does not
// say where somebody lives, and verbs end in the same way («оралды», "came back", is not Oral).
const VOICELESS = /[бвгдпткфсш]$/;
const VOICED = /[^пткфсш]$/;
const NASAL = /[мн]$/;
const VOWEL = /[аеиоу]$/;
const NOT_VOICELESS_NOR_NASAL = /[^мнпткфсш]$/;

const KAZAKH: readonly Ending[] = [
  ...endings("да де даги деги", "in", VOICED),
  ...endings("та те таги теги", "in", VOICELESS),
  ...endings("дан ден", "from", NOT_VOICELESS_NOR_NASAL),
  ...endings("нан нен", "from", NASAL),
  ...endings("тан тен", "from", VOICELESS),
  ...endings("лик", "of", /[аеиоур]$/),
  ...endings("дик", "of", /[лмнжз]$/),
  ...endings("тик", "of", VOICELESS),
  ...endings("нин", "other", /[аеиоумн]$/),
  ...endings("дин", "other", VOICED),
  ...endings("тин", "other", VOICELESS),
  ...endings("га ге", "other", VOICED),
  ...endings("ка ке", "other", VOICELESS),
  ...endings("мен", "other", VOICED),
  ...endings("пен", "other", VOICELESS),
];
/** Personal endings, as in «Алматыданмын» (I am from …) and «алматылықпыз» (we are from …). */
const KAZAKH_PERSON = /(?<=[аеинк])(мин|пин|бин|миз|пиз|биз)$/;

const RUSSIAN: readonly Ending[] = [...endings("е", "in", /./), ...endings("а у ом ем", "other", /[^аеиоу]$/)];
const RUSSIAN_CUT: readonly Ending[] = [
  ...endings("е и ои еи ом ем ак", "in", /./),
  ...endings("а у ов ев ам ами им ого ому", "other", /./),
];
const RUSSIAN_ADJECTIVE = /^(.+[сц]к)(ии|и|ого|ому|им|ом|а|ои|у|ое|ие|ик|ими)$/;

function endings(list: string, placeCase: PlaceCase, after: RegExp): Ending[] {
  return list.split(" ").map((text) => ({ text, placeCase, after }));
}

function stemsWithout(word: string, list: readonly Ending[], isCut: boolean): Stem[] {
  return list.flatMap(({ text, placeCase, after }) => {
    if (!word.endsWith(text)) return [];
    const stem = word.slice(0, -text.length);
    // Folding merges double letters: «Шымкенттен» ends in -тен after a т.
    const merged = isCut || VOWEL.test(text.slice(0, 1)) ? stem : stem + text.slice(0, 1);
    return [...new Set([stem, merged])]
      .filter((candidate) => candidate.length > 1 && after.test(candidate))
      .map((candidate) => ({ stem: candidate, placeCase, isCut }));
  });
}

/** A folded word, and its stems without Kazakh endings of case, of person and for "inhabitant of". */
export function kazakhStems(word: string): Stem[] {
  const person = KAZAKH_PERSON.exec(word);
  const longer = person ? stemsWithout(word.slice(0, person.index), KAZAKH, false) : [];
  return [{ stem: word, placeCase: "bare", isCut: false }, ...stemsWithout(word, KAZAKH, false), ...longer];
}

/** The stems of a folded word without Russian case endings. */
export function russianStems(word: string): Stem[] {
  return [...stemsWithout(word, RUSSIAN, false), ...stemsWithout(word, RUSSIAN_CUT, true)].filter(
    ({ stem }) => stem.length > 2,
  );
}

/** The stem in -ск of a folded Russian adjective («талгарского» → «талгарск»), or null. */
export function adjectiveStem(word: string): string | null {
  return RUSSIAN_ADJECTIVE.exec(word)?.[1] ?? null;
}

/** The stem of the adjective that belongs to a Russian word for an inhabitant («карагандинец», «алматинка» → «алматинск»), or null. */
export function inhabitantStem(word: string): string | null {
  const base = /^(.{4,}[внтр])(ес|еса|еси|си|сев|ка|ки|ку|кои)$/.exec(word)?.[1];
  return base ? `${base}ск` : null;
}

/**
 * The folded stem to which the Russian cases of a name are added, if it differs from the name: «Караганда» → «караганд»,
 * «Семей» → «семе», «Сарань» → «саран»; null for names that do not change («Алматы», «Шетпе»).
 */
export function cutStem(name: string, key: string): string | null {
  if (/ь$/.test(name)) return key;
  if (/(ое|[ыои]й)$/.test(name)) return /^(.{3,}?)(ое|и|ии)$/.exec(key)?.[1] ?? null;
  if (/[аяой]$/.test(name)) return /^(.{3,}?)(аа|[аои])$/.exec(key)?.[1] ?? null;
  return null;
}
