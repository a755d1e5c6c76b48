import type { Kind } from "../cases/kinds.ts";
import type { Mark, MediatorKind } from "../people/mediators.ts";
import type { Point } from "../places/grid.ts";
import { distanceKm } from "../places/nearest.ts";

/** What the match knows of a case. */
export interface MatchCase {
  applicantId: number;
  kind: Kind;
  regionId: string;
  /** The middle of its district. */
  point: Point | null;
  languages: readonly string[];
  womanWished: boolean;
}

/** What the match knows of a mediator. */
export interface Candidate {
  personId: number;
  kind: MediatorKind;
  languages: readonly string[];
  /** Empty: the whole country. */
  regions: readonly string[];
  /** Kinds of conflict; empty: all. */
  fields: readonly Kind[];
  marks: readonly Mark[];
  woman: boolean;
  /** Where their room is. */
  room: Point | null;
  onDuty: boolean;
  onLeave: boolean;
  /** Cases they have accepted. */
  openCases: number;
  /** Offers to them that await their answer: each may become a case. */
  openOffers: number;
  maxOpenCases: number;
  /** When they were last offered a case. */
  lastOfferAt: Date | null;
  /** The applicants with whom they have named a conflict of interest before. */
  conflictsWith: readonly number[];
}

/** Why a mediator cannot be asked. */
export type Unfit =
  | "applicant"
  | "alreadyAsked"
  | "conflictOfInterest"
  | "offDuty"
  | "onLeave"
  | "otherRegion"
  | "noCommonLanguage"
  | "otherField"
  | "notMarked"
  | "notWoman"
  | "full";

/** Why this mediator; stored with the offer, so that it can be explained later (law 94-V art. 19-1). */
export interface Why {
  commonLanguages: string[];
  ownRegion: boolean;
  /** From the district's middle to the mediator's room; null where they have none. */
  km: number | null;
  mark: Mark | null;
  kind: MediatorKind;
  openCases: number;
  /** How many others could have been asked. */
  others: number;
}

export type Match = { kind: "mediator"; personId: number; why: Why } | { kind: "nobody" };

/** Chooses whom to ask: of those who can, the best by `compare`. */
export function match(one: MatchCase, candidates: readonly Candidate[], asked: readonly number[]): Match {
  const fit = candidates.filter((candidate) => unfit(one, candidate, asked) === null).sort(compareFor(one));
  const [first] = fit;
  if (first === undefined) return { kind: "nobody" };
  const km = kmOf(one, first);
  return {
    kind: "mediator",
    personId: first.personId,
    why: {
      commonLanguages: common(one, first),
      ownRegion: first.regions.length > 0,
      km: km === null ? null : Math.round(km),
      mark: markFor(one),
      kind: first.kind,
      openCases: first.openCases,
      others: fit.length - 1,
    },
  };
}

/** The first reason for which a mediator cannot be asked, or null. A language in common is a must. */
export function unfit(one: MatchCase, candidate: Candidate, asked: readonly number[]): Unfit | null {
  const mark = markFor(one);
  if (candidate.personId === one.applicantId) return "applicant";
  if (asked.includes(candidate.personId)) return "alreadyAsked";
  if (candidate.conflictsWith.includes(one.applicantId)) return "conflictOfInterest";
  if (!candidate.onDuty) return "offDuty";
  if (candidate.onLeave) return "onLeave";
  if (candidate.regions.length > 0 && !candidate.regions.includes(one.regionId)) return "otherRegion";
  if (common(one, candidate).length === 0) return "noCommonLanguage";
  if (candidate.fields.length > 0 && !candidate.fields.includes(one.kind)) return "otherField";
  if (mark !== null && mark !== "ANA" && !candidate.marks.includes(mark)) return "notMarked";
  if (one.womanWished && !candidate.woman) return "notWoman";
  if (loadOf(candidate) >= candidate.maxOpenCases) return "full";
  return null;
}

/**
 * The mark that a matter asks for: school and interethnic matters go only to those marked for them; a family matter whose
 * applicant wishes a woman goes first to the women of «Ана медиациясы», then to other women.
 */
function markFor({ kind, womanWished }: Pick<MatchCase, "kind" | "womanWished">): Mark | null {
  if (kind === "SCHOOL") return "SCHOOL";
  if (kind === "INTERETHNIC") return "ETHNO";
  return womanWished && (kind === "FAMILY" || kind === "GENERATIONS") ? "ANA" : null;
}

/** What a mediator has in hand, were they to accept all that they are asked at present. */
function loadOf({ openCases, openOffers }: Candidate): number {
  return openCases + openOffers;
}

function common(one: MatchCase, candidate: Candidate): string[] {
  return one.languages.filter((language) => candidate.languages.includes(language));
}

function kmOf(one: MatchCase, { room }: Candidate): number | null {
  return one.point === null || room === null ? null : distanceKm(one.point, room);
}

/** Within an hour's way, within a day's, farther or unknown: within a step the load decides. */
function distanceStep(km: number | null): number {
  if (km === null || km > 300) return 2;
  return km <= 60 ? 0 : 1;
}

function compareFor(one: MatchCase): (a: Candidate, b: Candidate) => number {
  const mark = markFor(one);
  const keys = (candidate: Candidate): number[] => [
    mark !== null && candidate.marks.includes(mark) ? 0 : 1,
    // Someone of the region before someone of the whole country.
    candidate.regions.length > 0 ? 0 : 1,
    distanceStep(kmOf(one, candidate)),
    loadOf(candidate),
    // A public mediator is free of charge (law 401-IV, art. 22).
    candidate.kind === "PUBLIC" ? 0 : 1,
    candidate.lastOfferAt?.getTime() ?? 0,
    candidate.personId,
  ];
  return (a, b) => {
    const left = keys(a);
    const right = keys(b);
    const at = left.findIndex((key, index) => key !== right[index]);
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  };
}
