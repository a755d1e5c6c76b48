import { expect, test } from "vitest";
import {
  estimateEnd,
  failsTooOften,
  nextCountAt,
  remainingOf,
} from "../../src/features/announcements/progress-rules.ts";

const now = new Date("2026-10-27T05:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  [49, 49, false],
  [50, 2, false],
  [50, 3, true],
  [1000, 50, false],
  [1000, 51, true],
  [0, 0, false],
])("of %i finished deliveries %i failed", (judged, judgedFailed, expected) => {
  expect(failsTooOften({ judged, judgedFailed })).toBe(expected);
});

const progress = {
  total: 310_000,
  sent: 10_000,
  unreachable: 0,
  failed: 0,
  skipped: 0,
  held: 0,
  later: 0,
  latest: null,
  lately: 1500,
  judged: 10_000,
  judgedFailed: 0,
};

test("what remains is neither sent nor given up", () => {
  expect(remainingOf({ total: 100, sent: 40, unreachable: 20, failed: 10, skipped: 5 })).toBe(25);
  expect(remainingOf({ total: 1, sent: 2, unreachable: 0, failed: 0, skipped: 0 })).toBe(0);
});

test.each([
  ["at the pace of the last minute", {}, -600, at(12_000)],
  ["at the pace since it began, which is no minute ago", { lately: 500 }, -20, at(12_000)],
  ["when few wait until the morning", { later: 150_000, latest: at(3_000) }, -600, at(9_000)],
  ["with those who wait until the morning", { later: 300_000, latest: at(40_000) }, -600, at(52_000)],
  ["nothing has moved", { lately: 0 }, -600, null],
  ["it has just begun", {}, -2, null],
])("when it is over: %s", (_, changes, began, expected) => {
  expect(estimateEnd({ ...progress, ...changes }, at(began), now)).toEqual(expected);
});

test.each([
  [100, true, 5],
  [310_000, true, 310_000 / 15_000],
  [100, false, 30],
  [3_000_000, false, 200],
])("%i are counted again", (total, moved, seconds) => {
  expect(nextCountAt(total, moved, now)).toEqual(new Date(now.getTime() + Math.trunc(seconds * 1000)));
});
