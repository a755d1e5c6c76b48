import { svg } from "./svg.js";

const GAP = 7;
const SIZES = { 1: 12.5, 2: 11.5, 3: 11 };
const NARROW = { below: 480, share: 0.9 };

const measure = document.createElement("canvas").getContext("2d");

/** @param {string} words @param {number} size @param {number} weight */
function widthOf(words, size, weight) {
  if (!measure) return words.length * size * 0.6;
  measure.font = `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
  return measure.measureText(words).width;
}

/** The positions of a label beside its dot, the best first. */
function standings({ x, y }, width, height) {
  const middle = y - height / 2;
  return [
    [x + GAP, middle],
    [x - GAP - width, middle],
    [x - width / 2, y - GAP - height],
    [x - width / 2, y + GAP],
  ].map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Dots with as many labels as fit, the more important first. No label covers another label, a dot or `kept`.
 * @param {{ x: number, y: number, rank: number, words: string }[]} dots in pixels
 * @param {{ width: number, height: number }} frame
 * @param {{ left: number, top: number, right: number, bottom: number }[]} kept
 */
export function dotsAndLabels(dots, frame, kept = []) {
  const reach = ({ rank }) => (rank === 1 ? 3.5 : 2.5);
  const taken = dots.map((dot) => {
    const around = reach(dot) + 1;
    return { left: dot.x - around, right: dot.x + around, top: dot.y - around, bottom: dot.y + around };
  });
  taken.push(...kept);
  const share = frame.width < NARROW.below ? NARROW.share : 1;
  const labels = [];
  for (const dot of dots.toSorted((a, b) => a.rank - b.rank)) {
    const size = SIZES[dot.rank] * share;
    const width = widthOf(dot.words, size, dot.rank === 1 ? 600 : 400);
    const fits = (box) =>
      box.left > 2 &&
      box.top > 2 &&
      box.right < frame.width - 2 &&
      box.bottom < frame.height - 2 &&
      !taken.some((other) => overlap(box, other));
    const box = standings(dot, width + 2, size + 1).find(fits);
    if (!box) continue;
    taken.push(box);
    const at = { x: box.left + 1, y: box.bottom - size * 0.2, class: `map-label rank-${dot.rank}`, "font-size": size };
    labels.push(svg("text", at, dot.words));
  }
  const circles = dots.map((dot) =>
    svg("circle", { cx: dot.x, cy: dot.y, r: reach(dot), class: `map-dot rank-${dot.rank}` }),
  );
  return [...circles, ...labels];
}
