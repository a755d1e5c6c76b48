import { expect, test } from "vitest";
import { isOpenEnd, minutesOf, pauseUntil } from "../../src/features/subscriptions/rules.ts";

const now = new Date("2026-10-27T05:00:00Z");

test.each([
  ["week", "2026-11-03T05:00:00.000Z"],
  ["month", "2026-11-26T05:00:00.000Z"],
  ["open", "9999-01-01T00:00:00.000Z"],
] as const)("a pause of a %s ends at %s", (pause, until) => {
  expect(pauseUntil(pause, now).toISOString()).toBe(until);
  expect(isOpenEnd(pauseUntil(pause, now))).toBe(pause === "open");
});

test.each([
  ["21-9", { quietFrom: 1260, quietTo: 540 }],
  ["22-8", { quietFrom: 1320, quietTo: 480 }],
  ["20-10", { quietFrom: 1200, quietTo: 600 }],
  ["none", { quietFrom: 0, quietTo: 0 }],
] as const)("the quiet hours %s are, in minutes of the day, %j", (hours, expected) => {
  expect(minutesOf(hours)).toEqual(expected);
});
