import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf } from "./briefs.ts";
import { oldestInHand } from "./mediator-rows.ts";
import type { WorkFacts } from "./work-screens.ts";

export interface CaseInHand extends Omit<WorkFacts, "givingBack"> {
  regionId: string;
  /** The applicant. */
  personId: number;
}

/** The ten cases that a mediator has had for the longest time, the oldest first. */
export async function casesInHand(db: Db, vault: Vault, mediatorId: number): Promise<CaseInHand[]> {
  const ids = await oldestInHand(db, mediatorId);
  const rows = await db.case.findMany({
    where: { id: { in: ids } },
    select: { ...briefFields, regionId: true, personId: true, assignedAt: true },
  });
  return ids.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) return [];
    const { regionId, personId, assignedAt } = row;
    return [{ ...briefOf(vault, row), regionId, personId, assignedAt }];
  });
}
