import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { dayMs } from "../../platform/time/units.ts";
import type { Kind } from "../cases/kinds.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";

/** The settings that mediators change themselves. Offers that were already made stay open. */
export interface Duty {
  onDuty: boolean;
  leaveUntil: Date | null;
  maxOpenCases: number;
  fields: Kind[];
}

export const leaveDays = [7, 14, 30] as const;
const maxCases = 20;

/** Reads the duty of a mediator; null if the person is not a mediator. */
export function readDuty(db: Db, personId: number): Promise<Duty | null> {
  return db.mediator.findUnique({
    where: { personId },
    select: { onDuty: true, leaveUntil: true, maxOpenCases: true, fields: true },
  });
}

/** Changes a mediator's own duty. Does nothing for other people. */
export async function setDuty(db: Db, person: Person, change: Partial<Duty>, now: Date): Promise<void> {
  const personId = person.id;
  const subject = { id: personId, regions: [], ownerId: personId };
  if (!may(person, "setDuty", subject)) return;
  const data = { ...change };
  if (data.maxOpenCases !== undefined) data.maxOpenCases = Math.min(Math.max(data.maxOpenCases, 1), maxCases);
  await inTransaction(db, async (tx) => {
    const { count } = await tx.mediator.updateMany({ where: { personId }, data });
    if (count > 0) await recordAct(tx, { act: "setDuty", actor: person, subject }, now);
  });
}

/** The end of a leave of `days` days; null for 0 days. */
export function leaveFrom(now: Date, days: number): Date | null {
  return days === 0 ? null : new Date(now.getTime() + Math.min(days, 365) * dayMs);
}
