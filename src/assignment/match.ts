/** What the match knows of a case. */
export interface MatchCase {
  applicantId: number;
  regionId: string;
  languages: readonly string[];
}

/** What the match knows of a mediator. */
export interface Candidate {
  personId: number;
  languages: readonly string[];
  /** Empty: the whole country. */
  regions: readonly string[];
  onDuty: boolean;
  openCases: number;
  maxOpenCases: number;
  /** When they were last offered a case. */
  lastOfferAt: Date | null;
}

/** Why a mediator cannot be asked. */
export type Unfit = "applicant" | "alreadyAsked" | "offDuty" | "otherRegion" | "noCommonLanguage" | "full";

/** Why this mediator; stored with the offer, so that it can be explained later (law 94-V art. 19-1). */
export interface Why {
  commonLanguages: string[];
  ownRegion: boolean;
  openCases: number;
  /** How many others could have been asked. */
  others: number;
}

export type Match = { kind: "mediator"; personId: number; why: Why } | { kind: "nobody" };

/** Chooses whom to ask: who can, nearest to the region, with the least load, and who has waited longest for an offer. */
export function match(one: MatchCase, candidates: readonly Candidate[], asked: readonly number[]): Match {
  const fit = candidates.filter((candidate) => unfit(one, candidate, asked) === null).sort(preferred);
  const [first] = fit;
  if (first === undefined) return { kind: "nobody" };
  return {
    kind: "mediator",
    personId: first.personId,
    why: {
      commonLanguages: common(one, first),
      ownRegion: first.regions.length > 0,
      openCases: first.openCases,
      others: fit.length - 1,
    },
  };
}

/** The first reason for which a mediator cannot be asked, or null. */
export function unfit(one: MatchCase, candidate: Candidate, asked: readonly number[]): Unfit | null {
  if (candidate.personId === one.applicantId) return "applicant";
  if (asked.includes(candidate.personId)) return "alreadyAsked";
  if (!candidate.onDuty) return "offDuty";
  if (candidate.regions.length > 0 && !candidate.regions.includes(one.regionId)) return "otherRegion";
  if (common(one, candidate).length === 0) return "noCommonLanguage";
  if (candidate.openCases >= candidate.maxOpenCases) return "full";
  return null;
}

function common(one: MatchCase, candidate: Candidate): string[] {
  return one.languages.filter((language) => candidate.languages.includes(language));
}

function preferred(a: Candidate, b: Candidate): number {
  // Someone of the region before someone of the whole country.
  return (
    Number(a.regions.length === 0) - Number(b.regions.length === 0) ||
    a.openCases - b.openCases ||
    (a.lastOfferAt?.getTime() ?? 0) - (b.lastOfferAt?.getTime() ?? 0) ||
    a.personId - b.personId
  );
}
