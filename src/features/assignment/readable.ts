import type { Db } from "../../platform/database/open.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { mayAct } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import type { CaseAct } from "../people/permissions.ts";

/** A delivery to staff about a case. */
export interface CaseDelivery {
  personId: number;
  caseId: number;
}

/**
 * Keeps the deliveries that their recipients may still read. Between the decision and the sending, a role may have ended, or the case may
 * have been closed or given to somebody else.
 * @param acts the recipient must be allowed at least one of these
 */
export async function readable<T extends CaseDelivery>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly T[],
  acts: readonly CaseAct[],
): Promise<T[]> {
  const people = await findActors(db, [...new Set(deliveries.map(({ personId }) => personId))], adminIds);
  const states = await findCaseStates(db, [...new Set(deliveries.map(({ caseId }) => caseId))]);
  return deliveries.filter(({ personId, caseId }) => {
    const [person, state] = [people.get(personId), states.get(caseId)];
    return person !== undefined && state !== undefined && acts.some((act) => mayAct(person, act, state));
  });
}
