import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openName } from "../people/people.ts";

/** Loads the names of the mediators of talks, as the coordinators set them. */
export async function loadNames(
  db: Db,
  vault: Vault,
  talks: readonly { mediatorId: number | null }[],
): Promise<(talk: { mediatorId: number | null }) => string> {
  const ids = [...new Set(talks.flatMap(({ mediatorId }) => mediatorId ?? []))];
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, nameSealed: true } });
  const names = new Map(people.map((person) => [person.id, openName(vault, person) ?? ""]));
  return ({ mediatorId }) => names.get(mediatorId ?? 0) ?? "";
}
