import { dayMs } from "../../platform/time/units.ts";
import type { Kind } from "../cases/kinds.ts";
import { type InvolvedRow, involvedOf } from "../people/involved.ts";
import type { Mark, MediatorKind } from "../people/mediators.ts";
import type { Point } from "../places/grid.ts";
import { distanceKm } from "../places/nearest.ts";

/** The facts about a case that the match uses. */
export interface MatchCase {
  /** The people whose own matter it is. */
  involved: readonly number[];
  kind: Kind;
  regionId: string;
  /** The middle of the district. */
  point: Point | null;
  languages: readonly string[];
  womanWished: boolean;
  /** The mediators who are never offered it. */
  barred: readonly number[];
}

/** The facts about a mediator that the match uses. */
export interface Candidate {
  personId: number;
  kind: MediatorKind;
  languages: readonly string[];
  /** An empty list means the whole country. */
  regions: readonly string[];
  /** The kinds of conflict that they mediate; an empty list means all kinds. */
  fields: readonly Kind[];
  marks: readonly Mark[];
  woman: boolean;
  /** The location of their room. */
  room: Point | null;
  onDuty: boolean;
  onLeave: boolean;
  /** The number of cases that they have accepted. */
  openCases: number;
  /** The number of open offers, each of which may become a case. */
  openOffers: number;
  maxOpenCases: number;
  /** When they were last offered a case. */
  lastOfferAt: Date | null;
  /** The parties with whom they have declared a conflict of interest before. */
  conflictsWith: readonly number[];
}

/** The reason why a mediator cannot be asked. */
export type Unfit =
  | "party"
  | "alreadyAsked"
  | "barred"
  | "conflictOfInterest"
  | "offDuty"
  | "onLeave"
  | "otherRegion"
  | "noCommonLanguage"
  | "otherField"
  | "notMarked"
  | "notWoman"
  | "full";

/** Why this mediator was chosen. It is stored with the offer, so that it can be explained later (law 94-V, art. 19-1). */
export interface Why {
  commonLanguages: string[];
  ownRegion: boolean;
  /** The distance from the district's middle to the mediator's room; null if the mediator has no room. */
  km: number | null;
  mark: Mark | null;
  kind: MediatorKind;
  openCases: number;
  /** How many other mediators could have been asked. */
  others: number;
}

export type Match = { kind: "mediator"; personId: number; why: Why } | { kind: "nobody" };

type FoundFacts = Omit<MatchCase, "involved" | "point" | "barred"> &
  InvolvedRow & {
    barred: readonly { mediatorId: number }[];
  };

/** The facts of a stored case that the match uses. */
export function matchCaseOf(found: FoundFacts, point: Point | null): MatchCase {
  const { kind, regionId, languages, womanWished } = found;
  const barred = found.barred.map(({ mediatorId }) => mediatorId);
  return { involved: involvedOf(found), kind, regionId, point, languages, womanWished, barred };
}

/** How long a mediator who gave a case back is not offered it again. */
const restMs = 14 * dayMs;

/**
 * The mediators who were asked about a case and so are not matched with it again. A mediator who gave it back for any other reason than a
 * conflict of interest, which `conflictsWith` tells, may be asked again two weeks later.
 */
export function askedBefore(
  offers: readonly { mediatorId: number; status: string; answeredAt: Date | null }[],
  now: Date,
): number[] {
  const isRested = ({ status, answeredAt }: (typeof offers)[number]) =>
    status === "WITHDRAWN" && answeredAt !== null && now.getTime() - answeredAt.getTime() >= restMs;
  return offers.filter((offer) => !isRested(offer)).map(({ mediatorId }) => mediatorId);
}

/** Chooses the best mediator, by `compareFor`, among those who can be asked. */
export function match(caseFacts: MatchCase, candidates: readonly Candidate[], asked: readonly number[]): Match {
  const fit = candidates.filter((candidate) => unfit(caseFacts, candidate, asked) === null).sort(compareFor(caseFacts));
  const [first] = fit;
  if (first === undefined) return { kind: "nobody" };
  const km = kmOf(caseFacts, first);
  return {
    kind: "mediator",
    personId: first.personId,
    why: {
      commonLanguages: common(caseFacts, first),
      ownRegion: first.regions.length > 0,
      km: km === null ? null : Math.round(km),
      mark: markFor(caseFacts),
      kind: first.kind,
      openCases: first.openCases,
      others: fit.length - 1,
    },
  };
}

/** The first reason why a mediator cannot be asked, or null. A common language is required. */
export function unfit(caseFacts: MatchCase, candidate: Candidate, asked: readonly number[]): Unfit | null {
  const mark = markFor(caseFacts);
  if (caseFacts.involved.includes(candidate.personId)) return "party";
  if (asked.includes(candidate.personId)) return "alreadyAsked";
  if (caseFacts.barred.includes(candidate.personId)) return "barred";
  if (candidate.conflictsWith.some((id) => caseFacts.involved.includes(id))) return "conflictOfInterest";
  if (!candidate.onDuty) return "offDuty";
  if (candidate.onLeave) return "onLeave";
  if (candidate.regions.length > 0 && !candidate.regions.includes(caseFacts.regionId)) return "otherRegion";
  if (common(caseFacts, candidate).length === 0) return "noCommonLanguage";
  if (candidate.fields.length > 0 && !candidate.fields.includes(caseFacts.kind)) return "otherField";
  if (mark !== null && mark !== "ANA" && !candidate.marks.includes(mark)) return "notMarked";
  if (caseFacts.womanWished && !candidate.woman) return "notWoman";
  if (loadOf(candidate) >= candidate.maxOpenCases) return "full";
  return null;
}

/**
 * The mark that a case calls for. School and interethnic cases go only to mediators with that mark. A family case whose applicant wishes
 * a woman goes first to the women of «Ана медиациясы», then to other women.
 */
function markFor({ kind, womanWished }: Pick<MatchCase, "kind" | "womanWished">): Mark | null {
  if (kind === "SCHOOL") return "SCHOOL";
  if (kind === "INTERETHNIC") return "ETHNO";
  return womanWished && (kind === "FAMILY" || kind === "GENERATIONS") ? "ANA" : null;
}

/** How many cases a mediator would have after accepting all open offers. */
function loadOf({ openCases, openOffers }: Candidate): number {
  return openCases + openOffers;
}

function common(caseFacts: MatchCase, candidate: Candidate): string[] {
  return caseFacts.languages.filter((language) => candidate.languages.includes(language));
}

function kmOf(caseFacts: MatchCase, { room }: Candidate): number | null {
  return caseFacts.point === null || room === null ? null : distanceKm(caseFacts.point, room);
}

/** Groups distances: within an hour's journey, within a day's journey, farther or unknown. Within a group the load decides. */
function distanceStep(km: number | null): number {
  if (km === null || km > 300) return 2;
  return km <= 60 ? 0 : 1;
}

function compareFor(caseFacts: MatchCase): (a: Candidate, b: Candidate) => number {
  const mark = markFor(caseFacts);
  const keys = (candidate: Candidate): number[] => [
    mark !== null && candidate.marks.includes(mark) ? 0 : 1,
    // A mediator of the region comes before a mediator of the whole country.
    candidate.regions.length > 0 ? 0 : 1,
    distanceStep(kmOf(caseFacts, candidate)),
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
