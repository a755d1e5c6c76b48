import type { ReportPatch, ReportState } from "./answers.ts";
import { formerQuestions } from "./former-questions.ts";
import type { Question, UnaskedQuestion } from "./question.ts";
import { consent } from "./questions/consent.ts";
import { danger } from "./questions/danger.ts";
import { district } from "./questions/district.ts";
import { kind } from "./questions/kind.ts";
import { languages } from "./questions/languages.ts";
import { name } from "./questions/name.ts";
import { openCase } from "./questions/open-case.ts";
import { otherSide } from "./questions/other-side.ts";
import { phone } from "./questions/phone.ts";
import { place } from "./questions/place.ts";
import { region } from "./questions/region.ts";
import { remit } from "./questions/remit.ts";
import { safety } from "./questions/safety.ts";
import { story } from "./questions/story.ts";
import { summary } from "./questions/summary.ts";
import { verdict } from "./questions/verdict.ts";

/** The questions of the report in order. Which question is open, where «Back» goes and "3 / 12" follow from this list. */
export const questions = [
  danger,
  safety,
  name,
  consent,
  story,
  kind,
  remit,
  verdict,
  otherSide,
  region,
  district,
  place,
  languages,
  phone,
  summary,
  openCase,
] as const;
export type QuestionId = (typeof questions)[number]["id"];

const all: readonly Question[] = questions;

/** The question with this id, or null if only another version, which has stored it, knows it. */
export function findQuestion(id: string): Question | null {
  return all.find((question) => question.id === id) ?? null;
}

/** The question whose buttons a stored conversation has shown: also a question that only the version before asks. */
export function findHeard(id: string): (Pick<Question, "parse"> & UnaskedQuestion) | null {
  return findQuestion(id) ?? formerQuestions.find((question) => question.id === id) ?? null;
}

/** The report after an answer: a list stays open only as long as its question does, and a change ends on the summary. */
export function settled(report: ReportState): ReportState {
  const { id } = openQuestion(report);
  const isOver = id === "summary" || id === "openCase";
  return { ...report, page: report.page?.question === id ? report.page : null, change: isOver ? null : report.change };
}

function askedIn(report: ReportState): Question[] {
  return all.filter(({ applies }) => applies?.(report) ?? true);
}

/** The first question without an answer. */
export function openQuestion(report: ReportState): Question {
  const open = askedIn(report).find(({ isAnswered }) => !isAnswered(report));
  if (open === undefined) throw new Error("The last question of a report is answered by sending it.");
  return open;
}

/**
 * The question that «Back» asks again; null at the first question. From the question that is being changed it goes back to the summary,
 * and from those that follow from the change to the one that is being changed.
 */
export function questionBefore(question: Question, report: ReportState): Question | null {
  const changing = report.change?.question;
  if (question.id === changing) return summary;
  if (changing !== undefined && question.id !== "summary") return findQuestion(changing);
  const before = askedIn(report).slice(0, askedIn(report).indexOf(question));
  return before.findLast(({ isPart, isWayBack }) => isPart !== true || isWayBack === true) ?? null;
}

/** The report as it is filed: without answers to questions that a later answer has made irrelevant. */
export function withoutUnasked(report: ReportState): ReportState {
  const unasked = all.filter(({ isPart, applies }) => isPart !== true && applies?.(report) === false);
  return { ...report, ...Object.fromEntries(unasked.flatMap(({ cleared }) => Object.entries(cleared))) };
}

/** The question's number as the person counts, for "3 / 12". */
export function progressOf(question: Question, report: ReportState): { step: number; of: number } {
  const asked = askedIn(report);
  const countSteps = (counted: readonly Question[]) => counted.filter(({ isPart }) => isPart !== true).length;
  return { step: countSteps(asked.slice(0, asked.indexOf(question) + 1)), of: countSteps(asked) };
}

/** The change of an answer that begins on the summary: the question is open again, and «Back» brings the old answers back. */
export function beginChange(report: ReportState, question: Question): ReportPatch {
  const { change: _, storyDone: _done, openCaseId: _id, ...before } = report;
  return { ...question.cleared, page: null, change: { question: question.id, before: { ...before, page: null } } };
}

/** «Back» from the question that is being changed: everything is as it was on the summary. */
export function undoChange({ change, storyDone }: ReportState): ReportPatch {
  return { ...change?.before, change: null, ...(storyDone ? {} : { storyDone: true }) };
}
