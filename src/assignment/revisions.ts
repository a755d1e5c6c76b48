import type { Db } from "../database/open.ts";
import { revise } from "../telegram/outbox.ts";
import { neededMessage, pingMessage, reminderMessage, turns } from "./notices.ts";

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
  const needed = cases.flatMap(({ id, offers }) =>
    Array.from({ length: turns(offers) + 1 }, (_, turn) => neededMessage.about({ case: id, turn })),
  );
  await revise(db, needed, now);
}

/** What of offers was said to mediators must show how each stands now. */
export async function reviseOffers(db: Db, offerIds: readonly number[], now: Date): Promise<void> {
  const abouts = [pingMessage, reminderMessage].flatMap((message) => offerIds.map((offer) => message.about({ offer })));
  await revise(db, abouts, now);
}
