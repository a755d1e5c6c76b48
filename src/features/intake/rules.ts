import { judgeRemit, type RemitId } from "../cases/remit.ts";

/** The ways in which a person may like to meet (law 401-IV, art. 17). */
export const formats = ["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"] as const;
/** Those that are offered. Messages are not, until a mediator and an applicant can write to each other here. */
export const offeredFormats: readonly (typeof formats)[number][] = ["IN_PERSON", "PHONE", "VIDEO"];

/** Whether a coordinator must look before a mediator is asked. */
export function needsReview({ remit }: { remit: readonly RemitId[] }): boolean {
  return judgeRemit(remit).kind !== "suitable";
}

/** The largest file that a bot can download (Bot API getFile). */
export const maxFileBytes = 20 * 1024 * 1024;

/** Open cases, and reports within 24 hours, from which on a coordinator decides whether a mediator is asked. */
const openCaseLimit = 3;
const dailyReportLimit = 5;

/** @param filedToday all reports of the last 24 hours, including those that are closed */
export function isOverLimit({ openCases, filedToday }: { openCases: number; filedToday: number }): boolean {
  return openCases >= openCaseLimit || filedToday >= dailyReportLimit;
}
