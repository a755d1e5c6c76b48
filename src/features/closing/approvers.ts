import type { Db } from "../../platform/database/open.ts";
import type { CaseState } from "../cases/rules.ts";
import { findAllAdministrators } from "../danger/on-duty.ts";
import { findCoordinators } from "../people/coordinators.ts";

/** A case whose closing waits. */
type WaitingCase = Pick<CaseState, "involved" | "regionId" | "mediatorId">;

interface ApproversContext {
  adminIds: readonly number[];
}

/**
 * The ids of the people who are asked to approve a closing: the reachable coordinators of the region, and where there are none the
 * administrators. Neither a party nor the mediator who closes the case is among them.
 */
export async function findApprovers(db: Db, context: ApproversContext, state: WaitingCase): Promise<number[]> {
  const coordinators = others(await findCoordinators(db, state.regionId), state);
  return coordinators.length > 0 ? coordinators : findDeputies(db, context, state);
}

/** The administrators, who are reminded too when no coordinator has acted for a working day. */
export async function findDeputies(db: Db, context: ApproversContext, state: WaitingCase): Promise<number[]> {
  return others(await findAllAdministrators(db, context), state);
}

function others(personIds: readonly number[], { involved, mediatorId }: WaitingCase): number[] {
  return [...new Set(personIds)].filter((id) => !involved.includes(id) && id !== mediatorId).sort((a, b) => a - b);
}
