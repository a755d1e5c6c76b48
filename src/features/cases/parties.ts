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
