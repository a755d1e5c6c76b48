/** Numbered areas on a grid, rows from south to north; -1 is outside. */
export interface AreaGrid {
  width: number;
  height: number;
  cells: Int16Array;
}

export type Corner = readonly [x: number, y: number];

/** A border between two areas: from a corner where three areas meet to the next such corner, or round an enclosed area. */
export interface Arc {
  points: Corner[];
  left: number;
  right: number;
}

const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Traces all borders of a grid. Each border appears once, so that neighbours share the same line. */
export function traceArcs(grid: AreaGrid): Arc[] {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= grid.width || y >= grid.height ? -1 : (grid.cells[y * grid.width + x] ?? -1);
  /** Returns the areas on both sides of the edge that leaves a corner in this direction. */
  const sides = ([x, y]: Corner, way: number): [left: number, right: number] => {
    const cells = [
      [at(x, y), at(x, y - 1)],
      [at(x - 1, y), at(x, y)],
      [at(x - 1, y - 1), at(x - 1, y)],
      [at(x, y - 1), at(x - 1, y - 1)],
    ];
    return cells[way] as [number, number];
  };
  const waysFrom = (corner: Corner) => [0, 1, 2, 3].filter((way) => new Set(sides(corner, way)).size > 1);
  const stepped = ([x, y]: Corner, way: number): Corner => {
    const [dx, dy] = STEPS[way] ?? [0, 0];
    return [x + dx, y + dy];
  };
  const walked = new Set<string>();
  const arcs: Arc[] = [];
  const walk = (start: Corner, firstWay: number) => {
    if (walked.has(`${start},${firstWay}`)) return;
    const [left, right] = sides(start, firstWay);
    const points: Corner[] = [start];
    for (let corner = start, way = firstWay; ; ) {
      walked.add(`${corner},${way}`);
      corner = stepped(corner, way);
      const back = (way + 2) % 4;
      walked.add(`${corner},${back}`);
      points.push(corner);
      const ways = waysFrom(corner);
      if (ways.length !== 2 || String(corner) === String(start)) break;
      way = ways.find((each) => each !== back) ?? back;
    }
    arcs.push({ points, left, right });
  };
  const corners: Corner[] = [];
  for (let y = 0; y <= grid.height; y += 1) for (let x = 0; x <= grid.width; x += 1) corners.push([x, y]);
  const bordering = corners.map((corner) => [corner, waysFrom(corner)] as const).filter(([, ways]) => ways.length > 0);
  for (const [corner, ways] of bordering) if (ways.length !== 2) for (const way of ways) walk(corner, way);
  for (const [corner, ways] of bordering) for (const way of ways) walk(corner, way);
  return arcs;
}

/** Gives specks of fewer than `minCells` cells to the neighbour with the longest common border. */
export function withoutSpecks(grid: AreaGrid, minCells: number): AreaGrid {
  const cells = grid.cells.slice();
  const seen = new Uint8Array(cells.length);
  const neighbours = (index: number) => {
    const x = index % grid.width;
    const list = [index - grid.width, index + grid.width];
    if (x > 0) list.push(index - 1);
    if (x < grid.width - 1) list.push(index + 1);
    return list.filter((each) => each >= 0 && each < cells.length);
  };
  for (let first = 0; first < cells.length; first += 1) {
    if (seen[first]) continue;
    const area = cells[first] ?? -1;
    const speck = [first];
    const around = new Map<number, number>();
    seen[first] = 1;
    for (let i = 0; i < speck.length; i += 1) {
      for (const next of neighbours(speck[i] ?? 0)) {
        const other = cells[next] ?? -1;
        if (other !== area) around.set(other, (around.get(other) ?? 0) + 1);
        else if (!seen[next]) {
          seen[next] = 1;
          speck.push(next);
        }
      }
    }
    const [neighbour] = [...around].sort((a, b) => b[1] - a[1])[0] ?? [area];
    if (speck.length < minCells) for (const cell of speck) cells[cell] = neighbour;
  }
  return { ...grid, cells };
}

/** Smooths a staircase of cells: each point becomes the mean of the points around it. The ends stay. */
export function smoothed(points: readonly Corner[], reach: number): Corner[] {
  const last = points.length - 1;
  const closed = String(points[0]) === String(points[last]);
  const mean = (middle: number): Corner => {
    const span = closed ? reach : Math.min(reach, middle, last - middle);
    let [x, y] = [0, 0];
    for (let i = middle - span; i <= middle + span; i += 1) {
      const [px, py] = points[closed ? (i + last) % last : i] as Corner;
      x += px;
      y += py;
    }
    return [x / (2 * span + 1), y / (2 * span + 1)];
  };
  return points.map((_, index) => mean(index));
}

/** Removes points that lie within `tolerance` of the remaining line (Douglas and Peucker). */
export function simplified(points: readonly Corner[], tolerance: number): Corner[] {
  const last = points.length - 1;
  const [first, end] = [points[0] as Corner, points[last] as Corner];
  let [farthest, distance] = [0, 0];
  for (let i = 1; i < last; i += 1) {
    const found = fromLine(points[i] as Corner, first, end);
    if (found > distance) [farthest, distance] = [i, found];
  }
  if (distance <= tolerance) return [first, end];
  const before = simplified(points.slice(0, farthest + 1), tolerance);
  return [...before, ...simplified(points.slice(farthest), tolerance).slice(1)];
}

function fromLine([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

/** The rings round an area: the indexes of its arcs in order, `~index` for an arc that is walked backwards. */
export function ringsOf(area: number, arcs: readonly Arc[]): number[][] {
  const left = arcs.flatMap((arc, index) => {
    if (arc.left !== area && arc.right !== area) return [];
    const points = arc.left === area ? arc.points : arc.points.toReversed();
    return [{ index: arc.left === area ? index : ~index, from: String(points[0]), to: String(points.at(-1)) }];
  });
  const rings: number[][] = [];
  for (let part = left.shift(); part; part = left.shift()) {
    const ring = [part.index];
    for (let to = part.to; to !== part.from; ) {
      const next = left.findIndex(({ from }) => from === to);
      const [found] = next < 0 ? [] : left.splice(next, 1);
      if (!found) throw new Error(`the ring of area ${area} is open at ${to}`);
      ring.push(found.index);
      to = found.to;
    }
    rings.push(ring);
  }
  return rings;
}
