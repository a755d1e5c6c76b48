import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { nextPingAt, nextPublicHour } from "../../src/platform/time/contact-hours.ts";
import { hourMs } from "../../src/platform/time/units.ts";

const at = (local: string) => new Date(`${local}+05:00`);

describe("staff are pinged in the operator's hours", () => {
  const own = { pingFrom: 9 * 60, pingTo: 18 * 60 };
  test.each([
    ["2026-10-31T20:59:59", defaultOperator.hours, "2026-10-31T20:59:59"],
    ["2026-10-31T21:00", defaultOperator.hours, "2026-11-01T08:00"],
    ["2026-11-01T00:10", defaultOperator.hours, "2026-11-01T08:00"],
    ["2026-11-01T08:00", defaultOperator.hours, "2026-11-01T08:00"],
    ["2026-11-01T08:00", own, "2026-11-01T09:00"],
    ["2026-11-01T18:00", own, "2026-11-02T09:00"],
  ])("%s → %s", (from, hours, expected) => {
    expect(nextPingAt(hours, at(from))).toEqual(at(expected));
  });

  test("a ping never waits longer than the night", () => {
    const instant = fc.date({
      min: new Date("2025-12-01T00:00Z"),
      max: new Date("2029-01-01T00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (from) => {
        const waits = nextPingAt(defaultOperator.hours, from).getTime() - from.getTime();
        expect(waits).toBeGreaterThanOrEqual(0);
        expect(waits).toBeLessThanOrEqual(11 * hourMs);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["2026-10-31T08:59:59", "2026-10-31T09:00"],
  ["2026-10-31T09:00", "2026-10-31T09:00"],
  ["2026-10-31T20:59:59", "2026-10-31T20:59:59"],
  ["2026-10-31T21:00", "2026-11-01T09:00"],
  ["2026-11-01T00:00", "2026-11-01T09:00"],
])("the public is told from nine to nine: %s → %s", (from, expected) => {
  expect(nextPublicHour(at(from))).toEqual(at(expected));
});
