import type { Kind } from "../cases/kinds.ts";
import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import { may } from "../people/permissions.ts";
import { dayMs } from "../time/units.ts";

/** What a mediator sets for themselves. What was offered already stays offered. */
export interface Duty {
  onDuty: boolean;
  leaveUntil: Date | null;
  maxOpenCases: number;
  fields: Kind[];
}

export const leaveDays = [7, 14, 30] as const;
const mostCases = 20;

/** Null for who is no mediator. */
export function readDuty(db: Db, personId: number): Promise<Duty | null> {
  return db.mediator.findUnique({
    where: { personId },
    select: { onDuty: true, leaveUntil: true, maxOpenCases: true, fields: true },
  });
}

/** Only mediators have a duty, and only their own. */
export async function setDuty(db: Db, person: Person, change: Partial<Duty>): Promise<void> {
  const personId = person.id;
  if (!may(person, "setDuty", { regions: [], ownerId: personId })) return;
  const data = { ...change };
  if (data.maxOpenCases !== undefined) data.maxOpenCases = Math.min(Math.max(data.maxOpenCases, 1), mostCases);
  await db.mediator.updateMany({ where: { personId }, data });
}

/** Until the end of leave of so many days; 0 days: none. */
export function leaveFrom(now: Date, days: number): Date | null {
  return days === 0 ? null : new Date(now.getTime() + Math.min(days, 365) * dayMs);
}
