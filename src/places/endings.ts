/** What an ending says of a place: that one is there, from there, of there, or nothing in particular. */
export type PlaceCase = "bare" | "in" | "from" | "of" | "other";

/** What is left of a word when an ending is taken off. */
export interface Stem {
  readonly stem: string;
  readonly placeCase: PlaceCase;
  /** The ending replaces a name's last vowel or soft sign, so the stem is a name without it. */
  readonly isCut: boolean;
}

interface Ending {
  readonly text: string;
  readonly placeCase: PlaceCase;
  /** The letters after which it stands; Kazakh endings follow the sound before them. */
  readonly after: RegExp;
}

// All endings are folded (ы, і, й → и; қ, х → к; ғ → г; ң → н). The accusative is left out: nobody lives in one, and
// it is also how verbs end («оралды», "came back", is not Oral).
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
/** «Алматыданмын», «алматылықпыз»: I am, we are. */
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

function taken(word: string, list: readonly Ending[], isCut: boolean): Stem[] {
  return list.flatMap(({ text, placeCase, after }) => {
    if (!word.endsWith(text)) return [];
    const stem = word.slice(0, -text.length);
    // Folding made one letter of two: «Шымкенттен» ends in -тен after a т.
    const merged = isCut || VOWEL.test(text.slice(0, 1)) ? stem : stem + text.slice(0, 1);
    return [...new Set([stem, merged])]
      .filter((candidate) => candidate.length > 1 && after.test(candidate))
      .map((candidate) => ({ stem: candidate, placeCase, isCut }));
  });
}

/** A folded word, and what is left of it without its Kazakh case, person and "inhabitant of" endings. */
export function kazakhStems(word: string): Stem[] {
  const person = KAZAKH_PERSON.exec(word);
  const longer = person ? taken(word.slice(0, person.index), KAZAKH, false) : [];
  return [{ stem: word, placeCase: "bare", isCut: false }, ...taken(word, KAZAKH, false), ...longer];
}

/** A folded word without its Russian case endings. */
export function russianStems(word: string): Stem[] {
  return [...taken(word, RUSSIAN, false), ...taken(word, RUSSIAN_CUT, true)].filter(({ stem }) => stem.length > 2);
}

/** The stem in -ск of a folded Russian adjective («талгарского» → «талгарск»), or null. */
export function adjectiveStem(word: string): string | null {
  return RUSSIAN_ADJECTIVE.exec(word)?.[1] ?? null;
}

/** The adjective's stem of a Russian inhabitant («карагандинец», «алматинка» → «алматинск»), or null. */
export function inhabitantStem(word: string): string | null {
  const base = /^(.{4,}[внтр])(ес|еса|еси|си|сев|ка|ки|ку|кои)$/.exec(word)?.[1];
  return base ? `${base}ск` : null;
}

/**
 * The folded stem to which Russian cases of a name are added, where it is not the name itself: «Караганда» → «караганд»,
 * «Семей» → «семе», «Сарань» → «саран»; null for names that do not change («Алматы», «Шетпе»).
 */
export function cutStem(name: string, key: string): string | null {
  if (/ь$/.test(name)) return key;
  if (/(ое|[ыои]й)$/.test(name)) return /^(.{3,}?)(ое|и|ии)$/.exec(key)?.[1] ?? null;
  if (/[аяой]$/.test(name)) return /^(.{3,}?)(аа|[аои])$/.exec(key)?.[1] ?? null;
  return null;
}
