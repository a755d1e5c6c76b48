import { answersSchema, type ReportState } from "./answers.ts";
import type { Step } from "./question.ts";
import { fromOldStep, type OldStep, toOldStep } from "./version-before.ts";

/** A question as it is stored with the conversation. Answers that have not been given yet are left out. */
export type StoredStep = Omit<Step, "report"> & { report: Partial<ReportState> };

/** Includes the fields that a process of the version before reads. */
export function storeStep(step: Step): StoredStep & OldStep {
  const answered = Object.entries(step.report).filter(([name, value]) => !isInitial(name, value));
  return { ...toOldStep(step), ...step, report: Object.fromEntries(answered) };
}

const initial: Record<string, unknown> = { ...answersSchema.parse({}), storyDone: false, openCaseId: null };

function isInitial(name: string, value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === initial[name];
}

/** Restores a question that this version or the version before has stored. */
export function restoreStep(stored: StoredStep | OldStep): Step {
  if (!("asks" in stored)) return fromOldStep(stored);
  const { storyDone = false, openCaseId = null, ...answers } = stored.report;
  return { ...stored, report: { ...answersSchema.parse(answers), storyDone, openCaseId } };
}
