import { answersSchema, type ReportState } from "./answers.ts";
import type { Step } from "./question.ts";

/** A question as it is stored with the conversation. Answers that have not been given yet are left out. */
export type StoredStep = Omit<Step, "report"> & { report: Partial<ReportState> };

export function storeStep(step: Step): StoredStep {
  const answered = Object.entries(step.report).filter(([name, value]) => !isInitial(name, value));
  return { ...step, report: Object.fromEntries(answered) };
}

const initial: Record<string, unknown> = { ...answersSchema.parse({}), storyDone: false, openCaseId: null };

function isInitial(name: string, value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === initial[name];
}

/** Restores a stored question. A version that stored questions in another form left out `asks`: then the draft's open question is asked. */
export function restoreStep({
  asks = "",
  report = {},
  ...stored
}: Partial<StoredStep> & Omit<StoredStep, "asks">): Step {
  const { storyDone = false, openCaseId = null, ...answers } = report;
  return { ...stored, asks, report: { ...answersSchema.parse(answers), storyDone, openCaseId } };
}
