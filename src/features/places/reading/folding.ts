/** A word of a text: as written (in lower case), folded for comparison, and what follows it. */
export interface Word {
  readonly raw: string;
  /** Folded; empty for a number. */
  readonly key: string;
  readonly isNumber: boolean;
  /** What separates the word from the next: a full stop, other punctuation, or only space or a hyphen. */
  readonly then: "dot" | "break" | "space";
}

type Table = ReadonlyMap<string, string>;

/** A table of letters: each word is the written letter and the letter as which it is compared; a single letter is ignored. */
function table(pairs: string): Table {
  return new Map(pairs.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));
}

/** Maps Cyrillic letters (Kazakh and Russian) to the few that people distinguish when they type in a hurry. */
const CYRILLIC = table(`әа яа қк хк һк ғг ңн өо ұу үу юу ўу іи ыи йи їи ёе эе єе цс щш чш ъ ь`);

/** Maps Latin letters of all drafts of the Kazakh alphabet and of the usual romanisations. */
const LATIN = table(`aа bб cк dд eе fф gг hк iи jж kк lл mм nн oо pп qк rр sс tт uу vв wу xк yи zз ıи şш šш çш čш ğг ǵг
  ñн ńн ŋн žж əа äа áа öо óо üу úу ūу ýу íи ïи īи ėе`);

/** Groups of Latin letters for a single sound, longest first. */
const LATIN_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|ch|s'|c'/g, "ш"],
  [/dzh|zh|dj/g, "ж"],
  [/kh/g, "к"],
  [/gh/g, "г"],
  [/ts/g, "с"],
  [/ya/g, "а"],
  [/yu/g, "у"],
  [/y[eo]/g, "е"],
];

/** Latin letters that look like Cyrillic ones, for words in which the two are mixed. */
const LOOKALIKES = table(`aа bв cс eе hн iи kк mм oо pр tт xх yу`);

const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;
const HAS_LATIN = /\p{Script=Latin}/u;

/**
 * Folds a word for comparison: lower-case Cyrillic in which letters that people confuse, or that their keyboards lack,
 * become the same letter. «Қарағанды», «караганды» and "Qaraǵandy" fold to «караганди».
 */
export function fold(word: string): string {
  let text = word
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("i̇", "i")
    .replace(/[’ʼ`ʻ´]/g, "'");
  if (HAS_LATIN.test(text)) {
    if (HAS_CYRILLIC.test(text)) text = mapped(text, LOOKALIKES);
    else for (const [group, letter] of LATIN_GROUPS) text = text.replace(group, letter);
    text = mapped(text, LATIN);
  }
  return mapped(text, CYRILLIC)
    .normalize("NFD")
    .replace(/[^\u0430-\u044f]/g, "")
    .replace(/дж/g, "ж")
    .replace(/нг/g, "н")
    .replace(/(.)\1+/g, "$1");
}

function mapped(text: string, letters: Table): string {
  let out = "";
  for (const letter of text) out += letters.get(letter) ?? letter;
  return out;
}

/** Forms that would fold to another word, as «Семее» to «семье». */
const IRREGULAR: ReadonlyMap<string, string> = new Map([["семее", "семеиде"]]);

/** Abbreviations such as «р-н» and «обл-сы» are a single word; the hyphen stands for the omitted letters. */
const ABBREVIATIONS = /(?<!\p{L})(р|г|п|пр|обл|ауд|аудан)-(н|он|не|на|ну|он[аеу]|д|к|т|кт|сы|ы|ть|ти)(?!\p{L})/giu;

/** The words and numbers of a text, at most `limit` of them. */
export function wordsOf(text: string, limit = 60): Word[] {
  const words: Word[] = [];
  const whole = text.replace(ABBREVIATIONS, "$1$2");
  const pattern = /(?:[\p{L}\p{M}]['’ʼ`ʻ´]?)+|\p{N}+/gu;
  for (const match of whole.matchAll(pattern)) {
    if (words.length === limit) break;
    const [raw] = match;
    const after = whole.slice(match.index + raw.length).match(/^[^\p{L}\p{N}]*/u)?.[0] ?? "";
    const isNumber = /^\p{N}/u.test(raw);
    const then = /^\./.test(after) ? "dot" : /^[\s\-–'’]*$/u.test(after) ? "space" : "break";
    words.push({
      raw: raw.toLowerCase(),
      key: isNumber ? "" : (IRREGULAR.get(raw.toLowerCase()) ?? fold(raw)),
      isNumber,
      then,
    });
  }
  return words;
}
