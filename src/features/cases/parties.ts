import type { Db } from "../../platform/database/open.ts";

/** A person on a side of a case. */
export interface CaseParty {
  id: number;
  /** Numbered by arrival: 1 is the applicant. */
  side: number;
  personId: number;
}

/** The people who take part in a case now, in the order of their sides. Empty until a mediator has taken it. */
export function partiesOf(db: Db, caseId: number): Promise<CaseParty[]> {
  return db.party.findMany({
    where: { caseId, leftAt: null },
    orderBy: { side: "asc" },
    select: { id: true, side: true, personId: true },
  });
}

/** The party that a person is to an open case now; null if they are not a party, or have left. */
export function findPartyIn(db: Db, personId: number, caseId: number): Promise<CaseParty | null> {
  return db.party.findFirst({
    where: { caseId, personId, leftAt: null, case: { status: { not: "CLOSED" } } },
    select: { id: true, side: true, personId: true },
  });
}

/** A side that somebody else than the applicant has in an open case now; null if they do not. */
export async function findOtherSide(db: Db, personId: number, caseId: number): Promise<CaseParty | null> {
  const party = await findPartyIn(db, personId, caseId);
  return party === null || party.side === 1 ? null : party;
}

/** The people who are told what becomes of a case beside its applicant: the other sides that have not left. */
export async function otherSidesOf(db: Db, caseId: number): Promise<number[]> {
  const parties = await partiesOf(db, caseId);
  return parties.filter(({ side }) => side > 1).map(({ personId }) => personId);
}
