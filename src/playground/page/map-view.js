import { inLanguage } from "./languages.js";
import { dotsAndLabels } from "./map-labels.js";
import { country, project, regionAt, regions, towns, unproject } from "./map-shape.js";
import { svg } from "./svg.js";

const PIN = "M0 0C-3-7-10-12.500-10-20a10 10 0 0 1 20 0C10-12.500 3-7 0 0Z";
const PIN_BOX = { left: -13, right: 13, top: -33, bottom: 4 };

/**
 * @typedef {{ width: number, height: number, middle: import("./map-shape.js").Spot, scale: number }} Frame
 *   what is seen: its size in pixels, the spot in its middle, and pixels a km
 */

/** The scale at which the whole country fits. @param {number} width @param {number} height */
export function wholeScale(width, height) {
  const margin = Math.min(18, width * 0.03);
  const [across, down] = [country.right - country.left, country.bottom - country.top];
  return Math.min((width - 2 * margin) / across, (height - 2 * margin) / down);
}

/** @param {Frame} frame @param {import("./map-shape.js").Spot} spot */
function pixel({ width, height, middle, scale }, [x, y]) {
  return { x: width / 2 + (x - middle[0]) * scale, y: height / 2 + (y - middle[1]) * scale };
}

/** The place at a pixel. @param {Frame} frame @param {number} x @param {number} y */
export function placeAt({ width, height, middle, scale }, x, y) {
  return unproject([middle[0] + (x - width / 2) / scale, middle[1] + (y - height / 2) / scale]);
}

/** @param {Frame} frame @param {import("./map-shape.js").Place} place */
export function pixelOf(frame, place) {
  return pixel(frame, project(place));
}

/** Up to which rank towns get a dot, by how much of the country is visible. */
function maxRank(frame) {
  const closer = frame.scale / wholeScale(frame.width, frame.height);
  return closer < 2 ? 1 : closer < 6 ? 2 : 3;
}

/**
 * Draws the part of the map that a frame shows, with a pin.
 * @param {SVGElement} drawing
 * @param {Frame} frame
 * @param {import("./map-shape.js").Place | undefined} pin
 * @param {number} [rank] less important towns are left out
 */
export function draw(drawing, frame, pin, rank = maxRank(frame)) {
  const { width, height, scale } = frame;
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const pinned = pin && regionAt(pin);
  const corner = pixel(frame, [0, 0]);
  const shapes = regions
    .filter(({ box }) => isSeen(frame, box))
    .map((region) => {
      const chosen = region === pinned ? " pinned" : "";
      return svg("path", { d: region.path, class: `map-region tone-${region.tone}${chosen}`, "fill-rule": "evenodd" });
    });
  const land = svg("g", { transform: `translate(${corner.x} ${corner.y}) scale(${scale})` }, ...shapes);
  const at = pin && pixelOf(frame, pin);
  const kept = at ? [moved(PIN_BOX, at)] : [];
  const dots = towns
    .map((town) => ({ ...pixel(frame, [town.x, town.y]), rank: town.rank, words: inLanguage(town.names) }))
    .filter(({ x, y, rank: own }) => own <= rank && x > 0 && y > 0 && x < width && y < height);
  drawing.replaceChildren(land, ...dotsAndLabels(dots, frame, kept), ...(at ? [pinMark(at)] : []));
}

function isSeen(frame, box) {
  const [topLeft, bottomRight] = [pixel(frame, [box.left, box.top]), pixel(frame, [box.right, box.bottom])];
  return topLeft.x < frame.width && bottomRight.x > 0 && topLeft.y < frame.height && bottomRight.y > 0;
}

function moved({ left, right, top, bottom }, { x, y }) {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

function pinMark({ x, y }) {
  return svg(
    "g",
    { class: "map-pin", transform: `translate(${x} ${y})` },
    svg("ellipse", { cx: 0, cy: 0.5, rx: 5, ry: 2 }),
    svg("path", { d: PIN }),
    svg("circle", { cx: 0, cy: -20, r: 3.8 }),
  );
}

const SMALL = { width: 252, height: 132, scale: 0.28 };

/** Draws a part of the map around a place, for a message. @param {import("./map-shape.js").Place} place */
export function smallMap(place) {
  const drawing = svg("svg", { class: "map-small", "aria-hidden": "true" });
  const [x, y] = project(place);
  draw(drawing, { ...SMALL, middle: [x, y - 12 / SMALL.scale] }, place, 2);
  return drawing;
}
