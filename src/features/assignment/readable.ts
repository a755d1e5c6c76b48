import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { type CaseState, mayAct, subjectOf } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import { type CaseAct, may } from "../people/permissions.ts";

/** A delivery to staff about a case. */
export interface CaseDelivery {
  personId: number;
  caseId: number;
}

/** The deliveries of which something is known, with the case that each is about. */
export function withFacts<Delivery extends { personId: number }, Facts>(
  deliveries: readonly Delivery[],
  find: (delivery: Delivery) => Facts | undefined,
  caseOf: (facts: Facts) => number,
): (CaseDelivery & { delivery: Delivery; facts: Facts })[] {
  return deliveries.flatMap((delivery) => {
    const facts = find(delivery);
    return facts === undefined ? [] : [{ delivery, personId: delivery.personId, facts, caseId: caseOf(facts) }];
  });
}

/**
 * Keeps the deliveries that their recipients may still read. Between the decision and the sending, a role may have ended, or the case may
 * have been closed or given to somebody else.
 * @param acts the recipient must be allowed at least one of these
 */
export function readable<T extends CaseDelivery>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly T[],
  acts: readonly CaseAct[],
): Promise<T[]> {
  return keep(db, adminIds, deliveries, (person, state) => acts.some((act) => mayAct(person, act, state)));
}

/**
 * The same for news of a case that the recipient has no longer, because it was closed or went elsewhere: they must still have the role and the
 * region, and be no party to it.
 */
export function ofFormerStaff<T extends CaseDelivery>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly T[],
  act: CaseAct,
): Promise<T[]> {
  return keep(db, adminIds, deliveries, (person, state) => may(person, act, subjectOf(state)));
}

async function keep<T extends CaseDelivery>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly T[],
  mayRead: (person: Person, state: CaseState) => boolean,
): Promise<T[]> {
  const people = await findActors(db, [...new Set(deliveries.map(({ personId }) => personId))], adminIds);
  const states = await findCaseStates(db, [...new Set(deliveries.map(({ caseId }) => caseId))]);
  return deliveries.filter(({ personId, caseId }) => {
    const [person, state] = [people.get(personId), states.get(caseId)];
    return person !== undefined && state !== undefined && mayRead(person, state);
  });
}
