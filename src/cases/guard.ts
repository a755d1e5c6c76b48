import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import type { CaseAct } from "../people/permissions.ts";
import { lockCase } from "./cases.ts";
import { type CaseStanding, mayAct } from "./rules.ts";

/**
 * The case, if this person may do that with it now; null otherwise, whatever the reason: the asker learns nothing of a case that is
 * not theirs. Ask it before anything of a case is shown, and in the transaction of what is done.
 */
export async function guardCase(db: Db, person: Person, act: CaseAct, caseId: number): Promise<CaseStanding | null> {
  const one = (await findStandings(db, [caseId])).get(caseId);
  return one !== undefined && mayAct(person, act, one) ? one : null;
}

/** The same for what is done: nobody else changes the case until the transaction ends. */
export async function guardLocked(tx: Db, person: Person, act: CaseAct, caseId: number): Promise<CaseStanding | null> {
  await lockCase(tx, caseId);
  return guardCase(tx, person, act, caseId);
}

/** How cases stand, by their ids; what is not there is missing. */
export async function findStandings(db: Db, caseIds: readonly number[]): Promise<Map<number, CaseStanding>> {
  const rows = await db.$queryRaw<CaseStanding[]>`
    SELECT c.id, c."personId", c."regionId", c.status::text AS status, c.review, c."overLimit", c."mediatorId",
      ARRAY(SELECT o."mediatorId" FROM "Offer" o WHERE o."caseId" = c.id) AS "offeredTo"
    FROM "Case" c
    WHERE c.id = ANY (${caseIds}::int[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
