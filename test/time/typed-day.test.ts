import { expect, test } from "vitest";
import { readTypedDay } from "../../src/platform/time/typed-day.ts";

/** A Tuesday, 10:00 in Kazakhstan. */
const now = new Date("2026-10-27T05:00:00Z");

function read(text: string, side: "past" | "future", at = now): string {
  const found = readTypedDay(text, at, side);
  return found.kind === "day" ? found.day : found.kind;
}

test.each([
  ["бүгін", "2026-10-27", "2026-10-27"],
  ["кеше", "2026-10-26", "2026-10-26"],
  ["завтра", "2026-10-28", "2026-10-28"],
  ["20 қазан", "2026-10-20", "2027-10-20"],
  ["27 октября", "2026-10-27", "2026-10-27"],
  ["5 желтоқсан", "2025-12-05", "2026-12-05"],
  ["1 January", "2026-01-01", "2027-01-01"],
  ["05.11.2026", "2026-11-05", "2026-11-05"],
  ["2026-10-01", "2026-10-01", "2026-10-01"],
  ["20.10", "2026-10-20", "2027-10-20"],
  ["29 февраля", "2024-02-29", "2028-02-29"],
  ["15-го", "2026-10-15", "2026-11-15"],
  ["31-го", "2026-08-31", "2026-10-31"],
  ["в пятницу", "2026-10-23", "2026-10-30"],
  ["сейсенбі", "2026-10-27", "2026-10-27"],
  ["31 ақпан", "noSuchDay", "noSuchDay"],
  ["31.11.2026", "noSuchDay", "noSuchDay"],
  ["понедельник, 27 октября", "otherWeekday", "otherWeekday"],
  ["27 октября 10:00", "notUnderstood", "notUnderstood"],
  ["5", "notUnderstood", "notUnderstood"],
  ["кеше кешке келістік", "notUnderstood", "notUnderstood"],
  ["", "notUnderstood", "notUnderstood"],
  ["2026", "notUnderstood", "notUnderstood"],
])("«%s» is %s looking back, and %s looking ahead", (text, past, future) => {
  expect([read(text, "past"), read(text, "future")]).toEqual([past, future]);
});

test("yesterday is in the year before, and a day without a year too, on the first of January in Kazakhstan", () => {
  // Still 31 December in Greenwich.
  const newYear = new Date("2026-12-31T20:00:00Z");
  expect(read("кеше", "past", newYear)).toBe("2026-12-31");
  expect(read("31 декабря", "past", newYear)).toBe("2026-12-31");
  expect(read("бүгін", "past", newYear)).toBe("2027-01-01");
});
