import type { Db } from "../../platform/database/open.ts";
import { findAdministrators } from "./people.ts";

/** The reachable coordinators of a region, in the order of their ids. */
export async function findCoordinators(db: Db, regionId: string): Promise<number[]> {
  const staff = await db.person.findMany({
    where: {
      blockedAt: null,
      staff: { some: { role: "COORDINATOR", OR: [{ regions: { isEmpty: true } }, { regions: { has: regionId } }] } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return staff.map(({ id }) => id);
}

/**
 * The same, or the administrators where there are none.
 * @param matter where it is, and the people whose own matter it is, who are never among them
 */
export async function findCoordinatorsOrAdministrators(
  db: Db,
  adminIds: readonly number[],
  { regionId, involved }: { regionId: string; involved: readonly number[] },
): Promise<number[]> {
  const coordinators = (await findCoordinators(db, regionId)).filter((id) => !involved.includes(id));
  if (coordinators.length > 0) return coordinators;
  return (await findAdministrators(db, adminIds)).filter((id) => !involved.includes(id));
}
