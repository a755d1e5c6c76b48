import { expect, test } from "vitest";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { answerExpected, owedStep } from "../../src/features/talks/answer-due.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";

const { talks: terms } = defaultOperator;
const calendar = calendarOf(defaultOperator, []);
const almaty = (time: string) => new Date(`${time}+05:00`);
// A Tuesday at ten: 240 working minutes are over at 14:00, 420 at 17:00, 480 at 18:00, 960 at 18:00 on Thursday less an hour.
const owedSince = almaty("2026-10-27T10:00:00");
const step = (reminders: number, now: string) =>
  owedStep(terms, calendar, { owedSince, reminders }, almaty(`2026-10-${now}`));

test.each([
  ["before the first threshold", 0, "27T13:59:59", false, false, 0, "27T14:00:00"],
  ["at the first", 0, "27T14:00:00", true, false, 1, "27T17:00:00"],
  ["between the two", 1, "27T16:00:00", false, false, 1, "27T17:00:00"],
  ["at the second", 1, "27T17:00:00", true, false, 2, "28T17:00:00"],
  ["after an outage over both: one reminder", 0, "28T09:00:00", true, false, 2, "28T17:00:00"],
  ["at the last: the coordinators", 2, "28T17:00:00", false, true, 3, null],
  ["after an outage over all", 0, "29T09:00:00", true, true, 3, null],
  ["after the last", 3, "30T09:00:00", false, false, 3, null],
] as const)("%s", (_, before, now, remind, escalate, reminders, next) => {
  const remindAt = next === null ? null : almaty(`2026-10-${next}`);
  expect(step(before, now)).toEqual({ remind, escalate, reminders, remindAt });
});

const expected = (now: string, since: string | null = null) =>
  answerExpected(terms, calendar, since === null ? null : almaty(`2026-10-${since}`), almaty(`2026-10-${now}`));

test("what is written at work is answered after the operator's working time", () => {
  expect(expected("27T10:00:00")).toEqual({ kind: "due", until: almaty("2026-10-27T18:00:00") });
});

test("what is written on a Saturday is answered on Monday, when work begins again", () => {
  expect(expected("31T12:00:00")).toEqual({
    kind: "outOfHours",
    opensAt: almaty("2026-11-02T09:00:00"),
    until: almaty("2026-11-02T17:00:00"),
  });
});

test("a party that writes again before the answer is told when it was due from the first message on", () => {
  expect(expected("27T15:00:00", "27T10:00:00")).toEqual({ kind: "due", until: almaty("2026-10-27T18:00:00") });
  expect(expected("28T10:00:00", "27T10:00:00")).toEqual({ kind: "late", until: almaty("2026-10-27T18:00:00") });
});
