import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "../../platform/database/open.ts";
import type { SomeNames } from "../../platform/i18n/languages.ts";
import type { GazetteerData, SeedNames } from "./reading/entries.ts";

interface Point {
  lat: number;
  lon: number;
}
interface SeedRegion {
  iso: string;
  kato: string;
  name: SeedNames;
  centre: Point & { name: SeedNames };
  aliases: string[];
}
interface SeedDistrict {
  kato: string;
  region: string;
  kind: "city" | "district" | "city-district";
  name: SeedNames;
  label: SeedNames;
  centroid: Point;
}
interface SeedPlace extends Point, SeedNames {
  id: string;
  district: string;
  isCentre: boolean;
  formerly?: string[];
  population?: number;
}
interface SeedSettlement extends Point {
  id: string;
  name: string;
  district: string;
  population?: number;
}
interface SeedRoom extends Point {
  id: string;
  region: string;
  kind: "dostyk-house" | "mediation-room";
  town: SeedNames;
  name: SeedNames | null;
  address: SeedNames | null;
  exact: boolean;
  verified: boolean;
}

const folder = join(import.meta.dirname, "../../../prisma/seed");
const districtKinds = { city: "CITY", district: "DISTRICT", "city-district": "CITY_DISTRICT" } as const;

/** Whether the tables of places are empty, as on a first start. */
export async function needsSeed(db: Db): Promise<boolean> {
  return (await db.hotline.count()) === 0;
}

/**
 * Loads regions, districts, towns, rooms, holidays, languages and hotlines from `prisma/seed` (sources and licences inside).
 * It can be repeated: existing rows stay unchanged, so an operator's changes survive.
 */
export async function seedPlaces(db: Db): Promise<void> {
  const rows = await readSeedRows();
  await db.region.createMany({ data: rows.regions, skipDuplicates: true });
  await db.district.createMany({ data: rows.districts, skipDuplicates: true });
  await db.place.createMany({ data: rows.places, skipDuplicates: true });
  await db.room.createMany({ data: rows.rooms, skipDuplicates: true });
  await db.holiday.createMany({ data: rows.holidays, skipDuplicates: true });
  await db.spokenLanguage.createMany({ data: rows.languages, skipDuplicates: true });
  await db.districtGrid.createMany({ data: [{ id: 1, data: rows.grid }], skipDuplicates: true });
  // This table comes last, because it tells that the seed is complete; an interrupted seed is repeated.
  await db.hotline.createMany({ data: rows.hotlines, skipDuplicates: true });
}

/** The rows of the tables of places as the files of the seed have them. */
export async function readSeedRows() {
  const [regions, districts, places, settlements, rooms, holidays, languages, hotlines, grid] = await Promise.all([
    read<{ regions: SeedRegion[] }>("regions"),
    read<{ districts: SeedDistrict[] }>("districts"),
    read<{ places: SeedPlace[] }>("places"),
    read<{ settlements: SeedSettlement[] }>("settlements"),
    read<{ rooms: SeedRoom[] }>("rooms"),
    read<{ days: (SeedNames & { date: string })[] }>("holidays"),
    read<{ languages: (SeedNames & { code: string; endonym: string })[] }>("languages"),
    read<{ hotlines: (SeedNames & { number: string })[] }>("hotlines"),
    read<object>("district-grid"),
  ]);
  return {
    regions: regions.regions.map(({ iso, kato, name, centre, aliases }, position) => ({
      id: iso,
      kato,
      position,
      ...names(name),
      centreKk: centre.name.kk,
      centreRu: centre.name.ru,
      centreEn: centre.name.en,
      lat: centre.lat,
      lon: centre.lon,
      aliases,
    })),
    districts: districts.districts.map(({ kato, region, kind, name, label, centroid }) => ({
      id: kato,
      regionId: region,
      kind: districtKinds[kind],
      ...names(name),
      labelKk: label.kk,
      labelRu: label.ru,
      labelEn: label.en,
      lat: centroid.lat,
      lon: centroid.lon,
    })),
    places: [
      ...places.places.map((place) => ({
        id: place.id,
        districtId: place.district,
        isCentre: place.isCentre,
        ...names(place),
        formerly: place.formerly ?? [],
        lat: place.lat,
        lon: place.lon,
        population: place.population ?? null,
      })),
      ...settlements.settlements.map(({ id, district, name, lat, lon, population }) => ({
        id,
        districtId: district,
        isCentre: false,
        en: name,
        lat,
        lon,
        population: population ?? null,
      })),
    ],
    rooms: rooms.rooms.map(({ id, region, kind, town, name, address, lat, lon, exact, verified }) => ({
      id,
      regionId: region,
      kind: kind === "dostyk-house" ? ("DOSTYK_HOUSE" as const) : ("MEDIATION_ROOM" as const),
      townKk: town.kk,
      townRu: town.ru,
      townEn: town.en,
      nameKk: name?.kk ?? null,
      nameRu: name?.ru ?? null,
      nameEn: name?.en ?? null,
      addressKk: address?.kk ?? null,
      addressRu: address?.ru ?? null,
      addressEn: address?.en ?? null,
      lat,
      lon,
      exact,
      verified,
    })),
    holidays: holidays.days.map(({ date, ...day }) => ({ date, ...names(day) })),
    languages: languages.languages.map(({ code, endonym, ...name }, position) => ({
      code,
      position,
      endonym,
      ...names(name),
    })),
    hotlines: hotlines.hotlines.map(({ number, ...name }, position) => ({ number, position, ...names(name) })),
    grid,
  };
}

/** The ids of all regions, for what is read before there is a database. */
export async function readRegionIds(): Promise<string[]> {
  return (await read<{ regions: SeedRegion[] }>("regions")).regions.map(({ iso }) => iso);
}

/** Names by id as the files have them: also in languages for which the tables have no column. */
export interface SeededNames {
  regions: ReadonlyMap<string, SomeNames>;
  districts: ReadonlyMap<string, SomeNames>;
  towns: ReadonlyMap<string, SomeNames>;
  languages: ReadonlyMap<string, SomeNames>;
  hotlines: ReadonlyMap<string, SomeNames>;
}

export async function readSeededNames(): Promise<SeededNames> {
  const [regions, districts, rooms, languages, hotlines] = await Promise.all([
    read<{ regions: SeedRegion[] }>("regions"),
    read<{ districts: SeedDistrict[] }>("districts"),
    read<{ rooms: SeedRoom[] }>("rooms"),
    read<{ languages: (SeedNames & { code: string })[] }>("languages"),
    read<{ hotlines: (SeedNames & { number: string })[] }>("hotlines"),
  ]);
  return {
    regions: new Map(regions.regions.map(({ iso, name }) => [iso, name])),
    districts: new Map(districts.districts.map(({ kato, label }) => [kato, label])),
    towns: new Map(rooms.rooms.map(({ id, town }) => [id, town])),
    languages: new Map(languages.languages.map(({ code, ...name }) => [code, name])),
    hotlines: new Map(hotlines.hotlines.map(({ number, ...name }) => [number, name])),
  };
}

/** What the reading of place names is built from. */
export async function readGazetteerData(): Promise<GazetteerData> {
  const [regions, districts, places, settlements] = await Promise.all([
    read<Pick<GazetteerData, "regions">>("regions"),
    read<Pick<GazetteerData, "districts">>("districts"),
    read<Pick<GazetteerData, "places">>("places"),
    read<Pick<GazetteerData, "settlements">>("settlements"),
  ]);
  return { ...regions, ...districts, ...places, ...settlements };
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as T;
}

/** The languages that have columns of their own in the tables of places. */
function names({ kk, ru, en }: SeedNames) {
  return { kk, ru, en };
}
