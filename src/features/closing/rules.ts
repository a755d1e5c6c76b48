import type { MediatedOutcome } from "../../platform/database/generated/client.ts";
import type { Kind } from "../cases/kinds.ts";
import type { AlarmKind } from "../danger/alarm-facts.ts";
import type { Matter } from "../operator/operator.ts";

/** The outcomes with which a mediator or a coordinator closes a case, in the order in which they are shown. */
export const outcomes = [
  "AGREEMENT",
  "PARTIAL_AGREEMENT",
  "NO_AGREEMENT",
  "INFORMATION_GIVEN",
  "OTHER_SIDE_DECLINED",
  "OTHER_SIDE_NOT_REACHED",
  "REFERRED",
  "NOT_SUITABLE",
  "TERM_OVER",
] as const satisfies readonly MediatedOutcome[];

/** What a mediator or coordinator says when they close a case. */
export interface CaseEnding {
  outcome: MediatedOutcome;
  /** How many people the conflict concerned. */
  people: number;
  /** A word to the applicant; null without it. */
  word: string | null;
}

/** The limits of the number of people: a conflict of a village may concern thousands. */
export const peopleLimits = { min: 1, max: 10_000 } as const;
/** The numbers of people that have buttons. */
export const usualPeople = [2, 3, 4, 5, 6, 8, 10, 20] as const;
/** The longest word to the applicant and the longest reason, in characters. */
export const maxWordLength = 1000;

/** A number of people as it was typed, or why it cannot be read. */
export type TypedPeople = { kind: "people"; people: number } | { kind: "outside" } | { kind: "unclear" };

/** Reads a number of people: "4", "4 адам", "12 человек". Fractions, ranges, several numbers and words are unclear. */
export function readPeople(text: string): TypedPeople {
  const [, sign, digits] =
    /^[^\d\p{Pd}\u2212]{0,20}([\p{Pd}\u2212]?)(\d{1,15})(?:[ .]*\p{L}{3,12}[ .]*)?$/u.exec(text.trim()) ?? [];
  if (digits === undefined) return { kind: "unclear" };
  const people = sign === "" ? Number(digits) : -1;
  return isPeople(people) ? { kind: "people", people } : { kind: "outside" };
}

export function isPeople(people: number): boolean {
  return Number.isInteger(people) && people >= peopleLimits.min && people <= peopleLimits.max;
}

/** What a closing is about, for the operator's list. */
export interface ClosingMatter {
  kind: Kind;
  /** What the applicant has ticked: ids of src/features/cases/remit.ts. */
  remit: readonly string[];
  /** The danger that was ticked or heard. */
  danger: readonly AlarmKind[];
}

/** Whether a coordinator has to approve the closing. @param approvedFor the operator's list */
export function needsApproval(approvedFor: readonly Matter[], { kind, remit, danger }: ClosingMatter): boolean {
  const about: readonly string[] = [kind, ...remit, ...danger.map((heard) => matterOf[heard])];
  return approvedFor.some((matter) => about.includes(matter));
}

const matterOf: Record<AlarmKind, Matter> = {
  threatToLife: "LIFE_IN_DANGER",
  suicide: "LIFE_IN_DANGER",
  violence: "VIOLENCE",
  childHurt: "CHILD_IN_DANGER",
  unnamed: "VIOLENCE",
};

/** What the applicant is asked four weeks later: whether the agreement holds, or whether the matter is settled. */
export type Question = "holds" | "settled";

/** What is asked after each outcome; null: there is nothing to ask. */
const questions = {
  INFORMATION_GIVEN: "settled",
  AGREEMENT: "holds",
  PARTIAL_AGREEMENT: "holds",
  NO_AGREEMENT: "settled",
  OTHER_SIDE_DECLINED: "settled",
  OTHER_SIDE_NOT_REACHED: "settled",
  NOT_SUITABLE: null,
  REFERRED: "settled",
  TERM_OVER: "settled",
} as const satisfies Record<MediatedOutcome, Question | null>;

/** When the applicant is asked, in days after the end. */
export const askedAfterDays = 28;

/**
 * What to ask, if anything. Where somebody is in danger nothing is asked: another reader of the phone would learn of the case, and the
 * applicant must not have to answer for an agreement under their eyes.
 */
export function questionFor(outcome: MediatedOutcome, danger: readonly AlarmKind[]): Question | null {
  return danger.length > 0 ? null : questions[outcome];
}

export const answers = ["YES", "PARTLY", "NO"] as const;
export type Answer = (typeof answers)[number];

export const maxStars = 5;
/** How long after the end a case can be rated, in days. */
export const ratingDays = 60;
