import type { Kind } from "../cases/kinds.ts";
import { judgeRemit, type RemitId } from "./remit.ts";

/** The form's questions, in their order. */
export const questions = [
  "danger",
  "safety",
  "adult",
  "name",
  "consent",
  "story",
  "kind",
  "remit",
  "verdict",
  "region",
  "district",
  "place",
  "languages",
  "formats",
  "phone",
  "summary",
  "openCase",
] as const;
export type Question = (typeof questions)[number];

/** How the person would like to meet (law 401-IV, art. 17). */
export const formats = ["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"] as const;
export type Format = (typeof formats)[number];

/** What of a draft says which question is open. */
export interface DraftState {
  inDanger: boolean | null;
  safe: boolean | null;
  adult: boolean | null;
  hasName: boolean;
  consented: boolean;
  storyDone: boolean;
  kind: Kind | null;
  remit: readonly RemitId[];
  remitDone: boolean;
  review: boolean;
  regionId: string | null;
  /** Places to choose from or to confirm. */
  placeChoice: readonly string[];
  placeDone: boolean;
  languagesDone: boolean;
  formatsDone: boolean;
  phoneDone: boolean;
  openCaseId: number | null;
}

/** The first question that has no answer. */
export function openQuestion(draft: DraftState): Question {
  if (draft.inDanger === null) return "danger";
  if (draft.inDanger && draft.safe !== true) return "safety";
  if (draft.adult === null) return "adult";
  if (!draft.hasName) return "name";
  if (!draft.consented) return "consent";
  if (!draft.storyDone) return "story";
  if (draft.kind === null) return "kind";
  if (!draft.remitDone) return "remit";
  if (needsReview(draft) && !draft.review) return "verdict";
  if (!draft.placeDone) return openPlaceQuestion(draft);
  if (!draft.languagesDone) return "languages";
  if (!draft.formatsDone) return "formats";
  if (!draft.phoneDone) return "phone";
  return draft.openCaseId === null ? "summary" : "openCase";
}

/** Whether a coordinator has to look before a mediator is asked. */
export function needsReview({ remit }: Pick<DraftState, "remit">): boolean {
  return judgeRemit(remit).kind !== "suitable";
}

function openPlaceQuestion(draft: DraftState): Question {
  if (draft.placeChoice.length > 0) return "place";
  return draft.regionId === null ? "region" : "district";
}

/** The question whose answer «Back» takes away, or null at the first one. */
export function questionBefore(question: Question, draft: DraftState): Question | null {
  switch (question) {
    case "danger":
      return null;
    case "safety":
    case "adult":
      return "danger";
    case "name":
      return "adult";
    case "consent":
      return "name";
    case "story":
      return "consent";
    case "kind":
      return "story";
    case "remit":
      return "kind";
    case "verdict":
    case "region":
      return "remit";
    case "district":
    case "place":
      return "region";
    case "languages":
      return draft.placeChoice.length > 0 ? "region" : "district";
    case "formats":
      return "languages";
    case "phone":
      return "formats";
    case "summary":
      return "phone";
    case "openCase":
      return "summary";
  }
}

/** Steps as the person counts them: "3 / 12". */
export const stepCount = 12;
const steps: Record<Question, number> = {
  danger: 1,
  safety: 1,
  adult: 2,
  name: 3,
  consent: 4,
  story: 5,
  kind: 6,
  remit: 7,
  verdict: 7,
  region: 8,
  district: 8,
  place: 8,
  languages: 9,
  formats: 10,
  phone: 11,
  summary: 12,
  openCase: 12,
};

export function stepOf(question: Question): number {
  return steps[question];
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

/** A name as a person writes it: letters (of any script), spaces, hyphens, dots, apostrophes; null when it is none. */
export function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, " ");
  return /^\p{L}[\p{L}\p{M} .'’ʼ-]{1,79}$/u.test(name) ? name : null;
}
