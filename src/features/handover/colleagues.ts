import type { Db } from "../../platform/database/open.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { loadCandidates } from "../assignment/candidate-rows.ts";
import { findCase } from "../assignment/found-case.ts";
import { matchCaseOf, unfit } from "../assignment/match.ts";
import { involvedOf } from "../people/involved.ts";
import { openName } from "../people/people.ts";

/** A mediator to whom a case may be handed over. */
export interface Colleague {
  personId: number;
  name: string;
  openCases: number;
  /** Off duty, or with as many cases as they want. They may still be asked. */
  isBusy: boolean;
}

/**
 * The reachable colleagues who may have a case: by region, language, kind of conflict and wishes, without a conflict of interest, and not on
 * leave. Those with few cases come first.
 */
export async function findColleagues(
  db: Db,
  { places, vault }: Pick<AssignmentContext, "places" | "vault">,
  caseId: number,
  mediatorId: number,
  now: Date,
): Promise<Colleague[]> {
  const found = await findCase(db, vault, caseId);
  const matchCase = matchCaseOf(found, places.district(found.districtId)?.point ?? null);
  const sought = { regionIds: [found.regionId], partyIds: involvedOf(found) };
  const candidates = (await loadCandidates(db, sought, now)).filter((candidate) => {
    const reason = unfit(matchCase, { ...candidate, onDuty: true }, [mediatorId]);
    return reason === null || reason === "full";
  });
  const people = await db.person.findMany({
    where: { id: { in: candidates.map(({ personId }) => personId) } },
    select: { id: true, nameSealed: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, openName(vault, person) ?? ""]));
  return candidates
    .map(({ personId, openCases, openOffers, onDuty, maxOpenCases }) => ({
      personId,
      name: nameOf.get(personId) ?? "",
      openCases,
      isBusy: !onDuty || openCases + openOffers >= maxOpenCases,
    }))
    .sort((a, b) => Number(a.isBusy) - Number(b.isBusy) || a.openCases - b.openCases || a.personId - b.personId);
}
