import { expect, test } from "vitest";
import { answersSchema, type ReportState } from "../../src/features/intake/answers.ts";
import { questionScreen } from "../../src/features/intake/question-screen.ts";
import { consentText } from "../../src/features/intake/questions/consent.ts";
import { remitNotes } from "../../src/features/intake/questions/remit.ts";
import { storyPartOf } from "../../src/features/intake/questions/story.ts";
import {
  findQuestion,
  openQuestion,
  progressOf,
  type QuestionId,
  questionBefore,
  questions,
  withoutUnasked,
} from "../../src/features/intake/questions.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { keyed } from "../screens/keyed.ts";
import { step } from "../screens/stage.ts";

const empty: ReportState = { ...answersSchema.parse({}), storyDone: false, openCaseId: null };

/** The answers of an ordinary report, in order. */
const answers: Partial<ReportState>[] = [
  { inDanger: false, safe: true },
  { name: "Айгүл Серікова", adult: true },
  { consentedAt: "2026-11-30T08:00:00.000Z" },
  { storyDone: true },
  { kind: "NEIGHBOURS" },
  { remitDone: true },
  { otherSide: "NO" },
  { regionId: "KZ-19" },
  { districtId: "195200000", placeDone: true },
  { languages: ["kk"], languagesDone: true },
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
    "danger 1 / 11, back to nothing",
    "name 2 / 11, back to danger",
    "consent 3 / 11, back to name",
    "story 4 / 11, back to consent",
    "kind 5 / 11, back to story",
    "remit 6 / 11, back to kind",
    "otherSide 7 / 11, back to remit",
    "region 8 / 11, back to otherSide",
    "district 8 / 11, back to region",
    "languages 9 / 11, back to district",
    "phone 10 / 11, back to languages",
    "summary 11 / 11, back to phone",
    "openCase 11 / 11, back to summary",
  ]);
});

test.each([
  ["in danger", after(0, { inDanger: true }), "safety 1 / 11, back to danger"],
  ["safe again", after(0, { inDanger: true, safe: true }), "name 2 / 11, back to danger"],
  ["a matter that a coordinator must look at", after(6, { remit: ["STATE_BODY"] }), "verdict 6 / 11, back to remit"],
  ["a coordinator will look", after(6, { remit: ["STATE_BODY"], review: true }), "otherSide 7 / 11, back to remit"],
  ["between communities", after(6, { kind: "INTERFAITH" }), "region 7 / 10, back to remit"],
  ["a place to confirm", after(7, { placeChoice: ["district_195200000"] }), "place 8 / 11, back to region"],
  ["a place that was confirmed", after(9, { placeChoice: ["district_195200000"] }), "languages 9 / 11, back to region"],
  ["between ethnic groups", after(6, { kind: "INTERETHNIC" }), "region 7 / 10, back to remit"],
  ["no danger, in a draft that says nothing of safety", after(0, { inDanger: false }), "name 2 / 11, back to danger"],
])("%s", (_, report, expected) => {
  expect(where(report)).toBe(expected);
});

test("every question has an id of its own, and an unknown id of another version is not taken for a question", () => {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  expect(questions.map(({ id }) => findQuestion(id))).toEqual([...questions]);
  expect(findQuestion("shoeSize")).toBeNull();
});

test.each<[QuestionId, QuestionId, Partial<ReportState>?]>([
  ["danger", "danger"],
  ["safety", "danger", { inDanger: true }],
  ["name", "name"],
  ["consent", "consent"],
  ["story", "story"],
  ["kind", "kind"],
  ["remit", "remit"],
  ["verdict", "remit", { remit: ["STATE_BODY"], review: true }],
  ["otherSide", "otherSide"],
  ["region", "region"],
  ["district", "district"],
  ["place", "place", { placeChoice: ["district_195200000"] }],
  ["languages", "languages"],
  ["phone", "phone"],
  ["summary", "summary"],
  ["openCase", "summary"],
])("taking back the answer to %s asks %s again", (id, asked, change) => {
  const report = after(answers.length, change);
  expect(openQuestion(report).id).toBe("openCase");
  expect(openQuestion({ ...report, ...findQuestion(id)?.cleared }).id).toBe(asked);
});

test("a new name asks for the consent again, and another look at the matter for a coordinator's", () => {
  expect(findQuestion("name")?.cleared).toMatchObject({ consentedAt: null });
  expect(findQuestion("remit")?.cleared).toMatchObject({ review: false });
  expect(findQuestion("verdict")?.cleared).toMatchObject({ review: false });
  expect(findQuestion("phone")?.cleared).toMatchObject({ phone: null });
  expect(findQuestion("story")?.cleared).toMatchObject({ storyClosedAt: null });
});

test("what a later answer has made irrelevant is not filed, and where the person lives is", () => {
  const report = after(answers.length, { kind: "INTERFAITH", placeChoice: ["district_195200000"] });
  expect(withoutUnasked(report)).toEqual({ ...report, otherSide: null });
  expect(withoutUnasked({ ...report, kind: "WORK" })).toEqual({ ...report, kind: "WORK" });
});

test("a question of another version is on the screen already", async () => {
  expect(questionScreen(keyed, await seededPlaces(), defaultOperator, { ...step, asks: "shoeSize" })).toEqual({
    text: "",
  });
});

test("a consent without a BIN has a dash in its place", () => {
  expect(consentText(keyed, defaultOperator, "Айгүл")).toContain("bin=—");
});

test("useful notes are given on what mediation can take, and on nothing else", () => {
  expect(remitNotes(keyed, ["IN_COURT"])).toEqual(["«intake:remit.why.IN_COURT»"]);
  expect(remitNotes(keyed, ["IN_COURT", "CRIME"])).toEqual([]);
});

test("an update without a message is no part of a story", () => {
  expect(storyPartOf(undefined)).toBeNull();
});
