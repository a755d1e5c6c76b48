import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { createMetrics } from "../../src/app/metrics.ts";

const root = join(import.meta.dirname, "../..");

const panelShape = z.object({
  id: z.int(),
  type: z.enum(["row", "stat", "timeseries", "heatmap"]),
  title: z.string().min(1),
  description: z.string().min(20).optional(),
  gridPos: z.object({ h: z.int().min(1), w: z.int().min(1).max(24), x: z.int().min(0).max(23), y: z.int().min(0) }),
  datasource: z.object({ type: z.literal("prometheus"), uid: z.literal("$" + "{datasource}") }).optional(),
  targets: z.array(z.object({ refId: z.string(), expr: z.string().min(1) })).default([]),
  fieldConfig: z
    .object({
      defaults: z.object({
        unit: z.enum(["none", "short", "s", "cps", "bytes", "percentunit"]),
        thresholds: z.object({
          mode: z.literal("absolute"),
          steps: z.array(z.object({ color: z.string(), value: z.number().nullable() })).min(1),
        }),
      }),
    })
    .optional(),
});
const dashboardShape = z.object({
  title: z.literal("Bitimger"),
  uid: z.string().max(40),
  schemaVersion: z.int().min(36),
  time: z.object({ from: z.string(), to: z.literal("now") }),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.enum(["datasource", "query"]) })) }),
  panels: z.array(panelShape),
});

const { panels, templating } = dashboardShape.parse(
  JSON.parse(readFileSync(join(root, "deploy/grafana.json"), "utf8")),
);
const shown = panels.filter(({ type }) => type !== "row");
const queries = shown.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** Every name that is measured, a histogram by the names that it is asked by. */
async function measured(): Promise<Set<string>> {
  const { text } = await createMetrics(25).scrape();
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = "", type = ""]) => ({ name, type }));
  return new Set(types.map(({ name, type }) => (type === "histogram" ? `${name}_bucket` : name)));
}

const namesIn = (query: string) => query.match(/\b(bitimger|process|nodejs)_\w+/g) ?? [];

test("whatever the dashboard asks for is measured, and whatever is measured of the bot is on it", async () => {
  const names = await measured();
  const asked = new Set(queries.flatMap(namesIn));
  expect([...asked].filter((name) => !names.has(name))).toEqual([]);
  const own = [...names].filter((name) => name.startsWith("bitimger_"));
  expect(own.length).toBeGreaterThan(15);
  expect(own.filter((name) => !asked.has(name))).toEqual([]);
});

test("every panel says what it shows and what to do, from the datasource that was chosen, with a unit and thresholds", () => {
  for (const { title, description, datasource, fieldConfig, targets } of shown) {
    expect(description, title).toBeDefined();
    expect(datasource, title).toBeDefined();
    expect(fieldConfig, title).toBeDefined();
    expect(targets.length, title).toBeGreaterThan(0);
  }
  // What is red is at the top: a number of its own and a bound.
  const alarms = shown.filter(({ type }) => type === "stat").slice(0, 6);
  expect(alarms.every(({ gridPos }) => gridPos.y === 1)).toBe(true);
  for (const { title, fieldConfig } of alarms) {
    expect(
      fieldConfig?.defaults.thresholds.steps.map(({ color }) => color),
      title,
    ).toContain("red");
  }
});

test("every query is balanced, and asks only for the chosen processes", () => {
  const variables = new Set([...templating.list.map(({ name }) => name), "__rate_interval"]);
  for (const query of queries) {
    for (const [open, close] of ["()", "{}", "[]"]) {
      expect(query.split(open ?? "").length, query).toBe(query.split(close ?? "").length);
    }
    for (const [, name = ""] of query.matchAll(/\$\{?(\w+)/g)) expect(variables, query).toContain(name);
    for (const selector of query.match(/\{[^}]*\}/g) ?? []) {
      expect(selector).toContain('job=~"$job", instance=~"$instance"');
    }
    // A counter is a rate, a gauge is not.
    if (/_total|_bucket/.test(query)) expect(query).toMatch(/\b(rate|increase)\(/);
  }
});

test("no panel lies on another, and none has another's id", () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const taken = new Set<string>();
  for (const { title, gridPos } of panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect(taken, title).not.toContain(`${x}/${y}`);
        taken.add(`${x}/${y}`);
      }
    }
  }
});
