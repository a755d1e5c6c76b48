import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";
import type { CaseState } from "../cases/rules.ts";

/** How many working days a party has to answer. */
const answerDays = 3;

/** Until when a party may answer who is asked now. */
export function answerUntil(calendar: Calendar, now: Date): Date {
  return addWorkingMinutes(calendar, now, answerDays * (calendar.to - calendar.from));
}

/** Whether the mediator who proposed something about a case still has it. */
export function isInHandOf(state: Pick<CaseState, "status" | "mediatorId">, mediatorId: number): boolean {
  return state.status === "ASSIGNED" && state.mediatorId === mediatorId;
}

/** What becomes of a proposal that falls due: a party's silence is for a coordinator, a colleague's is a "no". */
export function endOfSilence(answers: readonly { agrees: boolean | null }[]): "SILENT" | "DECLINED" {
  return answers.every(({ agrees }) => agrees === true) ? "DECLINED" : "SILENT";
}

/** Everybody has said yes. */
export function isAgreed(handover: {
  acceptedAt: Date | null;
  answers: readonly { agrees: boolean | null }[];
}): boolean {
  return handover.acceptedAt !== null && handover.answers.every(({ agrees }) => agrees === true);
}
