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
  await reviseNeeded(db, [{ id: caseId, offers }], now);
}

/** Edits the requests to coordinators so that they show which mediator each case now waits for. */
export async function reviseNeeded(
  db: Db,
  cases: readonly { id: number; offers: readonly { status: string }[] }[],
  now: Date,
): Promise<void> {
  const needed = cases.flatMap(({ id, offers }) =>
    Array.from({ length: turns(offers) + 1 }, (_, turn) => neededMessage.about({ case: id, turn })),
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
