import { expect, test } from "vitest";
import { byLongestWaiting, type Waiting } from "../../src/features/casework/waiting-order.ts";

const day = (date: number) => new Date(Date.UTC(2026, 9, date));

const cases: Waiting[] = [
  { id: 1, waitingSince: null, assignedAt: day(20) },
  { id: 2, waitingSince: day(26), assignedAt: day(1) },
  { id: 3, waitingSince: null, assignedAt: day(3) },
  { id: 4, waitingSince: day(25), assignedAt: day(24) },
  { id: 5, waitingSince: null, assignedAt: null },
  { id: 6, waitingSince: null, assignedAt: day(3) },
];

test("the longest unanswered message comes first, then the cases in which nobody waits, the oldest first", () => {
  expect(byLongestWaiting(cases).map(({ id }) => id)).toEqual([4, 2, 3, 6, 1, 5]);
  expect(byLongestWaiting(cases.toReversed()).map(({ id }) => id)).toEqual([4, 2, 3, 6, 1, 5]);
});

test("the list that was given stays as it was", () => {
  const given = [...cases];
  byLongestWaiting(given);
  expect(given).toEqual(cases);
});
