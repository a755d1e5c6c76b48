import { int } from "../../platform/chat/buttons.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { hourMs } from "../../platform/time/units.ts";

/** Offers a free seat to somebody who waits. It is theirs `until` that time; a later offer is another message. */
export const offerMessage = defineMessage({
  name: "events.offered",
  subject: { event: int, registration: int, until: instant },
  priority: "urgent",
});
const offerMs = 12 * hourMs;

export async function returnSeats(tx: Db, eventId: number, count: number): Promise<void> {
  await tx.event.update({ where: { id: eventId }, data: { taken: { decrement: count } } });
}

/**
 * Offers free seats to those who have waited longest, for twelve hours that begin at a decent hour, but at most until the event begins.
 * The caller holds the event's lock.
 */
export async function offerSeats(tx: Db, eventId: number, now: Date): Promise<void> {
  const event = await tx.event.findUnique({ where: { id: eventId } });
  if (event === null || event.status !== "PUBLISHED" || event.startsAt === null) return;
  const notBefore = nextPublicHour(now);
  if (notBefore >= event.startsAt) return;
  const waiting = await tx.registration.findMany({
    where: { eventId, status: "WAITING", person: { blockedAt: null } },
    orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
    select: { id: true, personId: true },
    ...(event.places === null ? {} : { take: Math.max(event.places - event.taken, 0) }),
  });
  if (waiting.length === 0) return;
  const until = new Date(Math.min(notBefore.getTime() + offerMs, event.startsAt.getTime()));
  const ids = waiting.map(({ id }) => id);
  await tx.registration.updateMany({ where: { id: { in: ids } }, data: { status: "OFFERED", offeredUntil: until } });
  await tx.event.update({ where: { id: eventId }, data: { taken: { increment: ids.length } } });
  const deliveries = waiting.map(({ id, personId }) =>
    offerMessage.to(personId, { event: eventId, registration: id, until }, { notBefore, validUntil: until }),
  );
  await enqueue(tx, deliveries, now);
}

/** Ends offers that were not accepted in time, and offers their seats to the next people. The caller holds the event's lock. */
export async function endOffers(tx: Db, eventId: number, now: Date): Promise<void> {
  // After the start nobody can take a seat, even if the event was moved forward after the offer.
  const isOver = [{ offeredUntil: { lte: now } }, { event: { startsAt: { lte: now } } }];
  const late = { eventId, status: "OFFERED" as const, OR: isOver };
  const ended = await tx.registration.findMany({ where: late, select: { id: true, offeredUntil: true } });
  if (ended.length === 0) return;
  await tx.registration.updateMany({
    where: late,
    data: { status: "CANCELLED", cancelledAt: now, waitingSince: null, nameSealed: null },
  });
  await returnSeats(tx, eventId, ended.length);
  await reviseOffered(tx, eventId, ended, now);
  await offerSeats(tx, eventId, now);
}

/** Edits open offers so that they show the new time and venue of the event. The caller holds the event's lock. */
export async function reviseOffers(tx: Db, eventId: number, now: Date): Promise<void> {
  const offered = { eventId, status: "OFFERED" as const };
  const open = await tx.registration.findMany({ where: offered, select: { id: true, offeredUntil: true } });
  await reviseOffered(tx, eventId, open, now);
}

async function reviseOffered(
  tx: Db,
  eventId: number,
  offered: readonly { id: number; offeredUntil: Date | null }[],
  now: Date,
): Promise<void> {
  const offers = offered.map(({ id, offeredUntil }) =>
    offerMessage.about({ event: eventId, registration: id, until: offeredUntil ?? now }),
  );
  await revise(tx, offers, now);
}
