import type { Person } from "../../platform/chat/person.ts";
import { notInvolved } from "../people/involved.ts";
import { type CaseAct, regionsFor } from "../people/permissions.ts";

/**
 * The `where` of Prisma for the cases that a list or a count may show to a person for the sake of an act: those of their regions, and never
 * a case to which they are a party, whatever their role. In which state the case must be is for the caller to say.
 */
export function casesOfStaff(person: Person, act: CaseAct) {
  const regions = regionsFor(person, act);
  return { ...notInvolved(person.id), ...(regions === "everywhere" ? {} : { regionId: { in: regions } }) };
}
