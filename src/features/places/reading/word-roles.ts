import { kazakhStems, russianStems } from "./endings.ts";
import { WEIGHTS } from "./entries.ts";
import type { Word } from "./folding.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { lookUp } from "./lookup.ts";
import {
  FILLERS,
  FOREIGN,
  IS_QUARTER,
  NAMING,
  NEVER_PLACE,
  type PlaceType,
  placeType,
  STREET_AFTER,
  STREET_BEFORE,
} from "./vocabulary.ts";

/** What a word means in the text, other than the name of a place. */
export type WordRole = "type" | "filler" | "street" | "foreign" | "naming" | "number" | "plain" | "other";

/** Finds the role of each word, and the kind of place that a type word announces (null for other words). */
export function rolesOf(
  gazetteer: Gazetteer,
  words: readonly Word[],
): { roles: WordRole[]; types: (PlaceType | null)[] } {
  const types = words.map((word) => (word.isNumber ? null : placeType(word)));
  const roles = words.map((word, i): WordRole => {
    if (word.isNumber) return "number";
    if (NEVER_PLACE.test(word.raw)) return "plain";
    if (types[i]) return "type";
    if (FILLERS.has(word.key)) return "filler";
    if (NAMING.has(word.key)) return "naming";
    if (isForeign(word.key)) return "foreign";
    return "other";
  });
  words.forEach((word, i) => {
    const isQuarter = types[i] === "district" && words[i - 1]?.key === "шагин";
    const isBefore = STREET_BEFORE.test(word.key) && types[i - 1] !== "district";
    if (!isQuarter && !isBefore && !STREET_AFTER.test(word.key)) return;
    roles[i] = "street";
    types[i] = null;
    const named = isBefore ? streetAfter(gazetteer, words, roles, i) : [];
    for (const k of named.length > 0 ? named : streetBefore(gazetteer, words, roles, i)) roles[k] = "street";
  });
  return { roles, types };
}

/** The one or two words after «ул.» or «мкр» that name the street, up to a town's name or a comma. */
function streetAfter(gazetteer: Gazetteer, words: readonly Word[], roles: readonly WordRole[], at: number): number[] {
  const named: number[] = [];
  const isQuarter = IS_QUARTER.test(words[at]?.key ?? "");
  // «5 мкр» has its name before it; the number of «43, ул. Абая» is that of a house.
  if (isQuarter && roles[at - 1] === "number") return named;
  if (words[at]?.then === "break" || /ы$/.test(words[at]?.raw ?? "")) return named;
  for (let k = at + 1; k <= at + 2 && (roles[k] === "other" || roles[k] === "number"); k++) {
    if ((k > at + 1 || isQuarter) && isTown(gazetteer, words[k])) break;
    named.push(k);
    if (words[k]?.then === "break") break;
  }
  return named;
}

/** The one or two words before «көшесі» that name the street, back to a town's name or a comma. */
function streetBefore(gazetteer: Gazetteer, words: readonly Word[], roles: readonly WordRole[], at: number): number[] {
  const named: number[] = [];
  for (let k = at - 1; k >= at - 2 && words[k]?.then === "space" && roles[k] === "other"; k--) {
    if (k < at - 1 && isTown(gazetteer, words[k])) break;
    named.push(k);
  }
  return named;
}

function isTown(gazetteer: Gazetteer, word: Word | undefined): boolean {
  const match = word && lookUp(gazetteer, word.key, word.raw, false);
  if (!match || gazetteer.ordinary.has(match.key)) return false;
  return match.hits.some(({ entry }) => entry.weight >= WEIGHTS.town);
}

function isForeign(key: string): boolean {
  if (FOREIGN.has(key)) return true;
  const stems = [...kazakhStems(key), ...russianStems(key)].map(({ stem }) => stem).filter((stem) => stem.length > 2);
  return stems.some((stem) => FOREIGN.has(stem) || FOREIGN.has(`${stem}а`) || FOREIGN.has(`${stem}и`));
}
