import { expect, test } from "vitest";
import { kinds } from "../../src/features/cases/kinds.ts";
import { remitIds } from "../../src/features/cases/remit.ts";
import { type EndFacts, reopenableUntil, reopeningOf } from "../../src/features/cases/reopening.ts";
import {
  type ClosingMatter,
  needsApproval,
  outcomes,
  questionFor,
  readPeople,
} from "../../src/features/closing/rules.ts";
import { defaultOperator, matters } from "../../src/features/operator/operator.ts";
import { MediatedOutcome } from "../../src/platform/database/generated/client.ts";

test.each([
  ["4", 4],
  [" 12 ", 12],
  ["4 адам", 4],
  ["5 человек.", 5],
  ["шамамен 30", 30],
  ["1", 1],
  ["10000", 10_000],
] as const)("«%s» is %i people", (typed, people) => {
  expect(readPeople(typed)).toEqual({ kind: "people", people });
});

test.each([
  ["0", "outside"],
  ["-3", "outside"],
  ["−3", "outside"],
  ["10001", "outside"],
  ["999999999999", "outside"],
  ["", "unclear"],
  ["1e9", "unclear"],
  ["2,5", "unclear"],
  ["2-3", "unclear"],
  ["2 немесе 3", "unclear"],
  ["төрт", "unclear"],
  ["№ 2026-000417", "unclear"],
] as const)("«%s» is no number of people: %s", (typed, kind) => {
  expect(readPeople(typed)).toEqual({ kind });
});

const matter: ClosingMatter = { kind: "NEIGHBOURS", remit: [], danger: [] };
const { approvedFor } = defaultOperator.closing;

test.each([
  [matter, false],
  [{ ...matter, kind: "INTERETHNIC" }, true],
  [{ ...matter, kind: "INTERFAITH" }, true],
  [{ ...matter, remit: ["VIOLENCE"] }, true],
  [{ ...matter, remit: ["CHILD_IN_DANGER"] }, true],
  [{ ...matter, remit: ["CRIME", "IN_COURT"] }, false],
  [{ ...matter, danger: ["violence"] }, true],
  [{ ...matter, danger: ["childHurt"] }, true],
  [{ ...matter, danger: ["unnamed"] }, true],
  [{ ...matter, danger: ["suicide"] }, false],
] as const satisfies [ClosingMatter, boolean][])(
  "by default the closing of %j needs an approval: %s",
  (about, needs) => {
    expect(needsApproval(approvedFor, about)).toBe(needs);
    expect(needsApproval([], about)).toBe(false);
  },
);

test("the operator's list names kinds of conflict and what applicants tick", () => {
  const ticked = remitIds.filter((id) => id !== "CORRUPTION" && id !== "INCAPABLE");
  expect([...matters].sort()).toEqual([...kinds, ...ticked].sort());
});

test("every outcome has a button", () => {
  expect([...outcomes].sort()).toEqual(Object.values(MediatedOutcome).sort());
});

test.each([
  ["AGREEMENT", "holds"],
  ["PARTIAL_AGREEMENT", "holds"],
  ["NO_AGREEMENT", "settled"],
  ["INFORMATION_GIVEN", "settled"],
  ["OTHER_SIDE_DECLINED", "settled"],
  ["OTHER_SIDE_NOT_REACHED", "settled"],
  ["REFERRED", "settled"],
  ["TERM_OVER", "settled"],
  ["NOT_SUITABLE", null],
] as const)("after %s the applicant is asked: %s; nothing where somebody is in danger", (outcome, question) => {
  expect(questionFor(outcome, [])).toBe(question);
  expect(questionFor(outcome, ["suicide"])).toBeNull();
});

const closedAt = new Date("2026-10-27T10:00:00+05:00");
const ended: EndFacts = {
  status: "CLOSED",
  outcome: null,
  closedWith: "AGREEMENT",
  closedAt,
  reopened: 0,
  failed: false,
};
const within = new Date("2026-11-26T23:59:59+05:00");
const after = new Date("2026-11-27T00:00:00+05:00");

test("a case is opened again until the end of the thirtieth day, and where the agreement does not hold without a date", () => {
  expect(reopenableUntil(ended)).toEqual(after);
  expect(reopeningOf(ended, within)).toBe("former");
  expect(reopeningOf(ended, after)).toBe("nobody");
  expect(reopeningOf({ ...ended, failed: true }, after)).toBe("former");
});

test.each([
  [{ closedWith: "NOT_SUITABLE" }, "coordinator"],
  [{ closedWith: null }, "nobody"],
  [{ outcome: "WITHDRAWN" }, "former"],
  [{ outcome: "ABUSE" }, "nobody"],
  [{ outcome: "NOT_SUITABLE" }, "nobody"],
  [{ status: "WAITING" }, "nobody"],
  [{ status: "ASSIGNED" }, "nobody"],
  [{ closedAt: null }, "nobody"],
  [{ reopened: 2 }, "former"],
  [{ reopened: 3 }, "nobody"],
] as const satisfies [Partial<EndFacts>, string][])("a case with %j asks first: %s", (facts, first) => {
  expect(reopeningOf({ ...ended, ...facts }, within)).toBe(first);
});
