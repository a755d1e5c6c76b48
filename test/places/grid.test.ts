import { describe, expect, it } from "vitest";
import gridData from "../../prisma/seed/district-grid.json" with { type: "json" };
import { decodeGrid, districtAt } from "../../src/features/places/grid.ts";

const grid = decodeGrid(gridData);

/** Two districts side by side, a row of nobody's land north of them, and a third beyond it that was divided since. */
const small = decodeGrid({
  west: 60,
  south: 40,
  step: 1,
  columns: 6,
  katos: ["east", "west", "north"],
  formedSince: { north: ["newer"] },
  rows: ["3 1 3 0", "3 1 3 0", "3 1 3 0", "", "2 -1 4 2", "2 -1 4 2", "2 -1 4 2"],
});

describe("on a small map", () => {
  it.each([
    ["the south-western corner", 40.5, 60.5, "inside west"],
    ["the western edge, whose neighbour is not the row below", 41.5, 60.5, "inside west"],
    ["the eastern edge, whose neighbour is not the row above", 41.5, 65.5, "inside east"],
    ["west of the border", 41.5, 62.5, "nearBorder west east"],
    ["east of the border", 41.5, 63.5, "nearBorder east west"],
    ["on the border itself", 41.5, 63, "nearBorder east west"],
    ["just outside", 43.2, 60.5, "nearBorder west"],
    ["outside, somewhat nearer to the west", 43.2, 62.9, "nearBorder west east north newer"],
    ["outside, somewhat nearer to the east", 43.2, 63.1, "nearBorder east west north newer"],
    ["between south and north, nearer to the south", 43.2, 64.5, "nearBorder east north newer"],
    ["between south and north, nearer to the north", 43.8, 64.5, "nearBorder north east newer"],
    ["in the divided one", 45.5, 64.5, "nearBorder north newer"],
    ["far outside", 48.5, 64.5, "outside"],
    ["at no latitude", Number.POSITIVE_INFINITY, 64.5, "outside"],
    ["at no longitude", 41.5, Number.NEGATIVE_INFINITY, "outside"],
  ])("%s", (_, lat, lon, expected) => {
    const found = districtAt(small, { lat, lon });
    const katos = found.kind === "outside" ? [] : [found.kato, ...(found.kind === "nearBorder" ? found.others : [])];
    expect([found.kind, ...katos].join(" ")).toBe(expected);
  });
});

describe("districtAt", () => {
  it("knows the middle of a district", () => {
    expect(districtAt(grid, { lat: 50.0, lon: 70.0 })).toEqual({ kind: "inside", kato: "355200000" });
    expect(districtAt(grid, { lat: 45.4132, lon: 79.9171 })).toEqual({ kind: "inside", kato: "334800000" });
  });

  it("asks near a border, the own district first", () => {
    expect(districtAt(grid, { lat: 51.01, lon: 71.3531 })).toMatchObject({ kind: "nearBorder" });
    expect(districtAt(grid, { lat: 43.2525, lon: 76.9115 })).toMatchObject({ kind: "nearBorder", kato: "751110000" });
  });

  it("asks where a district has been divided since", () => {
    const sauran = districtAt(grid, { lat: 43.4002, lon: 68.0237 });
    expect(sauran).toMatchObject({ kind: "nearBorder", kato: "612000000" });
    expect(sauran.kind === "nearBorder" && sauran.others).toContain("615500000");
  });

  it.each([
    ["Moscow", 55.7558, 37.6173],
    ["Bishkek", 42.8746, 74.5698],
    ["Tashkent", 41.3111, 69.2797],
    ["the Caspian", 43.5, 49.0],
    ["the South Pole", -90, 0],
    ["nowhere", Number.NaN, 70],
  ])("%s is outside", (_, lat, lon) => {
    expect(districtAt(grid, { lat, lon })).toEqual({ kind: "outside" });
  });

  it("takes a point just outside for the nearest district", () => {
    const row = 5;
    const first = [...Array(grid.columns).keys()].find((j) => (grid.cells[row * grid.columns + j] ?? -1) >= 0) ?? 0;
    const point = { lat: grid.south + (row + 0.5) * grid.step, lon: grid.west + (first - 0.5) * grid.step };
    expect(districtAt(grid, point).kind).toBe("nearBorder");
    expect(districtAt(grid, { ...point, lon: point.lon - 0.2 }).kind).toBe("outside");
  });
});
