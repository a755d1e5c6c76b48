import type { Db } from "../../platform/database/open.ts";
import type { DutyList } from "../operator/operator.ts";
import { findAdministrators } from "../people/people.ts";
import type { AlarmFacts } from "./alarm-facts.ts";

/** Who is told of alarms, as the operator's file and the settings name them. */
export interface DutyContext {
  operator: { duty: DutyList };
  adminIds: readonly number[];
}

/** The roles with which somebody on the operator's duty list may be told of an alarm. */
export const dutyRoles = ["MEDIATOR", "COORDINATOR", "ADMIN"] as const;

/** What decides who is told of an alarm. */
export interface DutyFor extends Pick<AlarmFacts, "regionId"> {
  /** Who raises it, and so is not told. */
  personId: number;
  /** Set if a mediator reports about a case: its applicant is not told, and all coordinators of the region are. */
  applicantId?: number | null;
}

/**
 * The ids of the people who are told of an alarm: those on the operator's duty list, if none of them can be reached the region's
 * coordinators, and if none of these can be reached the administrators. Somebody without a role is never told, and nobody is told of their own alarm.
 */
export async function findOnDuty(
  db: Db,
  context: DutyContext,
  { personId, regionId, applicantId = null }: DutyFor,
): Promise<number[]> {
  const { everywhere, regions } = context.operator.duty;
  const listed = [...everywhere, ...(regions[regionId ?? ""] ?? [])].map(BigInt);
  const onList = listed.length === 0 ? [] : await findListed(db, context, listed);
  const isReport = applicantId !== null;
  const first = async () => (isReport ? [...onList, ...(await findCoordinators(db, regionId))] : onList);
  const groups = [first, () => findCoordinators(db, regionId), () => findAllAdministrators(db, context)];
  for (const group of groups) {
    const found = (await group()).filter((id) => id !== personId && id !== applicantId);
    if (found.length > 0) return [...new Set(found)].sort((a, b) => a - b);
  }
  return [];
}

/** Those of the duty list who are staff and can be reached. */
async function findListed(db: Db, { adminIds }: DutyContext, telegramIds: bigint[]): Promise<number[]> {
  const people = await db.person.findMany({
    where: {
      telegramId: { in: telegramIds },
      blockedAt: null,
      OR: [{ telegramId: { in: adminIds.map(BigInt) } }, { staff: { some: { role: { in: [...dutyRoles] } } } }],
    },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

/** The reachable coordinators of a region; without a region only those of the whole country. */
export async function findCoordinators(db: Db, regionId: string | null): Promise<number[]> {
  const wholeCountry = { regions: { isEmpty: true } };
  const roles = await db.staffRole.findMany({
    where: {
      role: "COORDINATOR",
      person: { blockedAt: null },
      OR: regionId === null ? [wholeCountry] : [wholeCountry, { regions: { has: regionId } }],
    },
    select: { personId: true },
  });
  return roles.map(({ personId }) => personId);
}

/** The reachable administrators: those whom the settings name, and those who were invited. */
export async function findAllAdministrators(db: Db, { adminIds }: Pick<DutyContext, "adminIds">): Promise<number[]> {
  const invited = await db.staffRole.findMany({ where: { role: "ADMIN" }, select: { personId: true } });
  const ids = [...(await findAdministrators(db, adminIds)), ...invited.map(({ personId }) => personId)];
  const reachable = await db.person.findMany({ where: { id: { in: ids }, blockedAt: null }, select: { id: true } });
  return reachable.map(({ id }) => id).sort((a, b) => a - b);
}
