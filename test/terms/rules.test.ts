import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../../src/features/cases/kinds.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import {
  correctedLastDay,
  firstLastDay,
  judgeContractDay,
  latestLastDay,
  stageOf,
  stages,
  termRuleOf,
} from "../../src/features/terms/rules.ts";
import { type DueStep, endOf, firstStep, stepAfter, stepNow } from "../../src/features/terms/steps.ts";
import { addDays, momentOf } from "../../src/platform/time/local-day.ts";
import { localStamp } from "../../src/platform/time/local-time.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { termTable } from "./term-table.ts";

const calendar = calendarOf(defaultOperator, []);

test("the term of every kind of dispute at every stage", () => {
  const said = kinds.flatMap((kind) =>
    stages.map((stage) => {
      const { days, extension, agreed, article } = termRuleOf(kind, stage);
      return `${kind} ${stage}: ${days ?? "set by a body"} + ${extension ?? 0}, ${agreed} (${article})`;
    }),
  );
  const expected = kinds.flatMap((kind) => {
    const also = kind === "FAMILY" ? ", 25" : "";
    return [
      `${kind} BEFORE_COURT: 30 + 30, all sides and the mediator (20(9), 23${also})`,
      `${kind} IN_COURT: set by a body + 0, the court (20(9), 23${also})`,
      `${kind} ENFORCEMENT: 30 + 0, nobody (25-1${also})`,
      `${kind} CRIME: set by a body + 0, the body in charge of the criminal case (24${also})`,
    ];
  });
  expect(said).toEqual(expected);
});

test("docs/terms.md has the table as `npm run -s terms` prints it", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/terms.md"), "utf8");
  expect(page).toContain(`\n${termTable()}\n`);
});

test.each([
  [[], "BEFORE_COURT"],
  [["VIOLENCE"], "BEFORE_COURT"],
  [["IN_COURT"], "IN_COURT"],
  [["IN_COURT", "ENFORCEMENT"], "ENFORCEMENT"],
  [["CRIME", "IN_COURT", "ENFORCEMENT"], "CRIME"],
] as const)("what was ticked (%s) is the stage %s", (remit, stage) => {
  expect(stageOf(remit)).toBe(stage);
});

const ordinary = termRuleOf("MONEY", "BEFORE_COURT");

test.each([
  ["2026-01-31", "2026-03-02", "2026-04-01"],
  ["2026-02-28", "2026-03-30", "2026-04-29"],
  ["2028-01-30", "2028-02-29", "2028-03-30"],
  ["2026-08-31", "2026-09-30", "2026-10-30"],
  ["2026-12-01", "2026-12-31", "2027-01-30"],
  ["2026-12-02", "2027-01-01", "2027-01-31"],
])("a contract of %s lasts until %s, and never beyond %s", (contract, last, latest) => {
  expect(firstLastDay(ordinary, contract)).toBe(last);
  expect(latestLastDay(ordinary, contract)).toBe(latest);
  expect(localStamp(endOf(last))).toBe(`${addDays(last, 1)} 00:00`);
});

test("enforcement has no later day, and where a body sets the date there is no date at all", () => {
  expect(latestLastDay(termRuleOf("MONEY", "ENFORCEMENT"), "2026-10-27")).toBeNull();
  for (const stage of ["IN_COURT", "CRIME"] as const) {
    expect(firstLastDay(termRuleOf("MONEY", stage), "2026-10-27")).toBeNull();
  }
});

test.each([
  // Not extended: reckoned from the new date only.
  ["2026-10-20", "2026-11-26", "2026-11-19"],
  // Extended: what all have agreed on stays …
  ["2026-10-20", "2026-12-10", "2026-12-10"],
  // … as far as the law allows …
  ["2026-09-20", "2026-12-10", "2026-11-19"],
  // … and where the term reaches further by itself, that counts.
  ["2026-11-15", "2026-12-10", "2026-12-15"],
])(
  "a contract of 27 October that is corrected to %s, with the last day %s, lasts until %s",
  (day, lastDay, expected) => {
    expect(correctedLastDay(ordinary, day, { contractDay: "2026-10-27", lastDay })).toBe(expected);
  },
);

test.each([
  ["2026-10-28", "future"],
  ["2026-10-27", "fine"],
  ["2026-10-20", "fine"],
  ["2026-10-19", "beforeCase"],
  ["2025-10-26", "beforeCase"],
  ["2025-10-25", "tooOld"],
])("on 27 October a contract of %s, of a case that was filed on 20 October, is %s", (day, judged) => {
  expect(judgeContractDay(day, { today: "2026-10-27", filed: "2026-10-20" })).toBe(judged);
});

describe("of a term until 26 November", () => {
  const lastDay = "2026-11-26";
  const at = (day: string, minutes = 0) => momentOf(day, minutes);
  const stepText = ({ nextStep, nextAt }: DueStep) => `${nextStep} ${localStamp(nextAt)}`;

  test.each([
    ["2026-10-27", "SEVEN_DAYS 2026-11-19 00:00"],
    ["2026-11-18", "SEVEN_DAYS 2026-11-19 00:00"],
    ["2026-11-20", "TWO_DAYS 2026-11-24 00:00"],
    ["2026-11-25", "OVER 2026-11-27 00:00"],
    ["2026-12-05", "OVER 2026-11-27 00:00"],
  ])("that is recorded on %s the next step is %s", (day, expected) => {
    expect(stepText(firstStep(lastDay, at(day, 600)))).toBe(expected);
  });

  test.each([
    ["2026-11-18", null],
    ["2026-11-19", "SEVEN_DAYS"],
    // After an outage only the latest.
    ["2026-11-25", "TWO_DAYS"],
    ["2026-11-27", "OVER"],
  ] as const)("what has been due since a week before is on %s: %s", (day, expected) => {
    expect(stepNow(lastDay, firstStep(lastDay, at("2026-10-27")), at(day))).toBe(expected);
  });

  test("the case closes three working days after its end was told, over the weekend", () => {
    // 27 November 2026 is a Friday.
    const next = stepAfter(lastDay, "OVER", calendar, at("2026-11-27"));
    expect(stepText(next)).toBe("CLOSE 2026-12-01 18:00");
    expect(stepNow(lastDay, next, at("2026-11-30"))).toBeNull();
    expect(stepNow(lastDay, next, at("2026-12-02"))).toBe("CLOSE");
  });
});
