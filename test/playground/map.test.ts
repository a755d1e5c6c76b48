import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { derive } from "../../src/playground/derive-map.ts";
import { simplified, traceArcs } from "../../src/playground/trace-map.ts";

const file = join(import.meta.dirname, "../../src/playground/page/map-data.js");

const without = (text: string) => text.replace(/[\s,]/g, "");

it("the page's map is derived from the grid", () => {
  expect(without(readFileSync(file, "utf8"))).toBe(without(derive()));
});

it("the map is small and names its sources", () => {
  const text = readFileSync(file, "utf8");
  expect(text.length).toBeLessThan(40_000);
  for (const source of ["geokz", "OCHA COD-AB", "GeoNames", "CC BY"]) expect(text).toMatch(source);
});

it("neighbouring areas share a line, and an enclosed area has a line round it", () => {
  const rows = ["00111", "00111", "00121", "00111"].map((row) => [...row].map(Number));
  const arcs = traceArcs({ width: 5, height: 4, cells: Int16Array.from(rows.flat()) });
  const linesOf = (area: number, neighbour: number) =>
    arcs
      .filter(({ left, right }) => new Set([left, right, area, neighbour]).size === 2)
      .map(({ points }) => points.length);
  expect(linesOf(0, 1)).toEqual([5]);
  expect(linesOf(1, 2)).toEqual([5]);
  expect(linesOf(0, 2)).toEqual([]);
});

it("points on a line are left out", () => {
  const points = [0, 1, 2, 3, 4].map((x) => [x, x === 3 ? 2 : 0] as const);
  expect(simplified(points, 0.5).map(([x]) => x)).toEqual([0, 2, 3, 4]);
});
