import { adjectiveStem, inhabitantStem, kazakhStems, type PlaceCase, russianStems } from "./endings.ts";
import type { Gazetteer, NameHit } from "./gazetteer.ts";

/** The places that match a word, and the form in which the word names them. */
export interface Match {
  readonly hits: readonly NameHit[];
  readonly placeCase: PlaceCase;
  readonly adjective: boolean;
  readonly key: string;
}

// «-ск(а)» can also be the genitive of a town, and folding turns «-ская» into it.
const ONLY_ADJECTIVE = /[сц]к(ая|ой|ую|ий|ого|ому|им|ое|ие|их|ими)$/;

/** Finds the places that a folded word, or joined words, name exactly, with any ending; null if there are none. */
export function lookUp(gazetteer: Gazetteer, key: string, raw: string, isJoined: boolean): Match | null {
  const found = (
    map: ReadonlyMap<string, readonly NameHit[]>,
    stem: string,
    placeCase: PlaceCase,
    adjective = false,
  ) => {
    const hits = map.get(stem);
    return hits ? { hits, placeCase, adjective, key: stem } : null;
  };
  const ofAdjective = adjectiveStem(key);
  const adjective = ofAdjective ? found(gazetteer.adjectives, ofAdjective, "bare", true) : null;
  const isAdjective = ONLY_ADJECTIVE.test(raw);
  // A village may have the same name as the adjective of a district: «Алтайский».
  const withAdjective = (match: Match) => (adjective ? { ...match, hits: [...match.hits, ...adjective.hits] } : match);
  for (const { stem, placeCase } of kazakhStems(key)) {
    const match = found(gazetteer.names, stem, placeCase);
    if (match && (placeCase === "bare" || !isTooShort(match, isJoined))) {
      return isAdjective ? withAdjective(match) : match;
    }
  }
  if (adjective && isAdjective) return adjective;
  for (const { stem, placeCase, isCut } of russianStems(key)) {
    const match = found(isCut ? gazetteer.stems : gazetteer.names, stem, placeCase);
    // «Щучинском» may mean the town or the district.
    if (match && !isTooShort(match, isJoined)) return withAdjective(match);
  }
  if (adjective) return adjective;
  const ofInhabitant = inhabitantStem(key);
  const inhabitant = ofInhabitant ? found(gazetteer.adjectives, ofInhabitant, "of", true) : null;
  return inhabitant?.hits.some(({ entry }) => entry.weight > 50) ? inhabitant : null;
}

/** An abbreviation has an ending only after a hyphen. With a short name, only the endings for "in" and "from" are clear enough. */
function isTooShort({ key, hits, placeCase }: Match, isJoined: boolean): boolean {
  if (key.length > 3) return false;
  const isAbbreviation = hits.some(({ entry }) => entry.place.kind === "region");
  return isAbbreviation ? !isJoined : placeCase !== "in" && placeCase !== "from";
}
