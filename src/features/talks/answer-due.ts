import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";
import { answerDueAt } from "../cases/case-progress.ts";
import type { TalkTerms } from "../operator/operator.ts";

/** When a party may expect an answer. */
export type AnswerExpected =
  | { kind: "due"; until: Date }
  /** Nobody works now. */
  | { kind: "outOfHours"; opensAt: Date; until: Date }
  /** It was due already. */
  | { kind: "late"; until: Date };

/** When a party may expect an answer. @param owedSince since when they have been waiting; null if they begin now */
export function answerExpected(
  terms: TalkTerms,
  calendar: Calendar,
  owedSince: Date | null,
  now: Date,
): AnswerExpected {
  const until = answerDueAt(terms, calendar, owedSince ?? now);
  if (until <= now) return { kind: "late", until };
  const opensAt = addWorkingMinutes(calendar, now, 0);
  return opensAt > now ? { kind: "outOfHours", opensAt, until } : { kind: "due", until };
}

/** What is done now about an answer that is owed. */
export interface OwedStep {
  /** Those who owe the answer are reminded. */
  remind: boolean;
  /** Those above them are told. */
  escalate: boolean;
  /** How many thresholds are behind us: the reminders, and the coordinators after them. */
  reminders: number;
  /** When the next threshold is reached; null after the last. */
  remindAt: Date | null;
}

/** What is done now about an answer that is owed. Each threshold counts once; of several that have passed together, one reminder goes. */
export function owedStep(
  terms: TalkTerms,
  calendar: Calendar,
  { owedSince, reminders }: { owedSince: Date; reminders: number },
  now: Date,
): OwedStep {
  const { remindAfterMinutes, coordinatorAfterMinutes } = terms;
  const thresholds = [...remindAfterMinutes, coordinatorAfterMinutes].map((minutes) =>
    addWorkingMinutes(calendar, owedSince, minutes),
  );
  const passed = Math.max(reminders, thresholds.filter((at) => at <= now).length);
  return {
    remind: passed > reminders && reminders < remindAfterMinutes.length,
    escalate: passed > reminders && passed === thresholds.length,
    reminders: passed,
    remindAt: thresholds[passed] ?? null,
  };
}
