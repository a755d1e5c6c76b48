import { everyName } from "../../../platform/i18n/languages.ts";
import { adjectiveStem, cutStem } from "./endings.ts";
import { cityOf, districtEntry, type Entry, type GazetteerData, regionEntry, townEntry, WEIGHTS } from "./entries.ts";
import { fold } from "./folding.ts";
import { ORDINARY, OTHER_NAMES } from "./other-names.ts";

export interface NameHit {
  readonly entry: Entry;
  /** "name": official or in everyday use; "old": a former name; "part": a part of a name, which needs «ауданы» next to it. */
  readonly form: "name" | "old" | "part";
}

export interface FuzzyName {
  readonly key: string;
  readonly letterMask: number;
  readonly adjective: boolean;
  readonly hits: readonly NameHit[];
}

export interface Gazetteer {
  /** All places by "kind:id". */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The places that bear a folded name. */
  readonly names: ReadonlyMap<string, readonly NameHit[]>;
  /** Folded names without the last vowel or soft sign, which Russian cases replace. */
  readonly stems: ReadonlyMap<string, readonly NameHit[]>;
  /** The places named by a Russian adjective, by its folded stem in -ск. */
  readonly adjectives: ReadonlyMap<string, readonly NameHit[]>;
  /** Names and adjectives by length, for finding misspelt names. */
  readonly byLength: readonly (readonly FuzzyName[] | undefined)[];
  readonly ordinary: ReadonlySet<string>;
}

/** Builds the index once (some ten milliseconds), so that `readPlace` only needs look-ups. */
export function buildGazetteer(data: GazetteerData): Gazetteer {
  const entries = new Map<string, Entry>();
  const names = new Map<string, NameHit[]>();
  const stems = new Map<string, NameHit[]>();
  const adjectives = new Map<string, NameHit[]>();

  const put = (map: Map<string, NameHit[]>, key: string, hit: NameHit) => {
    const hits = map.get(key) ?? [];
    if (!hits.some(({ entry }) => entry === hit.entry)) map.set(key, [...hits, hit]);
  };
  const add = (entry: Entry, name: string, form: NameHit["form"]) => {
    // «Семипалатинск-21» is not «Семипалатинск».
    if (/\p{N}/u.test(name)) return;
    const key = fold(name);
    const adjective = /(ий|ая)$/.test(name) ? adjectiveStem(key) : null;
    if (adjective) put(adjectives, adjective, { entry, form });
    if (adjective && entry.type !== "town" && entry.type !== "village") return;
    // Folding leaves two letters of «Аят», which match too many words.
    if (key.length < 3 && name.length > 2) return;
    put(names, key, { entry, form });
    const stem = cutStem(name.toLowerCase(), key);
    if (stem) put(stems, stem, { entry, form });
  };
  const addAll = (entry: Entry, official: readonly string[], old: readonly string[]) => {
    entries.set(`${entry.place.kind}:${entry.place.id}`, entry);
    for (const name of official) add(entry, name, "name");
    for (const name of old) add(entry, name, "old");
    for (const name of OTHER_NAMES[`${entry.place.kind}:${entry.place.id}`] ?? []) add(entry, name, "name");
  };

  const cityNames = new Set(data.places.flatMap((p) => [p.kk, p.ru, ...p.formerly]).map(fold));
  for (const region of data.regions) {
    const entry = regionEntry(region);
    const bases = everyName(region.name).map((name) =>
      name.replace(/ (облысы|қаласы|область|Region|City)$|^(область|город) /, ""),
    );
    // The other aliases are names of the region's centre, whose own entry has them.
    const aliases = region.aliases.map((alias) => alias.replace(/ область$|^Область /, ""));
    const own = entry.type === "cityRegion" ? aliases : aliases.filter((alias) => !cityNames.has(fold(alias)));
    addAll(entry, bases, own);
  }

  const towns = new Map<string, Entry>();
  for (const district of data.districts) {
    const seat = data.places.find((p) => p.district === district.kato && p.isCentre && !p.outsideDistrict);
    const city = district.kind === "city" ? cityOf(data, district) : undefined;
    const entry = districtEntry(district, city ?? seat ?? district.centroid, city?.population);
    const { kk, ru } = district.name;
    addAll(
      entry,
      [...everyName(district.name), district.label.ru.replace(/^район /, ""), ...(city ? everyName(city) : [])],
      city?.formerly ?? [],
    );
    const [given, family, ...more] = kk.split(" ");
    if (given && family && more.length === 0 && family.length > 4) {
      add(entry, family, "part");
      add(entry, `${given.slice(0, 1)} ${family}`, "part");
      add(entry, `${given.slice(0, 1)} ${ru.split(" ")[1] ?? family}`, "part");
    }
    if (city) towns.set(city.id, entry);
  }

  for (const place of data.places) {
    if (towns.has(place.id) || place.outsideDistrict) continue;
    const entry = townEntry(place, place, place.isTown === true, place.isCentre);
    addAll(entry, everyName(place), place.formerly);
    towns.set(place.id, entry);
  }
  for (const settlement of data.settlements) {
    if (settlement.id.startsWith("KZ-")) continue;
    const { kk, ru } = settlement;
    const known = towns.get(settlement.id);
    if (known) add(known, settlement.name, "old");
    else if (kk && ru && kk !== "Қазақстан") {
      const names = { kk, ru, en: settlement.name };
      const entry = townEntry(settlement, names, false, false);
      addAll(entry, everyName(names), []);
      towns.set(settlement.id, entry);
    }
  }
  const ordinary = new Set(
    ORDINARY.split(/\s+/).flatMap((name) => {
      const key = fold(name);
      return [key, cutStem(name.toLowerCase(), key) ?? key];
    }),
  );
  return { entries, names, stems, adjectives, byLength: indexByLength(names, adjectives), ordinary };
}

function indexByLength(
  names: ReadonlyMap<string, readonly NameHit[]>,
  adjectives: ReadonlyMap<string, readonly NameHit[]>,
): (FuzzyName[] | undefined)[] {
  const byLength: (FuzzyName[] | undefined)[] = [];
  for (const map of [names, adjectives]) {
    for (const [key, hits] of map) {
      // A word similar to a village's former name is more likely another village's present name.
      const whole = hits.filter(
        ({ form, entry }) => form === "name" || (form === "old" && entry.weight > WEIGHTS.district),
      );
      if (key.length < 4 || whole.length === 0) continue;
      const list = byLength[key.length] ?? [];
      byLength[key.length] = list;
      list.push({ key, letterMask: letterMask(key), adjective: map === adjectives, hits: whole });
    }
  }
  return byLength;
}

/** The set of the letters of a folded word as bits, which rules out most names before they are compared letter by letter. */
export function letterMask(key: string): number {
  let mask = 0;
  for (let i = 0; i < key.length; i++) mask |= 1 << (key.charCodeAt(i) - 0x430);
  return mask;
}
