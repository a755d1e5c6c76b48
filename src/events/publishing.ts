import { type Revised, reviseAnnouncement, stopAnnouncement } from "../announcements/announcements.ts";
import type { Event } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { type Changed, changesOf, mattersToParticipants } from "./event-changes.ts";
import { announcementMessage, publicEvent } from "./events.ts";
import { type EventFields, readFields } from "./fields.ts";
import { cancelledMessage, changedMessage, tellParticipants } from "./notices.ts";
import { lockEvent, offerSeats, reviseOffers } from "./seats.ts";
import { keepVersion } from "./versions.ts";

/**
 * Makes facts public, for the first time or changed, in the caller's transaction: the columns and occasions follow, SEQUENCE
 * rises, announcements that were sent are edited, those who go are told, places that were added are offered to who waits.
 * Of what does not change whether, when and where one comes ("other") nobody is told apart from the edits.
 * @param publishedById the editor who lets it be published
 */
export async function publishFacts(
  db: Db,
  eventId: number,
  facts: EventFields,
  now: Date,
  publishedById: number | null = null,
): Promise<Changed[]> {
  await lockEvent(db, eventId);
  const row = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  if (row.status === "CANCELLED") return [];
  if (facts.startsAt === null || facts.kind === null) throw new Error(`Event ${eventId} has no kind or no start.`);
  const before = publicEvent(row);
  const changed = before === null ? [] : changesOf(before.facts, facts);
  if (before !== null && changed.length === 0) return [];
  const sequence = row.status === "PUBLISHED" ? row.sequence + 1 : row.sequence;
  await keepVersion(db, row, { sequence, facts, publishedAt: now, publishedById });
  await keepFacts(db, row, facts, { sequence, changed }, now);
  await keepOccasions(db, eventId, facts);
  if (before === null) return [];
  await reviseOffers(db, eventId, now);
  await offerSeats(db, eventId, now);
  await reviseItsAnnouncement(db, eventId, facts, now);
  if (mattersToParticipants(changed)) {
    const notice = { message: changedMessage, subject: { event: eventId, sequence }, validUntil: endOf(facts) };
    await tellParticipants(db, eventId, notice, now);
  }
  return changed;
}

/** Cancels a published event, in the caller's transaction. @returns false where it is not public or cancelled already */
export async function cancelEvent(db: Db, eventId: number, now: Date): Promise<boolean> {
  const { count } = await db.event.updateMany({
    where: { id: eventId, status: "PUBLISHED" },
    data: { status: "CANCELLED", cancelledAt: now, changedAt: now, sequence: { increment: 1 } },
  });
  if (count === 0) return false;
  const row = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  await stopAnnouncement(db, announcementMessage.about({ event: eventId }), now);
  await reviseItsAnnouncement(db, eventId, readFields(row.facts), now);
  const notice = { message: cancelledMessage, subject: { event: eventId }, validUntil: row.endsAt ?? now };
  await tellParticipants(db, eventId, notice, now);
  return true;
}

async function reviseItsAnnouncement(db: Db, eventId: number, facts: EventFields, now: Date): Promise<void> {
  if (facts.kind === null) return;
  await reviseAnnouncement(db, announcementMessage.about({ event: eventId }), announcedOf(facts), now);
}

/** Whom an event is announced to, and until when: until it begins. */
export function announcedOf({ kind, regions, tags, startsAt }: EventFields): Revised {
  if (kind === null || startsAt === null) throw new Error("A complete event has a kind and a start.");
  return { kind, regions, tags, validUntil: new Date(startsAt) };
}

async function keepFacts(
  db: Db,
  row: Event,
  facts: EventFields,
  { sequence, changed }: { sequence: number; changed: Changed[] },
  now: Date,
): Promise<void> {
  await db.event.update({
    where: { id: row.id },
    data: {
      facts: { ...facts },
      kind: facts.kind,
      regions: facts.regions,
      tags: facts.tags,
      startsAt: facts.startsAt,
      endsAt: endOf(facts),
      registerUntil: facts.registerUntil,
      places: facts.places,
      status: "PUBLISHED",
      publishedAt: row.publishedAt ?? now,
      sequence,
      changed,
      changedAt: now,
    },
  });
}

/** The event itself, and the stages of a caravan. */
async function keepOccasions(db: Db, eventId: number, { startsAt, stages }: EventFields): Promise<void> {
  const times = [startsAt, ...stages.map(({ at }) => at)].filter((at) => at !== null);
  await db.occasion.deleteMany({ where: { eventId } });
  await db.occasion.createMany({ data: times.map((at, position) => ({ eventId, position, at })) });
}

function endOf({ startsAt, endsAt }: EventFields): Date {
  return new Date(endsAt ?? startsAt ?? 0);
}
