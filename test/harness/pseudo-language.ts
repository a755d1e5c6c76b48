import type { Catalogue } from "../../src/platform/i18n/catalogues.ts";

/**
 * The pseudo-language is made from the catalogues: every vowel gets an accent and is doubled or repeated further, so that each word is
 * 40 % longer and shows that it comes from a catalogue. Placeholders, tags, entities, commands, links, emoji and plural forms stay.
 */
const accented = new Map([..."аӑеӗиӣоӧуӯыӹэӭәӛіїөӫaāeēiīoōuūyȳ"].flatMap(pairUp));
/** Combining accents for vowels that have no accented letter in Unicode, and for short words without a vowel. */
const [breve, dot] = ["\u0306", "\u0307"];
const vowelsWithBreve = "юяүұё";
const marked = new RegExp(
  `[${[...accented.values()].flatMap((mark) => [mark, mark.toUpperCase()]).join("")}${breve}${dot}]`,
);
const untouched = /\{\{[^}]*\}\}|<[^>]*>|&\w+;|https?:\/\/[^\s<]+|(?<![\p{L}\d])[/@][a-z_]\w*/gu;

function pairUp(letter: string, at: number, all: string[]): [string, string][] {
  return at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [];
}

/** Translates a catalogue into the pseudo-language. */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return pseudoNode(catalogue) as Catalogue;
}

/** Translates all catalogues, by language. */
export function pseudoCatalogues<Code extends string>(catalogues: Record<Code, Catalogue>): Record<Code, Catalogue> {
  const translated = Object.entries<Catalogue>(catalogues).map(([code, words]) => [code, pseudoCatalogue(words)]);
  return Object.fromEntries(translated) as Record<Code, Catalogue>;
}

function pseudoNode(node: unknown): unknown {
  if (typeof node === "string") return pseudoText(node);
  return Object.fromEntries(Object.entries(node as object).map(([name, value]) => [name, pseudoNode(value)]));
}

/** Translates a text into the pseudo-language. Only words change. */
export function pseudoText(text: string): string {
  let result = "";
  let from = 0;
  for (const { index, 0: kept } of text.matchAll(untouched)) {
    result += pseudoWords(text.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return result + pseudoWords(text.slice(from));
}

function pseudoWords(text: string): string {
  return text.replaceAll(/\p{L}+/gu, (word) => {
    const longer = [...word].map(pseudoLetter).join("");
    const shown = marked.test(longer) ? longer : `${longer.slice(0, 1)}${dot}${longer.slice(1)}`;
    const missing = Math.max(Math.round(word.length * 1.4) - shown.length, 0);
    const last = shown.match(marked)?.[0] ?? "";
    return shown.replace(last, last.repeat(1 + missing));
  });
}

function pseudoLetter(letter: string): string {
  const small = letter.toLowerCase();
  if (vowelsWithBreve.includes(small)) return `${letter}${breve}`;
  const mark = accented.get(small);
  if (mark === undefined) return letter;
  return letter === small ? mark + mark : mark.toUpperCase() + mark;
}

/** The words of a text that come from no catalogue: words without an accent of the pseudo-language. */
export function untranslatedWords(text: string): string[] {
  const words = text.replaceAll(untouched, " ").match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.filter((word) => !marked.test(word));
}
