import type { Db } from "../database/open.ts";
import { revise } from "../telegram/outbox.ts";
import { hourMs } from "../time/units.ts";

/** A case may need a coordinator more than once: each time after another number of turns. */
export function neededSubject(caseId: number, turn: number): string {
  return `${caseId}/${turn}`;
}

/** Of whatever is added to a case within an hour its mediator hears once. */
export function addedSubject(caseId: number, now: Date): string {
  return `${caseId}/${Math.floor(now.getTime() / hourMs)}`;
}

/** How often a case went to a mediator or came back from one who had it. */
export function turns(offers: readonly { status: string }[]): number {
  return offers.length + offers.filter(({ status }) => status === "WITHDRAWN").length;
}

/** What was said of a case to staff must show how it stands now. */
export async function reviseCase(db: Db, caseId: number, now: Date): Promise<void> {
  const offers = await db.offer.findMany({ where: { caseId }, select: { id: true, status: true } });
  await reviseOffers(
    db,
    offers.map(({ id }) => id),
    now,
  );
  await reviseNeeded(db, [{ id: caseId, offers }], now);
}

/** What coordinators were told of cases must show whom each waits for now. */
export async function reviseNeeded(
  db: Db,
  cases: readonly { id: number; offers: readonly { status: string }[] }[],
  now: Date,
): Promise<void> {
  const subjects = cases.flatMap(({ id, offers }) =>
    Array.from({ length: turns(offers) + 1 }, (_, turn) => neededSubject(id, turn)),
  );
  await revise(db, "assignment.needed", subjects, now);
}

/** What of offers was said to mediators must show how each stands now. */
export async function reviseOffers(db: Db, offerIds: readonly number[], now: Date): Promise<void> {
  await revise(db, "assignment.ping", offerIds, now);
  await revise(db, "assignment.reminder", offerIds, now);
}
