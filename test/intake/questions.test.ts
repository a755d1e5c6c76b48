import { expect, test } from "vitest";
import { answersSchema, type ReportState } from "../../src/features/intake/answers.ts";
import {
  findQuestion,
  openQuestion,
  progressOf,
  questionBefore,
  questions,
} from "../../src/features/intake/questions.ts";

const empty: ReportState = { ...answersSchema.parse({}), storyDone: false, openCaseId: null };

/** The answers of an ordinary report, in order. */
const answers: Partial<ReportState>[] = [
  { inDanger: false, safe: true },
  { adult: true },
  { name: "Айгүл Серікова" },
  { consentedAt: "2026-11-30T08:00:00.000Z" },
  { storyDone: true },
  { kind: "NEIGHBOURS" },
  { remitDone: true },
  { otherSide: "NO" },
  { regionId: "KZ-19" },
  { districtId: "195200000", placeDone: true },
  { languages: ["kk"], languagesDone: true },
  { formatsDone: true },
  { phoneDone: true },
  { openCaseId: 1 },
];

function after(count: number, change: Partial<ReportState> = {}): ReportState {
  return Object.assign({}, empty, ...answers.slice(0, count), change) as ReportState;
}

function where(report: ReportState): string {
  const open = openQuestion(report);
  const { step, of } = progressOf(open, report);
  return `${open.id} ${step} / ${of}, back to ${questionBefore(open, report)?.id ?? "nothing"}`;
}

test("the questions of an ordinary report have these numbers, and «Back» goes there", () => {
  expect(Array.from({ length: answers.length + 1 }, (_, count) => where(after(count)))).toEqual([
    "danger 1 / 13, back to nothing",
    "adult 2 / 13, back to danger",
    "name 3 / 13, back to adult",
    "consent 4 / 13, back to name",
    "story 5 / 13, back to consent",
    "kind 6 / 13, back to story",
    "remit 7 / 13, back to kind",
    "otherSide 8 / 13, back to remit",
    "region 9 / 13, back to otherSide",
    "district 9 / 13, back to region",
    "languages 10 / 13, back to district",
    "formats 11 / 13, back to languages",
    "phone 12 / 13, back to formats",
    "summary 13 / 13, back to phone",
    "openCase 13 / 13, back to summary",
  ]);
});

test.each([
  ["in danger", after(0, { inDanger: true }), "safety 1 / 13, back to danger"],
  ["safe again", after(0, { inDanger: true, safe: true }), "adult 2 / 13, back to danger"],
  ["a matter that a coordinator must look at", after(7, { remit: ["STATE_BODY"] }), "verdict 7 / 13, back to remit"],
  ["a coordinator will look", after(7, { remit: ["STATE_BODY"], review: true }), "otherSide 8 / 13, back to remit"],
  ["between communities", after(7, { kind: "INTERFAITH" }), "region 8 / 12, back to remit"],
  ["a place to confirm", after(8, { placeChoice: ["district_195200000"] }), "place 9 / 13, back to region"],
  [
    "a place that was confirmed",
    after(10, { placeChoice: ["district_195200000"] }),
    "languages 10 / 13, back to region",
  ],
])("%s", (_, report, expected) => {
  expect(where(report)).toBe(expected);
});

test("every question has an id of its own, and an unknown id of another version is not taken for a question", () => {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  expect(questions.map(({ id }) => findQuestion(id))).toEqual([...questions]);
  expect(findQuestion("shoeSize")).toBeNull();
});
