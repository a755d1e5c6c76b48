import fc from "fast-check";
import { describe, expect, it } from "vitest";
import holidays from "../../prisma/seed/holidays.json" with { type: "json" };
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { localTimeOf } from "../../src/platform/time/local-time.ts";
import {
  addWorkingMinutes,
  type Calendar,
  calendarOf,
  workingMinutesBetween,
} from "../../src/platform/time/working-time.ts";

const calendar = calendarOf(
  defaultOperator,
  holidays.days.map(({ date }) => date),
);
const at = (local: string) => new Date(`${local}+05:00`);

describe("addWorkingMinutes", () => {
  it.each([
    ["within a day", "2026-10-29T10:00", 120, "2026-10-29T12:00"],
    ["keeping the seconds over the night", "2026-10-29T17:30:20", 60, "2026-10-30T09:30:20"],
    ["ending with the day", "2026-10-29T17:00", 60, "2026-10-29T18:00"],
    ["over the weekend", "2026-10-30T17:00", 120, "2026-11-02T10:00"],
    ["from the night", "2026-10-29T03:00", 30, "2026-10-29T09:30"],
    ["over a holiday and its day off", "2026-10-23T17:00", 120, "2026-10-27T10:00"],
    ["over Nauryz", "2026-03-20T17:30", 60, "2026-03-26T09:30"],
    ["nothing, at night", "2026-10-29T22:00", 0, "2026-10-30T09:00"],
    ["more than is left of the day, late in the evening", "2026-10-29T23:00", 60, "2026-10-30T10:00"],
    ["nothing, at work", "2026-10-29T11:11:11", 0, "2026-10-29T11:11:11"],
  ])("%s", (_, from, minutes, expected) => {
    expect(addWorkingMinutes(calendar, at(from), minutes)).toEqual(at(expected));
  });

  it.each([
    ["a worked Saturday", { off: [], worked: ["2026-10-31"] }, "2026-10-30T17:00", "2026-10-31T10:00"],
    ["a worked holiday", { off: [], worked: ["2026-10-26"] }, "2026-10-23T17:00", "2026-10-26T10:00"],
    ["a day off more", { off: ["2026-10-30"], worked: [] }, "2026-10-29T17:00", "2026-11-02T10:00"],
  ])("%s of the operator's", (_, holidays, from, expected) => {
    const theirs = calendarOf({ ...defaultOperator, holidays }, calendar.holidays);
    expect(addWorkingMinutes(theirs, at(from), 120)).toEqual(at(expected));
  });

  it("throws when nobody ever works", () => {
    const never: Calendar = { ...calendar, days: [] };
    expect(() => addWorkingMinutes(never, at("2026-10-29T10:00"), 1)).toThrow("no working day within a year");
    expect(() => addWorkingMinutes({ ...calendar, to: 540 }, at("2026-10-29T10:00"), 1)).toThrow("no working day");
    expect(() => addWorkingMinutes(calendar, at("2026-10-29T10:00"), -1)).toThrow("must not be negative: -1");
  });
});

describe("properties", () => {
  const instant = fc
    .integer({ min: Date.parse("2025-12-01T00:00Z") / 1000, max: Date.parse("2029-01-01T00:00Z") / 1000 })
    .map((seconds) => new Date(seconds * 1000));
  const minutes = fc.integer({ min: 0, max: 6000 });
  const options = { numRuns: 300 };

  it("adding twice is adding the sum", () => {
    fc.assert(
      fc.property(instant, minutes, minutes, (a, m, n) => {
        const twice = addWorkingMinutes(calendar, addWorkingMinutes(calendar, a, m), n);
        // The evening's last instant and the next opening are the same point of working time.
        const once = addWorkingMinutes(calendar, a, m + n);
        expect(workingMinutesBetween(calendar, once, twice)).toBe(0);
        if (n > 0) expect(twice).toEqual(once);
      }),
      options,
    );
  });

  it("what was added lies between", () => {
    fc.assert(
      fc.property(instant, minutes, (a, m) => {
        expect(workingMinutesBetween(calendar, a, addWorkingMinutes(calendar, a, m))).toBe(m);
      }),
      options,
    );
  });

  it("lands in working hours", () => {
    fc.assert(
      fc.property(instant, minutes, (a, m) => {
        const landed = addWorkingMinutes(calendar, a, m);
        const { year, month, day, weekday, minutes: minute } = localTimeOf(landed);
        expect(weekday).toBeLessThan(6);
        expect(minute).toBeGreaterThanOrEqual(calendar.from);
        expect(minute).toBeLessThanOrEqual(calendar.to);
        const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        expect(calendar.holidays.has(date)).toBe(false);
        expect(landed.getTime()).toBeGreaterThanOrEqual(a.getTime());
      }),
      options,
    );
  });
});
