import { ARCS, REGIONS, TOWNS } from "./map-data.js";

// An equidistant conic projection, in km from the country's middle; two parallels are true to scale.
const KM = 6371;
const RADIANS = Math.PI / 180;
const [SOUTH, NORTH, MIDDLE, MERIDIAN] = [43 * RADIANS, 53 * RADIANS, 48 * RADIANS, 67 * RADIANS];
const CONE = (Math.cos(SOUTH) - Math.cos(NORTH)) / (NORTH - SOUTH);
const APEX = Math.cos(SOUTH) / CONE + SOUTH;

/** @typedef {{ latitude: number, longitude: number }} Place */
/** @typedef {[x: number, y: number]} Spot on the map, in km; y goes down */

/** @param {Place} place @returns {Spot} */
export function project({ latitude, longitude }) {
  const radius = APEX - latitude * RADIANS;
  const angle = CONE * (longitude * RADIANS - MERIDIAN);
  return [KM * radius * Math.sin(angle), KM * (radius * Math.cos(angle) - (APEX - MIDDLE))];
}

/** @param {Spot} spot @returns {Place} */
export function unproject([x, y]) {
  const down = y / KM + (APEX - MIDDLE);
  const radius = Math.hypot(x / KM, down);
  const angle = Math.atan2(x / KM, down);
  return { latitude: (APEX - radius) / RADIANS, longitude: (angle / CONE + MERIDIAN) / RADIANS };
}

const arcs = ARCS.map((line) => {
  const numbers = line.split(" ").map(Number);
  const spots = [];
  let [longitude, latitude] = [0, 0];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    longitude += numbers[i];
    latitude += numbers[i + 1];
    spots.push(project({ latitude: latitude / 100, longitude: longitude / 100 }));
  }
  return spots;
});

const arc = (index) => (index < 0 ? arcs[~index].toReversed() : arcs[index]);

/** Rounds corners through the midpoints of the edges. Corners where arcs meet stay, so that neighbours share the line. */
function rounded(spots) {
  const shown = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = ([ax, ay], [bx, by]) => shown([(ax + bx) / 2, (ay + by) / 2]);
  const inner = spots.slice(1, -1).map((spot, index) => `Q${shown(spot)} ${middle(spot, spots[index + 2])}`);
  return `L${middle(spots[0], spots[1])}${inner.join("")}L${shown(spots.at(-1))}`;
}

function boxOf(spots) {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The regions: names, outline, and a tone that differs from the neighbours'. */
export const regions = REGIONS.map(([code, kk, ru, en, rings]) => {
  const spots = rings.map((ring) => ring.flatMap(arc));
  const path = rings
    .map(
      (ring) =>
        `M${arc(ring[0])[0]
          .map((each) => each.toFixed(1))
          .join(" ")}${ring.map(arc).map(rounded).join("")}Z`,
    )
    .join("");
  const borders = new Set(rings.flat().map((index) => (index < 0 ? ~index : index)));
  return { code, names: { kk, ru, en }, spots, path, borders, box: boxOf(spots.flat()), tone: 0 };
});
for (const [index, region] of regions.entries()) {
  const taken = regions.slice(0, index).filter(({ borders }) => !borders.isDisjointFrom(region.borders));
  while (taken.some(({ tone }) => tone === region.tone)) region.tone += 1;
}

/** The outline of the country. */
export const country = boxOf(regions.flatMap(({ spots }) => spots.flat()));

export const towns = TOWNS.map(([kk, ru, en, latitude, longitude, rank]) => {
  const [x, y] = project({ latitude, longitude });
  return { names: { kk, ru, en }, x, y, rank };
});

function isWithin(ring, [x, y]) {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

/** The region at a place; undefined abroad. @param {Place} place */
export function regionAt(place) {
  const spot = project(place);
  return regions.find(({ spots }) => spots.filter((ring) => isWithin(ring, spot)).length % 2 === 1);
}

const NEAR_KM = 60;

/** The nearest town, if any is near. @param {Place} place */
export function townNear(place) {
  const [x, y] = project(place);
  const far = (town) => Math.hypot(town.x - x, town.y - y);
  const nearest = towns.reduce((best, town) => (far(town) < far(best) ? town : best));
  return far(nearest) < NEAR_KM ? nearest : undefined;
}
