import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { loadVersion, newestVersions, type Version } from "./versions.ts";

/** The newest documents that were sent to a party who takes part in the case; null if they do not. */
export async function readPapersOfParty(
  db: Db,
  vault: Vault,
  personId: number,
  caseId: number,
): Promise<{ caseId: number; number: string; versions: Version[] } | null> {
  const party = await db.party.findFirst({
    where: { caseId, personId, leftAt: null },
    select: { case: { select: { number: true } } },
  });
  if (party === null) return null;
  const versions = (await newestVersions(db, vault, caseId)).filter((version) => isOf(version, personId));
  return { caseId, number: party.case.number, versions };
}

/** A version that was sent to this party, who still takes part; null for others. */
export async function versionOfParty(db: Db, vault: Vault, personId: number, id: number): Promise<Version | null> {
  const version = await loadVersion(db, vault, id);
  return version !== null && isOf(version, personId) ? version : null;
}

/** Whether a version was sent to somebody who still takes part in the case. */
export function isOf({ sides, present }: Version, personId: number): boolean {
  return present.includes(personId) && sides.some((side) => side.personId === personId);
}
