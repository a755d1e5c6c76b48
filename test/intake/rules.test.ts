import { expect, test } from "vitest";
import { isOverLimit, maxFileBytes, needsReview } from "../../src/features/intake/rules.ts";

test.each([
  [{ openCases: 2, filedToday: 4 }, false],
  [{ openCases: 3, filedToday: 0 }, true],
  [{ openCases: 0, filedToday: 5 }, true],
])("with %j a coordinator decides first: %s", (counts, expected) => {
  expect(isOverLimit(counts)).toBe(expected);
});

test("a coordinator looks first at what mediation may not be able to take", () => {
  expect([needsReview({ remit: ["IN_COURT"] }), needsReview({ remit: ["CRIME"] })]).toEqual([false, true]);
});

test("files of up to 20 MiB are taken, as many as Telegram lets a bot download", () => {
  expect(maxFileBytes).toBe(20_971_520);
});
