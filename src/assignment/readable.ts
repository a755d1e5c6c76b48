import { findCaseStates } from "../cases/guard.ts";
import { mayAct } from "../cases/rules.ts";
import type { Db } from "../database/open.ts";
import { findActors } from "../people/actors.ts";
import type { CaseAct } from "../people/permissions.ts";

/** Something that is said to staff of a case. */
export interface AddressedCase {
  personId: number;
  caseId: number;
}

/**
 * Of what is about to be said to staff that which its reader may still see: between the decision and the saying a role may have gone, a
 * case may have been closed or given to somebody else.
 * @param acts one of them is enough
 */
export async function readable<T extends AddressedCase>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly T[],
  acts: readonly CaseAct[],
): Promise<T[]> {
  const people = await findActors(db, [...new Set(deliveries.map(({ personId }) => personId))], adminIds);
  const standings = await findCaseStates(db, [...new Set(deliveries.map(({ caseId }) => caseId))]);
  return deliveries.filter(({ personId, caseId }) => {
    const [person, one] = [people.get(personId), standings.get(caseId)];
    return person !== undefined && one !== undefined && acts.some((act) => mayAct(person, act, one));
  });
}
