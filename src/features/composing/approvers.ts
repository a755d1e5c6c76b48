import type { Db } from "../../platform/database/open.ts";
import type { PingHours } from "../../platform/time/contact-hours.ts";
import { findAdministrators } from "../people/people.ts";

/** What asking for an approval and answering it need besides the event. */
export interface ApprovalContext {
  adminIds: readonly number[];
  /** When the operator lets editors and approvers be pinged. */
  calendar: PingHours;
}

/**
 * All who may approve an event of these regions: editors and administrators, without those who composed it.
 * Administrators of the configuration count, whether they have written to the bot or not.
 */
export async function findApprovers(
  db: Db,
  adminIds: readonly number[],
  regions: readonly string[],
  composers: readonly number[],
): Promise<number[]> {
  const ofRegions = regions.length === 0 ? [] : [{ role: "EDITOR" as const, regions: { hasEvery: [...regions] } }];
  const staff = await db.person.findMany({
    where: {
      id: { notIn: [...composers] },
      blockedAt: null,
      staff: { some: { OR: [{ role: "ADMIN" }, { role: "EDITOR", regions: { isEmpty: true } }, ...ofRegions] } },
    },
    select: { id: true },
  });
  const administrators = await db.person.findMany({
    where: { id: { in: await findAdministrators(db, adminIds), notIn: [...composers] }, blockedAt: null },
    select: { id: true },
  });
  return [...new Set([...staff, ...administrators].map(({ id }) => id))];
}
