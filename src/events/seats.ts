import { int } from "../chat/buttons.ts";
import type { Db } from "../database/open.ts";
import { enqueue, revise } from "../telegram/outbox.ts";
import { defineMessage, instant } from "../telegram/outbox-message.ts";
import { nextPublicHour } from "../time/contact-hours.ts";
import { hourMs } from "../time/units.ts";

/** A place that somebody waits for is theirs `until` then: a later offer to them is another message. */
export const offerMessage = defineMessage({
  name: "events.offered",
  subject: { event: int, registration: int, until: instant },
  priority: "urgent",
});
const offerMs = 12 * hourMs;

/** Whatever moves places of one event happens in turn: nobody is offered a place that somebody takes. */
export async function lockEvent(tx: Db, eventId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Event" WHERE id = ${eventId}::int FOR UPDATE`;
}

/** Takes a place where there is one and the event is still ahead. One conditional write decides. */
export async function takeSeat(tx: Db, eventId: number, now: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE "Event" SET taken = taken + 1
    WHERE id = ${eventId}::int AND status = 'PUBLISHED' AND "startsAt" > ${now}::timestamptz
      AND ("registerUntil" IS NULL OR "registerUntil" > ${now}::timestamptz) AND (places IS NULL OR taken < places)`;
  return taken === 1;
}

export async function returnSeats(tx: Db, eventId: number, count: number): Promise<void> {
  await tx.event.update({ where: { id: eventId }, data: { taken: { decrement: count } } });
}

/**
 * Offers free places to those who have waited longest, for twelve hours that begin in the public's hours, and never longer
 * than until the start. The caller holds the event's lock.
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

/** Ends the offers that were not answered in time; their places go on. The caller holds the event's lock. */
export async function endOffers(tx: Db, eventId: number, now: Date): Promise<void> {
  // Nobody takes a place of what has begun, also where it was moved forward since.
  const over = [{ offeredUntil: { lte: now } }, { event: { startsAt: { lte: now } } }];
  const late = { eventId, status: "OFFERED" as const, OR: over };
  const ended = await tx.registration.findMany({ where: late, select: { id: true, offeredUntil: true } });
  if (ended.length === 0) return;
  await tx.registration.updateMany({
    where: late,
    data: { status: "CANCELLED", cancelledAt: now, offeredUntil: null, waitingSince: null, nameSealed: null },
  });
  await returnSeats(tx, eventId, ended.length);
  await reviseOffered(tx, eventId, ended, now);
  await offerSeats(tx, eventId, now);
}

/** Lets the offers that are open say when and where the event is now. The caller holds the event's lock. */
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
