import { judgeRemit, type RemitId } from "./remit.ts";

/** How the person would like to meet (law 401-IV, art. 17). */
export const formats = ["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"] as const;

/** Whether a coordinator has to look before a mediator is asked. */
export function needsReview({ remit }: { remit: readonly RemitId[] }): boolean {
  return judgeRemit(remit).kind !== "suitable";
}

/** What Telegram lets a bot fetch of one file. */
export const fileBytesLimit = 20 * 1024 * 1024;

/** How much one person may have open and file within a day before a coordinator decides whether a mediator is asked. */
const openCaseLimit = 3;
const dailyReportLimit = 5;

/** @param filedToday reports of the last 24 hours, whatever became of them */
export function isOverLimit({ openCases, filedToday }: { openCases: number; filedToday: number }): boolean {
  return openCases >= openCaseLimit || filedToday >= dailyReportLimit;
}

/** A name as a person writes it: letters (of any script), spaces, hyphens, dots and apostrophes. Null if the text is not a name. */
export function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, " ");
  return /^\p{L}[\p{L}\p{M} .'’ʼ-]{1,79}$/u.test(name) ? name : null;
}
