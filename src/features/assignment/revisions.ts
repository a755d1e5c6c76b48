import type { Db } from "../../platform/database/open.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { neededMessage, pingMessage, reminderMessage, turns } from "./notices.ts";

/** Edits the messages to staff about a case so that they show its present state. */
export async function reviseCase(db: Db, caseId: number, now: Date): Promise<void> {
  const offers = await db.offer.findMany({ where: { caseId }, select: { id: true, status: true } });
  await reviseOffers(
    db,
    offers.map(({ id }) => id),
    now,
  );
  const { reopened } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { reopened: true } });
  await reviseNeeded(db, [{ id: caseId, offers, reopened }], now);
}

/** Edits the requests to coordinators so that they show which mediator each case now waits for. */
export async function reviseNeeded(
  db: Db,
  cases: readonly { id: number; offers: readonly { status: string }[]; reopened: number }[],
  now: Date,
): Promise<void> {
  const needed = cases.flatMap((found) =>
    Array.from({ length: turns(found) + 1 }, (_, turn) => neededMessage.about({ case: found.id, turn })),
  );
  await revise(db, needed, now);
}

/** Edits the messages to mediators so that they show the present state of their offers. */
export async function reviseOffers(db: Db, offerIds: readonly number[], now: Date): Promise<void> {
  const messages = [pingMessage, reminderMessage].flatMap((message) =>
    offerIds.map((offer) => message.about({ offer })),
  );
  await revise(db, messages, now);
}
