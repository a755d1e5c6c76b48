import type { Db } from "../../platform/database/open.ts";
import { findAdministrators } from "./people.ts";

/**
 * The reachable coordinators of a region, or the administrators where there are none, in the order of their ids.
 * @param party the person whom it concerns, who is never among them
 */
export async function findCoordinators(
  db: Db,
  adminIds: readonly number[],
  regionId: string,
  party: number,
): Promise<number[]> {
  const staff = await db.person.findMany({
    where: {
      id: { not: party },
      blockedAt: null,
      staff: { some: { role: "COORDINATOR", OR: [{ regions: { isEmpty: true } }, { regions: { has: regionId } }] } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  if (staff.length > 0) return staff.map(({ id }) => id);
  return (await findAdministrators(db, adminIds)).filter((id) => id !== party);
}
