import type { ReportState } from "./answers.ts";
import type { Question } from "./question.ts";
import { adult } from "./questions/adult.ts";
import { consent } from "./questions/consent.ts";
import { danger } from "./questions/danger.ts";
import { district } from "./questions/district.ts";
import { formats } from "./questions/formats.ts";
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
  adult,
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
  formats,
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

function askedIn(report: ReportState): Question[] {
  return all.filter(({ applies }) => applies?.(report) ?? true);
}

/** The first question without an answer. */
export function openQuestion(report: ReportState): Question {
  const open = askedIn(report).find(({ isAnswered }) => !isAnswered(report));
  if (open === undefined) throw new Error("The last question of a report is answered by sending it.");
  return open;
}

/** The question whose answer «Back» clears; null at the first question. */
export function questionBefore(question: Question, report: ReportState): Question | null {
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
