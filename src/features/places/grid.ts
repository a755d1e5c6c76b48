/** A point on the earth, degrees WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** The shape of `prisma/seed/district-grid.json`: cells of `step` degrees, rows from south to north. */
export interface DistrictGridData {
  readonly west: number;
  readonly south: number;
  readonly step: number;
  readonly columns: number;
  readonly katos: readonly string[];
  /** Districts formed after the polygons were drawn, by the KATO that still covers them on the grid. */
  readonly formedSince: Readonly<Record<string, readonly string[] | undefined>>;
  /** Rows of runs "count index", west to east. The index is into `katos`, or -1 outside the country. An empty row is all outside. */
  readonly rows: readonly string[];
}

/** The decoded grid: a number per cell, -1 outside the country. */
export interface DistrictGrid extends Omit<DistrictGridData, "rows"> {
  readonly height: number;
  readonly cells: Int16Array;
}

export type DistrictAt =
  | { kind: "inside"; kato: string }
  | { kind: "nearBorder"; kato: string; others: string[] }
  | { kind: "outside" };

/** Decodes the run-length rows once (about 1.5 million cells, 3 MB, a few milliseconds). */
export function decodeGrid(data: DistrictGridData): DistrictGrid {
  const { rows, ...rest } = data;
  const cells = new Int16Array(rows.length * data.columns).fill(-1);
  rows.forEach((row, i) => {
    const numbers = row.split(" ").map(Number);
    let at = i * data.columns;
    for (let k = 0; k + 1 < numbers.length; k += 2) {
      const length = numbers[k] ?? 0;
      cells.fill(numbers[k + 1] ?? -1, at, at + length);
      at += length;
    }
  });
  return { ...rest, height: rows.length, cells };
}

/**
 * Finds the district that a point lies in. The kind is `nearBorder` if a neighbouring cell (within about one step, some
 * 2 km) belongs to another district, if the point is just outside the country, or if the district has been divided since
 * the polygons were drawn. Then the person is asked. `others` begins with the nearest district and ends with newer ones.
 */
export function districtAt(grid: DistrictGrid, point: Point): DistrictAt {
  const y = (point.lat - grid.south) / grid.step;
  const x = (point.lon - grid.west) / grid.step;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return { kind: "outside" };
  const row = Math.floor(y);
  const column = Math.floor(x);

  const nearestCell = new Map<number, number>();
  for (let i = row - 1; i <= row + 1; i++) {
    for (let j = column - 1; j <= column + 1; j++) {
      const index = cellAt(grid, i, j);
      if (index < 0) continue;
      const distance = (i + 0.5 - y) ** 2 + (j + 0.5 - x) ** 2;
      nearestCell.set(index, Math.min(distance, nearestCell.get(index) ?? Number.POSITIVE_INFINITY));
    }
  }
  const own = cellAt(grid, row, column);
  if (own >= 0) nearestCell.set(own, -1);

  const drawn = [...nearestCell].sort((a, b) => a[1] - b[1]).map(([index]) => grid.katos[index] ?? "");
  const [kato, ...neighbours] = drawn;
  if (kato === undefined) return { kind: "outside" };
  const others = [...neighbours, ...drawn.flatMap((k) => grid.formedSince[k] ?? [])];
  if (own >= 0 && others.length === 0) return { kind: "inside", kato };
  return { kind: "nearBorder", kato, others };
}

function cellAt(grid: DistrictGrid, row: number, column: number): number {
  // A column beyond the edge would be a cell of the next row; a row beyond it has no cell.
  if (column < 0 || column >= grid.columns) return -1;
  return grid.cells[row * grid.columns + column] ?? -1;
}
