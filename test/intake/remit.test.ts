import { expect, test } from "vitest";
import {
  hotlinesFor,
  judgeRemit,
  knownRemit,
  type RemitId,
  type RemitJudgement,
  remitRules,
  suggestRemit,
} from "../../src/features/cases/remit.ts";

const cases: readonly [chosen: RemitId[], judgement: RemitJudgement][] = [
  [[], { kind: "suitable", notes: [] }],
  [["IN_COURT"], { kind: "suitable", notes: ["IN_COURT"] }],
  [["ENFORCEMENT"], { kind: "suitable", notes: ["ENFORCEMENT"] }],
  [["ENFORCEMENT", "IN_COURT", "IN_COURT"], { kind: "suitable", notes: ["IN_COURT", "ENFORCEMENT"] }],
  [["STATE_BODY"], { kind: "coordinator", because: ["STATE_BODY"], hotlines: false }],
  [["CRIME"], { kind: "coordinator", because: ["CRIME"], hotlines: false }],
  [["THIRD_PARTIES"], { kind: "coordinator", because: ["THIRD_PARTIES"], hotlines: false }],
  [["IN_COURT", "CRIME"], { kind: "coordinator", because: ["CRIME"], hotlines: false }],
  [["CORRUPTION"], { kind: "notSuitable", because: ["CORRUPTION"], hotlines: false }],
  [["INCAPABLE"], { kind: "notSuitable", because: ["INCAPABLE"], hotlines: false }],
  [["CRIME", "CORRUPTION", "STATE_BODY"], { kind: "notSuitable", because: ["CORRUPTION"], hotlines: false }],
  [["IN_COURT", "INCAPABLE"], { kind: "notSuitable", because: ["INCAPABLE"], hotlines: false }],
  [["LIFE_IN_DANGER"], { kind: "coordinator", because: ["LIFE_IN_DANGER"], hotlines: true }],
  [["VIOLENCE"], { kind: "coordinator", because: ["VIOLENCE"], hotlines: true }],
  [["CHILD_IN_DANGER"], { kind: "coordinator", because: ["CHILD_IN_DANGER"], hotlines: true }],
  [
    ["CRIME", "VIOLENCE", "CHILD_IN_DANGER"],
    { kind: "coordinator", because: ["CHILD_IN_DANGER", "VIOLENCE", "CRIME"], hotlines: true },
  ],
  [["CORRUPTION", "VIOLENCE"], { kind: "coordinator", because: ["VIOLENCE", "CORRUPTION"], hotlines: true }],
];

test.each(cases)("%j → %j", (chosen, judgement) => {
  expect(judgeRemit(chosen)).toEqual(judgement);
});

test("the form never decides about danger to somebody, whatever else is chosen", () => {
  for (const { id } of remitRules) {
    for (const danger of ["LIFE_IN_DANGER", "VIOLENCE", "CHILD_IN_DANGER"] as const) {
      expect(judgeRemit([id, danger])).toMatchObject({ kind: "coordinator", hotlines: true });
    }
  }
});

test("violence and danger to a child lead to the numbers of the police and the child helpline", () => {
  expect(hotlinesFor(["VIOLENCE", "CHILD_IN_DANGER"])).toEqual(["102", "111"]);
  expect(hotlinesFor(["LIFE_IN_DANGER"])).toEqual(["112"]);
  expect(hotlinesFor(["CRIME"])).toEqual([]);
});

test("every rule has an id of its own and names its article; all of them and «none of these» fit on one screen", () => {
  expect(new Set(remitRules.map(({ id }) => id)).size).toBe(remitRules.length);
  expect(remitRules.every(({ article }) => /\d/.test(article))).toBe(true);
  expect(remitRules.length).toBeLessThanOrEqual(10);
});

test("ids of rules that no longer exist are left out", () => {
  expect(knownRemit(["GONE", "CRIME", "IN_COURT"])).toEqual(["IN_COURT", "CRIME"]);
});

test("what is heard suggests its rules, in their order and once", () => {
  expect(suggestRemit([])).toEqual([]);
  expect(suggestRemit(["suicide", "threatToLife"])).toEqual(["LIFE_IN_DANGER"]);
  expect(suggestRemit(["violence", "childHurt"])).toEqual(["CHILD_IN_DANGER", "VIOLENCE"]);
});
