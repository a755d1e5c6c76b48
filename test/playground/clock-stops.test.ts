import { expect, it } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/platform/time/units.ts";
import { stopsOfClock } from "../../src/playground/clock-stops.ts";

const at = (time: string) => Date.parse(`2026-11-30T${time}+05:00`);
const shown = (ms: number) => new Date(ms + 5 * hourMs).toISOString().slice(11, 19);

it("a clock that is moved an hour stops at every full minute, and where the hour ends", () => {
  const stops = stopsOfClock(at("09:30:20"), at("10:30:20")).map(shown);
  expect(stops.slice(0, 2)).toEqual(["09:31:00", "09:32:00"]);
  expect(stops).toContain("10:00:00");
  expect(stops.at(-1)).toBe("10:30:20");
  expect(stops).toHaveLength(61);
});

it("on a day's way it stops at every quarter, so at every full hour", () => {
  const stops = stopsOfClock(at("22:47:10"), at("22:47:10") + dayMs);
  expect(stops).toHaveLength(97);
  expect(stops.filter((stop) => stop % hourMs === 0)).toHaveLength(24);
});

it("it always ends where it was set, in order and without a stop at the beginning", () => {
  for (const minutes of [1, 7, 59, 60, 61, 299, 720, 1440, 10_000, 576_000]) {
    const from = at("10:00:00");
    const stops = stopsOfClock(from, from + minutes * minuteMs);
    expect(stops.at(-1)).toBe(from + minutes * minuteMs);
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => a - b));
    expect(stops[0]).toBeGreaterThan(from);
  }
});

it("a move of more than a year has some hundred stops", () => {
  expect(stopsOfClock(0, 400 * dayMs).length).toBeLessThanOrEqual(401);
});
