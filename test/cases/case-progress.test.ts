import { expect, test } from "vitest";
import { type Progress, type ProgressFacts, progressOf } from "../../src/features/cases/case-progress.ts";

const now = new Date("2026-10-27T10:00:00+05:00");
const later = new Date("2026-10-27T18:00:00+05:00");
const earlier = new Date("2026-10-26T18:00:00+05:00");

const fresh: ProgressFacts = {
  status: "WAITING",
  review: false,
  escalated: false,
  until: null,
  isWithdrawing: false,
  answerBy: null,
  awaitsApproval: false,
  outcome: null,
  reopenUntil: null,
};
const assigned: ProgressFacts = { ...fresh, status: "ASSIGNED", escalated: true };
const closed: ProgressFacts = { ...assigned, status: "CLOSED" };

const table: [name: string, facts: ProgressFacts, expected: Progress][] = [
  ["it waits", fresh, { status: "WAITING", next: "noDate", date: null }],
  ["a coordinator looks first", { ...fresh, review: true }, { status: "review", next: "noDate", date: null }],
  [
    "a coordinator looks for a mediator",
    { ...fresh, escalated: true },
    { status: "escalated", next: "noDate", date: null },
  ],
  ["it is offered", { ...fresh, until: later }, { status: "offered", next: "offer", date: later }],
  [
    "a coordinator has offered it",
    { ...fresh, escalated: true, review: true, until: later },
    { status: "offered", next: "offer", date: later },
  ],
  [
    "an offer is overdue and not passed on yet",
    { ...fresh, until: earlier },
    { status: "offered", next: "offer", date: earlier },
  ],
  ["a mediator has it", assigned, { status: "ASSIGNED", next: "agree", date: null }],
  [
    "the mediator owes an answer",
    { ...assigned, answerBy: later },
    { status: "ASSIGNED", next: "answer", date: later },
  ],
  [
    "the mediator's answer is late",
    { ...assigned, answerBy: earlier },
    { status: "ASSIGNED", next: "late", date: earlier },
  ],
  [
    "its end awaits approval, and an answer is owed as well",
    { ...assigned, awaitsApproval: true, answerBy: later },
    { status: "approval", next: "approval", date: null },
  ],
  [
    "it is withdrawn within the minute",
    { ...assigned, isWithdrawing: true, answerBy: later, awaitsApproval: true },
    { status: "withdrawing", next: "soon", date: null },
  ],
  [
    "it is withdrawn while it is offered",
    { ...fresh, until: later, isWithdrawing: true },
    { status: "withdrawing", next: "soon", date: null },
  ],
  ["it has ended", closed, { status: "ENDED", next: "newReport", date: null }],
  [
    "it has ended and can be opened again",
    { ...closed, reopenUntil: later },
    { status: "ENDED", next: "reopen", date: later },
  ],
  [
    "it has ended, and the time for opening it again is over",
    { ...closed, reopenUntil: now },
    { status: "ENDED", next: "newReport", date: null },
  ],
  [
    "it was withdrawn",
    { ...closed, outcome: "WITHDRAWN", isWithdrawing: true },
    { status: "WITHDRAWN", next: "newReport", date: null },
  ],
  [
    "it was withdrawn and can be opened again",
    { ...closed, outcome: "WITHDRAWN", reopenUntil: later },
    { status: "WITHDRAWN", next: "reopen", date: later },
  ],
  [
    "it does not suit",
    { ...closed, outcome: "NOT_SUITABLE" },
    { status: "NOT_SUITABLE", next: "newReport", date: null },
  ],
  [
    "it was no request",
    { ...closed, outcome: "ABUSE", until: later },
    { status: "ABUSE", next: "newReport", date: null },
  ],
];

test.each(table)("%s", (_, facts, expected) => {
  expect(progressOf(facts, now)).toEqual(expected);
});

test("every state has a next step, whatever else is known", () => {
  const both = [false, true];
  const dates = [null, earlier, later];
  const all = both.flatMap((review) =>
    both.flatMap((escalated) =>
      both.flatMap((isWithdrawing) =>
        both.flatMap((awaitsApproval) =>
          dates.flatMap((until) =>
            dates.flatMap((answerBy) =>
              dates.flatMap((reopenUntil) =>
                (["WAITING", "ASSIGNED", "CLOSED"] as const).flatMap((status) =>
                  ([null, "WITHDRAWN", "NOT_SUITABLE", "ABUSE"] as const).map((outcome) => ({
                    ...{
                      status,
                      review,
                      escalated,
                      until,
                      isWithdrawing,
                      answerBy,
                      awaitsApproval,
                      outcome,
                      reopenUntil,
                    },
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  const dated = ["offer", "answer", "late", "reopen"];
  const wrong = all.filter((facts) => {
    const { next, date } = progressOf(facts, now);
    return dated.includes(next) !== (date !== null);
  });
  expect(wrong).toEqual([]);
});
