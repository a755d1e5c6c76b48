import type { Kind } from "../cases/kinds.ts";

/** The form's questions, in their order. */
export const questions = [
  "danger",
  "safety",
  "adult",
  "name",
  "consent",
  "story",
  "kind",
  "region",
  "district",
  "place",
  "languages",
  "summary",
] as const;
export type Question = (typeof questions)[number];

/** What of a draft says which question is open. */
export interface DraftState {
  inDanger: boolean | null;
  safe: boolean | null;
  adult: boolean | null;
  hasName: boolean;
  consented: boolean;
  storyDone: boolean;
  kind: Kind | null;
  regionId: string | null;
  districtId: string | null;
  /** A location was understood and waits for a yes. */
  districtNear: readonly string[];
  placeDone: boolean;
  languagesDone: boolean;
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
  if (!draft.placeDone) return openPlaceQuestion(draft);
  if (!draft.languagesDone) return "languages";
  return "summary";
}

function openPlaceQuestion(draft: DraftState): Question {
  if (draft.districtNear.length > 0) return "place";
  return draft.regionId === null ? "region" : "district";
}

/** The question whose answer «Back» takes away, or null at the first one. */
export function questionBefore(question: Question, draft: DraftState): Question | null {
  switch (question) {
    case "danger":
      return null;
    case "safety":
      return "danger";
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
    case "region":
      return "kind";
    case "district":
    case "place":
      return "region";
    case "languages":
      return draft.districtNear.length > 0 ? "region" : "district";
    case "summary":
      return "languages";
  }
}

/** Steps as the person counts them: "3 / 9". */
export const stepCount = 9;
const steps: Record<Question, number> = {
  danger: 1,
  safety: 1,
  adult: 2,
  name: 3,
  consent: 4,
  story: 5,
  kind: 6,
  region: 7,
  district: 7,
  place: 7,
  languages: 8,
  summary: 9,
};

export function stepOf(question: Question): number {
  return steps[question];
}

/** All of a story's messages together, in characters. */
export const storyLimit = 4000;

/** A name as a person writes it: letters (of any script), spaces, hyphens, dots, apostrophes; null when it is none. */
export function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, " ");
  return /^\p{L}[\p{L}\p{M} .'’ʼ-]{1,79}$/u.test(name) ? name : null;
}
