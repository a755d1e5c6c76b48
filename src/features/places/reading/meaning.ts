import type { Entry } from "./entries.ts";
import type { Word } from "./folding.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Mention } from "./mentions.ts";
import { followsItsName, mayBeCommonNoun, type PlaceType } from "./vocabulary.ts";

/** A mention with the places it may mean. */
export interface Meaning extends Mention {
  readonly entries: readonly Entry[];
  /** The kind of place that an adjacent word announces. */
  readonly type: PlaceType | null;
  /** No place of this name is of the announced kind. */
  readonly misfit: boolean;
  /** Another mention contains it, is contained in it, or is the same place. */
  readonly inContext: boolean;
}

const FITS: Readonly<Record<PlaceType, ReadonlySet<Entry["type"]>>> = {
  region: new Set(["region"]),
  district: new Set(["district", "cityDistrict"]),
  city: new Set(["cityRegion", "city", "town"]),
  village: new Set(["village", "town"]),
};

const CITIES: ReadonlySet<Entry["type"]> = new Set(["cityRegion", "city"]);

const entriesOf = (mention: Mention): Entry[] => [...new Set(mention.hits.map(({ entry }) => entry))];

/** Assigns each type word to the mention next to it, and keeps the places of that type. */
export function withTypes(
  gazetteer: Gazetteer,
  words: readonly Word[],
  types: readonly (PlaceType | null)[],
  mentions: readonly Mention[],
): Meaning[] {
  const typeOf = new Map<Mention, PlaceType>();
  types.forEach((type, i) => {
    const word = words[i];
    if (!type || !word) return;
    const before = mentions.find(({ end }) => end === i && words[end - 1]?.then !== "break");
    const after = word.then === "break" ? undefined : mentions.find(({ start }) => start === i + 1);
    const owner = followsItsName(word.key) ? before : ownerOf(type, word, before, after, typeOf);
    if (owner && !typeOf.has(owner)) typeOf.set(owner, type);
  });
  return mentions.flatMap((mention) => {
    const type = typeOf.get(mention) ?? null;
    const hits = mention.hits.filter(({ form }) => form !== "part" || type === "district");
    return hits.length > 0 ? [fitted(gazetteer, { ...mention, hits }, type)] : [];
  });
}

function ownerOf(
  type: PlaceType,
  word: Word,
  before: Mention | undefined,
  after: Mention | undefined,
  typed: ReadonlyMap<Mention, PlaceType>,
): Mention | undefined {
  const free = before && !typed.has(before) ? before : undefined;
  const fits = (mention: Mention | undefined) => mention?.hits.some(({ entry }) => FITS[type].has(entry.type));
  if (mayBeCommonNoun(word.key) && free?.ordinary) return undefined;
  const isLatin = /^[a-z]/.test(word.raw);
  if (free?.adjective || (isLatin && free)) return free;
  if (fits(after)) return after;
  return fits(free) ? free : (after ?? free);
}

function fitted(gazetteer: Gazetteer, mention: Mention, type: PlaceType | null): Meaning {
  const all = entriesOf(mention);
  const plain = { ...mention, type, inContext: false };
  if (!type) {
    // «Карагандинская» is the region; «карагандинец» is somebody from the city.
    const areas = all.filter((entry) => mention.adjective && mention.placeCase === "bare" && !CITIES.has(entry.type));
    return { ...plain, entries: areas.length > 0 ? areas : all, misfit: false };
  }
  const fitting = all.filter((entry) => FITS[type].has(entry.type));
  if (fitting.length > 0) return { ...plain, entries: fitting, misfit: false };
  const parents = all.map(({ place }) => {
    if (type === "region") return gazetteer.entries.get(`region:${place.region}`);
    return type === "district" ? gazetteer.entries.get(`district:${place.district}`) : undefined;
  });
  const known = [...new Set(parents.filter((entry) => entry !== undefined))];
  return { ...plain, entries: known.length > 0 ? known : all, misfit: true };
}

/** Keeps only the places that agree with each other, in mentions that can be parts of the same address. */
export function narrowed(meanings: readonly Meaning[]): Meaning[] {
  const result = [...meanings];
  for (let i = 0; i < result.length; i++) {
    for (let j = i + 1; j < result.length; j++) {
      const a = result[i];
      const b = result[j];
      if (!a || !b) continue;
      const isRelated = [related, wasRelated].find((rule) => a.entries.some((x) => b.entries.some((y) => rule(x, y))));
      if (!isRelated) continue;
      const inA = a.entries.filter((x) => b.entries.some((y) => isRelated(x, y)));
      const inB = b.entries.filter((y) => inA.some((x) => isRelated(x, y)));
      result[i] = { ...a, entries: aroundDistrict(inA, b), inContext: true };
      result[j] = { ...b, entries: aroundDistrict(inB, a), inContext: true };
    }
  }
  return result;
}

// Next to «Мұнайлы ауданы», «Маңғыстау» means the region around it and not the village in it.
function aroundDistrict(entries: readonly Entry[], other: Meaning): readonly Entry[] {
  const regions = entries.filter(({ place }) => place.kind === "region");
  return other.type === "district" && regions.length > 0 ? regions : entries;
}

function related(a: Entry, b: Entry): boolean {
  return a === b || isIn(a, b) || isIn(b, a);
}

/** The regions from which others were separated in 2018 and 2022. Many people still write the old addresses. */
const FORMER_REGIONS: Readonly<Record<string, string | undefined>> = {
  "KZ-10": "KZ-63",
  "KZ-33": "KZ-19",
  "KZ-62": "KZ-35",
  "KZ-79": "KZ-61",
};

function wasRelated(a: Entry, b: Entry): boolean {
  return wasWithin(a, b) || wasWithin(b, a);
}

function wasWithin(inner: Entry, outer: Entry): boolean {
  if (outer.type !== "region" || inner.type === "region") return false;
  return FORMER_REGIONS[inner.place.region] === outer.place.id;
}

/** Whether `inner` lies, or lay, in `outer` by the administrative division. */
export function isWithin(inner: Entry, outer: Entry): boolean {
  return isIn(inner, outer) || wasWithin(inner, outer);
}

function isIn(inner: Entry, outer: Entry): boolean {
  if (inner === outer) return false;
  if (outer.place.kind === "region") return inner.place.region === outer.place.id;
  return outer.place.kind === "district" && inner.place.kind === "town" && inner.place.district === outer.place.id;
}

/** Removes places for which a likelier place of the same name stands. The rest comes likeliest first. */
export function withoutNamesakes(entries: readonly Entry[]): Entry[] {
  const sorted = entries.toSorted((a, b) => b.weight - a.weight);
  return sorted.filter((entry) => !sorted.some((other) => other !== entry && standsFor(other, entry)));
}

// «Талғар» is the town rather than the district of the same name around it, and «Қостанай» is the city rather than the region or the district.
function standsFor(specific: Entry, broad: Entry): boolean {
  if (broad.type === "district" && specific.place.kind === "town") return isWithin(specific, broad);
  if (specific.type !== "city") return false;
  if (broad.type !== "region" && broad.type !== "district") return false;
  return specific.place.region === broad.place.region && bareName(specific) === bareName(broad);
}

function bareName({ place }: Entry): string {
  return place.name.kk.replace(/ (облысы|қаласы|ауданы)$/, "");
}
