import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { CaseAct } from "../people/permissions.ts";
import { findCaseStates, lockCase } from "./case-rows.ts";
import { type CaseState, mayAct } from "./rules.ts";

/**
 * Reads the case if this person may do the act on it now. Otherwise null, without a reason, so that nobody learns anything about other
 * people's cases. Call it before anything about a case is shown, and in the transaction of the act.
 */
export async function guardCase(db: Db, person: Person, act: CaseAct, caseId: number): Promise<CaseState | null> {
  const state = (await findCaseStates(db, [caseId])).get(caseId);
  return state !== undefined && mayAct(person, act, state) ? state : null;
}

/** Locks the case and then does the same, for an act that changes it. */
export async function guardLocked(tx: Db, person: Person, act: CaseAct, caseId: number): Promise<CaseState | null> {
  await lockCase(tx, caseId);
  return guardCase(tx, person, act, caseId);
}
