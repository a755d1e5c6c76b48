import { expect, it } from "vitest";
import { hourMs } from "../../src/platform/time/units.ts";
import { stepsOfClock } from "../../src/playground/clock-steps.ts";

it("a clock goes hour by hour and stops where it was set", () => {
  expect(stepsOfClock(0, hourMs)).toEqual([hourMs]);
  expect(stepsOfClock(0, 2.5 * hourMs)).toEqual([hourMs, 2 * hourMs, 2.5 * hourMs]);
  expect(stepsOfClock(hourMs, 73 * hourMs)).toHaveLength(72);
  expect(stepsOfClock(hourMs, 0)).toEqual([0]);
});

it("a move of months has at most about a hundred steps", () => {
  const steps = stepsOfClock(0, 400 * 24 * hourMs);
  expect(steps.length).toBeLessThanOrEqual(101);
  expect(steps.at(-1)).toBe(400 * 24 * hourMs);
});
