import type { Db } from "../database/open.ts";

export async function isOnDuty(db: Db, personId: number): Promise<boolean> {
  const mediator = await db.mediator.findUnique({ where: { personId }, select: { onDuty: true } });
  return mediator?.onDuty ?? false;
}

/** On duty a mediator is offered new cases. What was offered already stays offered. */
export async function setDuty(db: Db, personId: number, onDuty: boolean): Promise<void> {
  await db.mediator.updateMany({ where: { personId }, data: { onDuty } });
}
