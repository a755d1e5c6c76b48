import type { Catalogue } from "../../src/platform/i18n/catalogues.ts";

/**
 * A language that nobody speaks, made from the catalogues: every vowel has an accent and stands twice or more often, so that each word
 * shows that it is from a catalogue and is 40 % longer. Placeholders, tags, entities, commands, links, emoji and plural forms stay.
 */
const accented = new Map([..."аӑеӗиӣоӧуӯыӹэӭәӛіїөӫaāeēiīoōuūyȳ"].flatMap(pairUp));
/** For vowels and short words without a letter of their own with an accent. */
const [breve, dot] = ["\u0306", "\u0307"];
const vowelsWithBreve = "юяүұё";
const marked = new RegExp(
  `[${[...accented.values()].flatMap((mark) => [mark, mark.toUpperCase()]).join("")}${breve}${dot}]`,
);
const untouched = /\{\{[^}]*\}\}|<[^>]*>|&\w+;|https?:\/\/[^\s<]+|(?<![\p{L}\d])[/@][a-z_]\w*/gu;

function pairUp(letter: string, at: number, all: string[]): [string, string][] {
  return at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [];
}

/** A catalogue in the pseudo-language. */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return pseudoNode(catalogue) as Catalogue;
}

function pseudoNode(node: unknown): unknown {
  if (typeof node === "string") return pseudoText(node);
  return Object.fromEntries(Object.entries(node as object).map(([name, value]) => [name, pseudoNode(value)]));
}

/** A text in the pseudo-language; what is not words stays as it is. */
export function pseudoText(text: string): string {
  let said = "";
  let from = 0;
  for (const { index, 0: kept } of text.matchAll(untouched)) {
    said += pseudoWords(text.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return said + pseudoWords(text.slice(from));
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

/** Words of a text that are from no catalogue, as far as their letters tell. */
export function untranslatedWords(text: string): string[] {
  const words = text.replaceAll(untouched, " ").match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.filter((word) => !marked.test(word));
}
