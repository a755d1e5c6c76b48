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
  /** Set if a mediator reports about a case: those whose own matter it is are not told, and all coordinators of the region are. */
  involved?: readonly number[] | null;
}

/**
 * The ids of the people who are told of an alarm: those on the operator's duty list, if none of them can be reached the region's
 * coordinators, and if none of these can be reached the administrators. Somebody without a role is never told, and nobody is told of their own alarm.
 */
export async function findOnDuty(db: Db, context: DutyContext, alarm: DutyFor): Promise<number[]> {
  return (await loadDuty(db, context, [alarm.regionId]))(alarm);
}

/** The same for any number of alarms in these regions, with as many statements as for a single alarm. */
export async function loadDuty(
  db: Db,
  context: DutyContext,
  regionIds: readonly (string | null)[],
): Promise<(alarm: DutyFor) => number[]> {
  const { everywhere, regions } = context.operator.duty;
  const listedFor = (regionId: string | null) => [...everywhere, ...(regions[regionId ?? ""] ?? [])].map(BigInt);
  const onList = await findListed(db, context, [...new Set(regionIds.flatMap(listedFor))]);
  const coordinators = await findCoordinators(db, regionIds);
  const administrators = await findAllAdministrators(db, context);
  return ({ personId, regionId, involved = null }) => {
    const listed = listedFor(regionId).flatMap((telegramId) => onList.get(telegramId) ?? []);
    const ofRegion = coordinators.filter(({ isFor }) => isFor(regionId)).map((coordinator) => coordinator.personId);
    const first = involved === null ? listed : [...listed, ...ofRegion];
    const told = [first, ofRegion, administrators]
      .map((group) => group.filter((id) => id !== personId && involved?.includes(id) !== true))
      .find((group) => group.length > 0);
    return [...new Set(told)].sort((a, b) => a - b);
  };
}

/** Those of the duty list who are staff and can be reached: their ids by their Telegram ids. */
async function findListed(
  db: Db,
  { adminIds }: DutyContext,
  telegramIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, number>> {
  if (telegramIds.length === 0) return new Map();
  const people = await db.person.findMany({
    where: {
      telegramId: { in: [...telegramIds] },
      blockedAt: null,
      OR: [{ telegramId: { in: adminIds.map(BigInt) } }, { staff: { some: { role: { in: [...dutyRoles] } } } }],
    },
    select: { id: true, telegramId: true },
  });
  return new Map(people.map(({ id, telegramId }) => [telegramId, id]));
}

/** The reachable coordinators of these regions and of the whole country. Where no region is known, only the latter are told. */
async function findCoordinators(db: Db, regionIds: readonly (string | null)[]) {
  const known = regionIds.filter((id) => id !== null);
  const roles = await db.staffRole.findMany({
    where: {
      role: "COORDINATOR",
      person: { blockedAt: null },
      OR: [{ regions: { isEmpty: true } }, { regions: { hasSome: known } }],
    },
    select: { personId: true, regions: true },
  });
  return roles.map(({ personId, regions }) => ({
    personId,
    isFor: (regionId: string | null) => regions.length === 0 || (regionId !== null && regions.includes(regionId)),
  }));
}

/** The reachable administrators: those whom the settings name, and those who were invited. */
export async function findAllAdministrators(db: Db, { adminIds }: Pick<DutyContext, "adminIds">): Promise<number[]> {
  const invited = await db.staffRole.findMany({ where: { role: "ADMIN" }, select: { personId: true } });
  const ids = [...(await findAdministrators(db, adminIds)), ...invited.map(({ personId }) => personId)];
  const reachable = await db.person.findMany({ where: { id: { in: ids }, blockedAt: null }, select: { id: true } });
  return reachable.map(({ id }) => id).sort((a, b) => a - b);
}
