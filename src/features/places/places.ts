import { beginningOf } from "../../platform/chat/cutting.ts";
import type { Room as StoredRoom } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { completeNames, fieldIn, languages, type Names, type SomeNames } from "../../platform/i18n/languages.ts";
import { type DistrictAt, type DistrictGridData, decodeGrid, districtAt, type Point } from "./grid.ts";
import { type NearestRooms, nearestRooms } from "./nearest.ts";
import type { Place } from "./reading/entries.ts";
import { buildGazetteer } from "./reading/gazetteer.ts";
import { type Reading, readPlace, tellsMoreThanPlace } from "./reading/reading.ts";
import { readGazetteerData, readSeededNames } from "./seed.ts";

const maxReadLength = 500;

export interface Region {
  id: string;
  name: Names;
}

export interface District {
  id: string;
  regionId: string;
  /** The name with the kind of district, as it is shown: «Қарасай ауданы». */
  label: Names;
  /** The district's centre if it is known, otherwise the middle of its area. */
  point: Point;
}

export interface SpokenLanguage {
  code: string;
  name: Names;
  endonym: string;
}

export interface Room {
  id: string;
  region: string;
  town: Names;
  name: Names | null;
  address: Names | null;
  phone: string | null;
  hours: string | null;
  lat: number;
  lon: number;
  exact: boolean;
  verified: boolean;
}

/** The places, kept in memory because they do not change while the service runs. */
export interface Places {
  regions: readonly Region[];
  languages: readonly SpokenLanguage[];
  hotlines: readonly { number: string; name: Names }[];
  /** Local dates, "2026-12-16". */
  holidays: readonly string[];
  region(id: string): Region | null;
  /** A district, or by the region's id a city as a whole: the answer of somebody who does not know the district. */
  district(id: string): District | null;
  /** Whether a region is a city, whose districts not everybody knows. */
  isCity(regionId: string): boolean;
  districtsOf(regionId: string): readonly District[];
  /** Which district a point lies in. */
  at(point: Point): DistrictAt;
  /** Reads a place from what a person has written. */
  read(text: string): Reading;
  /** Whether a text tells more than a place, as a story does that mentions one. */
  tellsMoreThanPlace(text: string): boolean;
  /** A place by its key, or null. */
  place(key: string): Place | null;
  room(id: string): Room | null;
  /** The nearest room, and the best room of the person's own region if it is another. */
  rooms(point: Point, regionId: string): NearestRooms<Room>;
}

/** The key of a place in buttons and drafts: "district_196200000". */
export function placeKey({ kind, id }: Pick<Place, "kind" | "id">): string {
  return `${kind}_${id}`;
}

type RoomRow = Omit<StoredRoom, "kind">;

/** The rows from which the places are made, in the order in which lists show them. */
interface PlaceRows {
  regions: readonly { id: string }[];
  districts: readonly (Point & { id: string; regionId: string })[];
  centres: readonly (Point & { districtId: string })[];
  grid: unknown;
  languages: readonly { code: string; endonym: string }[];
  hotlines: readonly { number: string }[];
  holidays: readonly { date: string }[];
  rooms: readonly RoomRow[];
}

/** Loads the places that the seed has stored. */
export async function loadPlaces(db: Db): Promise<Places> {
  const [regions, districts, centres, grid, languages, hotlines, holidays, rooms] = await Promise.all([
    db.region.findMany({ orderBy: { position: "asc" } }),
    db.district.findMany({ orderBy: { id: "asc" } }),
    db.place.findMany({ where: { isCentre: true } }),
    db.districtGrid.findUniqueOrThrow({ where: { id: 1 } }),
    db.spokenLanguage.findMany({ orderBy: { position: "asc" } }),
    db.hotline.findMany({ orderBy: { position: "asc" } }),
    db.holiday.findMany(),
    db.room.findMany(),
  ]);
  return makePlaces({ regions, districts, centres, grid: grid.data, languages, hotlines, holidays, rooms });
}

/** Makes the places from their rows, and from the names that only the files of the seed have. */
export async function makePlaces(rows: PlaceRows): Promise<Places> {
  const { regions, districts, centres, grid, languages, hotlines, holidays, rooms } = rows;
  const centreOf = new Map(centres.map((centre) => [centre.districtId, centre]));
  const seeded = await readSeededNames();
  const allRegions = regions.map((row) => ({ id: row.id, name: namesOf(row, null, seeded.regions.get(row.id)) }));
  const allDistricts = districts.map((row) => ({
    id: row.id,
    regionId: row.regionId,
    label: namesOf(row, "label", seeded.districts.get(row.id)),
    point: pointOf(centreOf.get(row.id) ?? row),
  }));
  const byRegion = Map.groupBy(allDistricts, (district) => district.regionId);
  const regionById = new Map(allRegions.map((region) => [region.id, region]));
  const allRooms = rooms.map((row) => roomOf(row, seeded.towns.get(row.id)));
  const roomById = new Map(allRooms.map((room) => [room.id, room]));
  // Names do not change while the service runs, so they are read from the files of the seed.
  const gazetteer = buildGazetteer(await readGazetteerData());
  const cities = allRegions.flatMap(({ id, name }): District[] => {
    const { type, place } = gazetteer.entries.get(`region:${id}`) ?? {};
    return type === "cityRegion" && place?.point != null ? [{ id, regionId: id, label: name, point: place.point }] : [];
  });
  const districtById = new Map([...allDistricts, ...cities].map((district) => [district.id, district]));
  const decoded = decodeGrid(grid as DistrictGridData);
  return {
    regions: allRegions,
    languages: languages.map((row) => ({
      code: row.code,
      endonym: row.endonym,
      name: namesOf(row, null, seeded.languages.get(row.code)),
    })),
    hotlines: hotlines.map((row) => ({
      number: row.number,
      name: namesOf(row, null, seeded.hotlines.get(row.number)),
    })),
    holidays: holidays.map((row) => row.date),
    region: (id) => regionById.get(id) ?? null,
    district: (id) => districtById.get(id) ?? null,
    isCity: (regionId) => cities.some(({ id }) => id === regionId),
    districtsOf: (regionId) => byRegion.get(regionId) ?? [],
    at: (point) => districtAt(decoded, point),
    read: (text) => readPlace(gazetteer, beginningOf(text, maxReadLength)),
    tellsMoreThanPlace: (text) => tellsMoreThanPlace(gazetteer, beginningOf(text, maxReadLength)),
    place: (key) => gazetteer.entries.get(key.replace("_", ":"))?.place ?? null,
    room: (id) => roomById.get(id) ?? null,
    rooms: (point, regionId) => nearestRooms(allRooms, point, regionId),
  };
}

function roomOf(row: RoomRow, seededTown?: SomeNames): Room {
  return {
    id: row.id,
    region: row.regionId,
    town: namesOf(row, "town", seededTown),
    name: findNames(row, "name"),
    address: findNames(row, "address"),
    phone: row.phone,
    hours: row.hours,
    lat: row.lat,
    lon: row.lon,
    exact: row.exact,
    verified: row.verified,
  };
}

/**
 * A name as its row has it, in a column for each language: "kk", or "labelKk" for the field "label". A language without a column
 * is as the seed's file has it, or read in its fallback.
 */
function namesOf(row: object, field: string | null, seeded: SomeNames = {}): Names {
  const names = findNames(row, field, seeded);
  if (names === null) throw new Error("A place, a language or a hotline has no name in any language.");
  return names;
}

function findNames(row: object, field: string | null, seeded: SomeNames = {}): Names | null {
  const columns = row as Record<string, unknown>;
  const written = languages.map((language) => {
    const name = columns[field === null ? language : fieldIn(field, language)];
    return [language, typeof name === "string" ? name : seeded[language]];
  });
  return completeNames(Object.fromEntries(written) as SomeNames);
}

function pointOf({ lat, lon }: Point): Point {
  return { lat, lon };
}
