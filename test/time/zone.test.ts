import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullMoment } from "../../src/platform/i18n/dates.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { addDays, dayOf, makeDay, momentOf, readDay, weekdayOf } from "../../src/platform/time/local-day.ts";
import { addMonths, monthOf, monthSpan, readMonth } from "../../src/platform/time/local-month.ts";
import { clockTime, localStamp, localTimeOf } from "../../src/platform/time/local-time.ts";
import { instantOf, wallClockMs } from "../../src/platform/time/zone.ts";

const utc = (text: string) => new Date(`${text}Z`);

describe("Kazakhstan's clock", () => {
  test("is UTC+5, so an old runtime is noticed", () => {
    const read = { year: 2026, month: 10, day: 29, weekday: 4, minutes: 10 * 60 + 30 };
    expect(localTimeOf(utc("2026-10-29T05:30"))).toEqual(read);
  });

  test("changes the date at local midnight", () => {
    expect(localTimeOf(utc("2026-12-31T18:59:59"))).toMatchObject({ year: 2026, day: 31, minutes: 1439 });
    expect(localTimeOf(utc("2026-12-31T19:00"))).toMatchObject({ year: 2027, day: 1, minutes: 0, weekday: 5 });
  });

  // On 1 March 2024 at midnight clocks in Almaty were put back by an hour, from UTC+6.
  test.each([
    ["2023-10-29T18:30", "2023-10-30 00:30"],
    ["2024-02-29T17:59", "2024-02-29 23:59"],
    ["2024-02-29T18:00", "2024-02-29 23:00"],
    ["2024-02-29T19:00", "2024-03-01 00:00"],
    ["2026-10-29T18:30", "2026-10-29 23:30"],
  ])("%s UTC was %s", (at, local) => {
    expect(localStamp(utc(at))).toBe(local);
  });

  test("people read dates of the past as the clocks showed them then", () => {
    expect(fullMoment(createTexts()("kk"), utc("2023-12-31T18:05"))).toBe("2024 жылғы 1 қаңтар, дүйсенбі, 00:05");
    expect(monthOf(utc("2024-01-31T18:30"))).toBe("2024-02");
    expect(momentOf("2024-01-01", 0)).toEqual(utc("2023-12-31T18:00"));
    expect(monthSpan("2024-02")).toEqual({ gte: utc("2024-01-31T18:00"), lt: utc("2024-02-29T19:00") });
  });

  test("what it shows leads back to the instant, but in the hour that clocks showed twice", () => {
    const instant = fc.date({ min: utc("1995-01-01T00:00"), max: utc("2040-01-01T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(instant, (at) => {
        const wallMs = wallClockMs(at);
        expect(wallClockMs(instantOf(wallMs))).toBe(wallMs);
        if (at > utc("2024-02-29T19:00")) expect(instantOf(wallMs)).toEqual(at);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a local day", () => {
  test.each([
    ["2026-10-29T18:59:59", "2026-10-29"],
    ["2026-10-29T19:00", "2026-10-30"],
  ])("%s UTC is on %s", (at, day) => {
    expect(dayOf(utc(at))).toBe(day);
  });

  test("is read only where the calendar has it", () => {
    expect([readDay("2028-02-29"), makeDay(2026, 12, 31)]).toEqual(["2028-02-29", "2026-12-31"]);
    const misread = ["2026-02-29", "1999-10-10", "29.10.2026", "2026-10-29T10:00", "on 2026-10-29", "2026-10-00", ""];
    expect(misread.filter((text) => readDay(text) !== null)).toEqual([]);
    expect([makeDay(2026, 13, 1), makeDay(2026, 0, 1), makeDay(2026, 4, 31), makeDay(2026, 4, 99)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("has the days before and after it, and its weekday", () => {
    expect([addDays("2026-12-31", 1), addDays("2028-03-01", -1)]).toEqual(["2027-01-01", "2028-02-29"]);
    expect([weekdayOf("2026-10-26"), weekdayOf("2026-11-01")]).toEqual([0, 6]);
  });

  test("has moments", () => {
    expect(momentOf("2026-10-29", 10 * 60 + 5)).toEqual(utc("2026-10-29T05:05"));
    expect([clockTime(0), clockTime(605), clockTime(1439)]).toEqual(["00:00", "10:05", "23:59"]);
  });
});

test("a local month has those before and after it, and its first moments", () => {
  expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-10", 24)]).toEqual([
    "2027-01",
    "2025-12",
    "2028-10",
  ]);
  expect([readMonth("2026-10"), readMonth("2026-13"), readMonth("2026-1")]).toEqual(["2026-10", null, null]);
  expect(monthSpan("2026-12")).toEqual({ gte: utc("2026-11-30T19:00"), lt: utc("2026-12-31T19:00") });
});
