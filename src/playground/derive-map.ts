import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AreaGrid, type Corner, ringsOf, simplified, smoothed, traceArcs, withoutSpecks } from "./trace-map.ts";

interface Names {
  kk: string;
  ru: string;
  en: string;
}
interface Grid {
  west: number;
  south: number;
  step: number;
  columns: number;
  katos: string[];
  rows: string[];
}
interface District {
  kato: string;
  region: string;
  kind: string;
}
interface Region {
  iso: string;
  name: Names;
  centre: { name: Names; lat: number; lon: number };
}
interface Place extends Names {
  id: string;
  district: string;
  lat: number;
  lon: number;
  isCentre?: boolean;
  isTown?: boolean;
  exact: boolean;
  population?: number;
}

const HEADER = `/**
 * Kazakhstan and its regions, derived by derive-map.ts from prisma/seed; changed (drawn from a grid, simplified).
 * Boundaries: geokz 1.0.2 (A. Rodionov, github.com/arodionoff/geokz; boundaries OCHA COD-AB), state of early 2024, CC BY
 * 4.0. Towns: GeoNames (geonames.org), some SimpleMaps World Cities, CC BY 4.0. ISO codes: npm iso-3166, MIT.
 */`;

const CREDIT = "geokz © A. Rodionov, OCHA COD-AB, GeoNames, SimpleMaps · CC BY 4.0";

/** Lakes and slivers smaller than about 100 km² are not drawn. */
const SPECK_CELLS = 30;
const SMOOTHING = 3;
/** In cells of about 2 km. */
const TOLERANCE = 0.9;
const BIG_TOWN = 40_000;
/** This place is left out because its coordinates are under a share-alike licence. */
const LEFT_OUT = "316600000-tole-bi";

function seed<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../prisma/seed/${name}.json`), "utf8")) as T;
}

/** Turns the grid of districts into a grid of regions. */
function regionGrid({ columns, rows, katos }: Grid, districts: District[], regions: Region[]): AreaGrid {
  const regionOf = new Map(districts.map(({ kato, region }) => [kato, regions.findIndex(({ iso }) => iso === region)]));
  const areas = katos.map((kato) => regionOf.get(kato) ?? -1);
  const cells = new Int16Array(rows.length * columns).fill(-1);
  rows.forEach((row, y) => {
    const numbers = row.split(" ").map(Number);
    let at = y * columns;
    for (let k = 0; k + 1 < numbers.length; k += 2) {
      const length = numbers[k] ?? 0;
      cells.fill(areas[numbers[k + 1] ?? -1] ?? -1, at, at + length);
      at += length;
    }
  });
  return { width: columns, height: rows.length, cells };
}

/** "lon lat dx dy dx dy …", in hundredths of a degree. */
function line(points: readonly Corner[], { west, south, step }: Grid): string {
  const round = (value: number) => Math.round(value * 100);
  const numbers: number[] = [];
  let [x, y] = [0, 0];
  for (const [column, row] of points) {
    const [lon, lat] = [round(west + column * step), round(south + row * step)];
    if (numbers.length && lon === x && lat === y) continue;
    numbers.push(lon - x, lat - y);
    [x, y] = [lon, lat];
  }
  return numbers.join(" ");
}

/** Smooths and simplifies a line. A closed line has no ends to start from, so it is cut into two halves first. */
function simple(points: readonly Corner[]): Corner[] {
  const soft = smoothed(points, SMOOTHING);
  if (String(points[0]) !== String(points.at(-1))) return simplified(soft, TOLERANCE);
  const half = soft.length >> 1;
  return [
    ...simplified(soft.slice(0, half + 1), TOLERANCE),
    ...simplified([...soft.slice(half, -1), soft[0] as Corner], TOLERANCE).slice(1),
  ];
}

/** Names, place and rank: 1 the regions' centres, 2 larger towns, 3 the seats of districts. */
function towns(regions: Region[], places: Place[], districts: District[]): unknown[][] {
  const cities = new Set(districts.filter(({ kind }) => kind === "city").map(({ kato }) => kato));
  const centres = regions.map(({ centre: { name, lat, lon } }) => ({ ...name, lat, lon, rank: 1 }));
  const isCentre = (place: Place) => centres.some(({ kk, lat }) => kk === place.kk && Math.abs(lat - place.lat) < 0.5);
  const rest = places
    .filter((place) => place.exact && place.id !== LEFT_OUT && !isCentre(place))
    .filter(({ isCentre, isTown, district }) => isCentre || isTown || cities.has(district))
    .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
    .map((place) => ({ ...place, rank: (place.population ?? 0) >= BIG_TOWN ? 2 : 3 }));
  const seen = new Set<string>();
  return [...centres, ...rest].flatMap(({ kk, ru, en, lat, lon, rank }) => {
    const key = `${kk} ${lat.toFixed(1)} ${lon.toFixed(1)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [[kk, ru, en, Number(lat.toFixed(3)), Number(lon.toFixed(3)), rank]];
  });
}

/** Returns the module from which the page draws its map. A region consists of rings of arcs; neighbours share an arc. */
export function derive(): string {
  const grid = seed<Grid>("district-grid");
  const { districts } = seed<{ districts: District[] }>("districts");
  const { regions } = seed<{ regions: Region[] }>("regions");
  const { places } = seed<{ places: Place[] }>("places");
  const arcs = traceArcs(withoutSpecks(regionGrid(grid, districts, regions), SPECK_CELLS));
  const drawn = regions.map(({ iso, name }, area) => [iso, name.kk, name.ru, name.en, ringsOf(area, arcs)]);
  const rows = (list: unknown[]) => list.map((row) => `  ${JSON.stringify(row).replaceAll(",", ", ")},`).join("\n");
  return `${HEADER}

export const ATTRIBUTION = "${CREDIT}";

/** Code, names in Kazakh, Russian and English, rings of arcs (a negative one is walked backwards: ~index). */
export const REGIONS = [
${rows(drawn)}
];

/** Names, latitude, longitude and rank: 1 the regions' centres, 2 larger towns, 3 the seats of districts. */
export const TOWNS = [
${rows(towns(regions, places, districts))}
];

/** "longitude latitude", then steps; in hundredths of a degree. */
export const ARCS = [
${rows(arcs.map(({ points }) => line(simple(points), grid)))}
];
`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, "page/map-data.js"), derive());
