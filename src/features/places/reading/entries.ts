import { completeNames, type Names, type SomeNames } from "../../../platform/i18n/languages.ts";
import type { Point } from "../grid.ts";
import { fold } from "./folding.ts";

/** Names as the files in `prisma/seed/` have them: these languages for certain, and perhaps more. */
export type SeedNames = SomeNames & { readonly kk: string; readonly ru: string; readonly en: string };

/** A place that a person can choose. */
export interface Place {
  readonly kind: "region" | "district" | "town";
  /** ISO 3166-2 of a region, KATO of a district (which includes cities of oblast significance), id of a town. */
  readonly id: string;
  /** ISO 3166-2, "KZ-19". */
  readonly region: string;
  /** KATO; null for a region. */
  readonly district: string | null;
  /** A town's or a district centre's coordinates; null for a region that is not a city. */
  readonly point: Point | null;
  /** The name, with the kind of place where the name has one: «Талғар ауданы», «Талғар». */
  readonly name: Names;
}

/** The shapes of the files in `prisma/seed/` from which the gazetteer is built. */
export interface GazetteerData {
  readonly regions: readonly {
    iso: string;
    type: string;
    name: SeedNames;
    centre: Point;
    aliases: readonly string[];
  }[];
  readonly districts: readonly {
    kato: string;
    region: string;
    kind: string;
    name: SeedNames;
    label: SeedNames;
    centroid: Point;
  }[];
  readonly places: readonly (SeedNames &
    Point & {
      id: string;
      district: string;
      region: string;
      formerly: readonly string[];
      isCentre: boolean;
      isTown?: boolean;
      outsideDistrict?: boolean;
      population?: number;
    })[];
  readonly settlements: readonly (Point & {
    id: string;
    name: string;
    kk?: string;
    ru?: string;
    district: string;
    region: string;
    population?: number;
  })[];
}

export type EntryType = "cityRegion" | "region" | "city" | "district" | "cityDistrict" | "town" | "village";

/** A place with what reading needs. `weight` tells how likely the bare name means this place; larger is likelier. */
export interface Entry {
  readonly place: Place;
  readonly type: EntryType;
  readonly weight: number;
}

export const WEIGHTS: Readonly<Record<EntryType, number>> = {
  cityRegion: 105,
  city: 75,
  region: 60,
  town: 48,
  district: 42,
  cityDistrict: 32,
  village: 15,
};

/** The place of the city itself, for a district that is a city. */
export function cityOf(data: GazetteerData, { kato, name }: GazetteerData["districts"][number]) {
  const inside = data.places.filter((p) => p.district === kato && !p.isCentre);
  return inside.find((p) => fold(p.kk) === fold(name.kk) || fold(p.ru) === fold(name.ru));
}

export function regionEntry(region: GazetteerData["regions"][number]): Entry {
  const isCity = region.type === "city";
  const { lat, lon } = region.centre;
  const point = isCity ? { lat, lon } : null;
  const place: Place = {
    kind: "region",
    id: region.iso,
    region: region.iso,
    district: null,
    point,
    name: completeNames(region.name),
  };
  const type = isCity ? "cityRegion" : "region";
  return { place, type, weight: WEIGHTS[type] };
}

export function districtEntry(d: GazetteerData["districts"][number], { lat, lon }: Point, population = 0): Entry {
  const type = d.kind === "city" ? "city" : d.kind === "city-district" ? "cityDistrict" : "district";
  const place: Place = {
    kind: "district",
    id: d.kato,
    region: d.region,
    district: d.kato,
    point: { lat, lon },
    name: completeNames(d.label),
  };
  return { place, type, weight: WEIGHTS[type] + people(population) };
}

export function townEntry(
  town: Point & { id: string; district: string; region: string; population?: number },
  names: SeedNames,
  isTown: boolean,
  isCentre: boolean,
): Entry {
  const { id, region, district, lat, lon } = town;
  const type = isTown ? "town" : "village";
  const place: Place = { kind: "town", id, region, district, point: { lat, lon }, name: completeNames(names) };
  return { place, type, weight: WEIGHTS[type] + (isCentre && !isTown ? 15 : 0) + people(town.population) };
}

function people(population = 0): number {
  return population > 0 ? Math.max(0, Math.log10(population) - 3) * 2 : 0;
}
