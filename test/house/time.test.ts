import { expect, test } from "vitest";
import { sources } from "./sources.ts";

// The playground is a Telegram of its own; what seeds its demo events is ours.
const held = sources().filter(({ path }) => !path.startsWith("src/playground/") || path.endsWith("/demo-events.ts"));

function found(pattern: RegExp, files = held): string[] {
  return files.flatMap(({ path, text }) => (text.match(pattern) ?? []).map((words) => `${path}: ${words}`));
}

const outside = held.filter(({ path }) => !path.startsWith("src/platform/time/"));

test("the zone is asked in one place", () => {
  expect(found(/\btimeZone:|\bDateTimeFormat\b|\.toLocale(?:Date|Time)?String\(|\bAT TIME ZONE\b/gi, outside)).toEqual(
    [],
  );
});

test("nobody reads the time of the machine's own zone", () => {
  expect(found(/\.(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes)\(|\bgetTimezoneOffset\b/g)).toEqual([]);
});

test("seconds, minutes, hours and days are the units of time/", () => {
  const byHand = /\b(?:60_000|3_?600_000|86_?400(?:_?000)?|3600 \* 1000|(?:24|5) \* 3_?600|24 \* 60)\b/g;
  expect(found(byHand, outside)).toEqual([]);
  expect(found(/\b(?:second|minute|hour|day)Ms = /g, outside)).toEqual([]);
});
