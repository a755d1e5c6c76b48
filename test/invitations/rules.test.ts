import { describe, expect, test } from "vitest";
import { readTypedCode } from "../../src/features/invitations/invitation-code.ts";
import {
  answerUntil,
  type InvitationTimes,
  nextStepOf,
  stateOf,
} from "../../src/features/invitations/invitation-state.ts";

const at = (text: string) => new Date(`${text}:00+05:00`);
const made: InvitationTimes = {
  status: "OPEN",
  madeAt: at("2026-10-01T12:00"),
  passedOnAt: null,
  openedAt: null,
  answerBy: null,
  askedAt: null,
  acceptedAt: null,
};
const passed = { ...made, passedOnAt: at("2026-10-02T23:59"), answerBy: at("2026-10-13T00:00") };

describe("what falls due about an invitation", () => {
  const cases: [string, InvitationTimes, string, ReturnType<typeof nextStepOf>][] = [
    ["a new one", made, "MADE", { kind: "ask", at: at("2026-10-04T12:00") }],
    [
      "one about which was asked",
      { ...made, askedAt: at("2026-10-04T12:00") },
      "MADE",
      { kind: "expire", at: at("2026-10-31T12:00") },
    ],
    ["one that was passed on", passed, "PASSED_ON", { kind: "expire", at: at("2026-10-13T00:00") }],
    [
      "one that was opened",
      { ...passed, openedAt: at("2026-10-05T12:00") },
      "OPENED",
      { kind: "expire", at: at("2026-10-13T00:00") },
    ],
    [
      "one that was accepted on the last day",
      { ...passed, status: "ACCEPTED", acceptedAt: at("2026-10-12T12:00") },
      "ACCEPTED",
      { kind: "ask", at: at("2026-10-15T12:00") },
    ],
    [
      "one that nobody confirms",
      { ...passed, status: "ACCEPTED", acceptedAt: at("2026-10-12T12:00"), askedAt: at("2026-10-15T12:00") },
      "ACCEPTED",
      { kind: "expire", at: at("2026-10-26T12:00") },
    ],
    ["one that was declined", { ...passed, status: "DECLINED" }, "DECLINED", null],
  ];
  test.each(cases)("%s", (_, invitation, state, next) => {
    expect(stateOf(invitation)).toBe(state);
    expect(nextStepOf(invitation)).toEqual(next);
  });
});

test.each([
  // Ten calendar days after the day of sending (law 401-IV, art. 20(6)); the last day counts in full.
  ["2026-10-02T00:01", 10, "2026-10-13T00:00"],
  ["2026-10-02T23:59", 10, "2026-10-13T00:00"],
  ["2026-12-28T12:00", 5, "2027-01-03T00:00"],
])("what was passed on at %s may be answered for %i days, until %s", (passedOnAt, days, end) => {
  expect(answerUntil(at(passedOnAt), days)).toEqual(at(end));
});

describe("a typed code", () => {
  const code = { kind: "code", code: "K7M42QXR9TNB" };
  test.each([
    ["K7M42QXR9TNB", code],
    ["k7m4-2qxr-9tnb", code],
    ["K7M4 2QXR 9TNB", code],
    ["К7М4–2QХR–9ТNВ", code],
    ["Код: K7M4-2QXR-9TNB. Код тек сізге арналған", code],
    ["https://t.me/bitimger_bot?start=side_K7M42QXR9TNB", code],
    ["K7M42QXR9TN", { kind: "mistyped" }],
    ["K7M4-2QXR-9TN0", { kind: "mistyped" }],
    ["870112345678", { kind: "none" }],
    ["КОНСУЛЬТАЦИЯ", { kind: "none" }],
    ["K7M 42Q", { kind: "none" }],
    ["Көршім 2024 жылдан бері қоршауды алмай жүр", { kind: "none" }],
  ])("%s", (text, read) => {
    expect(readTypedCode(text)).toEqual(read);
  });
});
