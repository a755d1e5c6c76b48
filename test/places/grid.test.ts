import { describe, expect, it } from "vitest";
import gridData from "../../prisma/seed/district-grid.json" with { type: "json" };
import { decodeGrid, districtAt } from "../../src/features/places/grid.ts";

const grid = decodeGrid(gridData);

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
