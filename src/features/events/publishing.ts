import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type Revised, reviseAnnouncement, stopAnnouncement } from "../announcements/announcements.ts";
import { type Changed, changesOf, mattersToParticipants } from "./event-changes.ts";
import { lockEvent } from "./event-rows.ts";
import { announcementMessage, publicEvent } from "./events.ts";
import { type EventFields, readFields } from "./fields.ts";
import { cancelledMessage, changedMessage } from "./notices.ts";
import { tellParticipants } from "./participant-rows.ts";
import { offerSeats, reviseOffers } from "./seats.ts";
import { storeVersion } from "./versions.ts";

/**
 * Publishes the facts of an event, for the first time or after a change, in the caller's transaction. It updates the columns and the
 * occasions, raises SEQUENCE, edits sent announcements, notifies participants and offers added seats to people who wait. Changes
 * that do not affect whether, when or where somebody comes ("other") only appear in the edited announcements.
 * @param publishedById the editor who publishes it
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
  await storeVersion(db, row, { sequence, facts, publishedAt: now, publishedById });
  await storeFacts(db, row, facts, { sequence, changed }, now);
  await storeOccasions(db, eventId, facts);
  if (before === null) return [];
  await reviseOffers(db, eventId, now);
  await offerSeats(db, eventId, now);
  await reviseEventAnnouncement(db, eventId, facts, now);
  if (mattersToParticipants(changed)) {
    const notice = { message: changedMessage, subject: { event: eventId, sequence }, validUntil: endOf(facts) };
    await tellParticipants(db, eventId, notice, now);
  }
  return changed;
}

/** Cancels a published event in the caller's transaction. @returns false if it is not public or is already cancelled */
export async function cancelEvent(db: Db, eventId: number, now: Date): Promise<boolean> {
  const { count } = await db.event.updateMany({
    where: { id: eventId, status: "PUBLISHED" },
    data: { status: "CANCELLED", cancelledAt: now, changedAt: now, sequence: { increment: 1 } },
  });
  if (count === 0) return false;
  const row = await db.event.findUniqueOrThrow({ where: { id: eventId } });
  await stopAnnouncement(db, announcementMessage.about({ event: eventId }), now);
  await reviseEventAnnouncement(db, eventId, readFields(row.facts), now);
  const notice = { message: cancelledMessage, subject: { event: eventId }, validUntil: row.endsAt ?? now };
  await tellParticipants(db, eventId, notice, now);
  return true;
}

async function reviseEventAnnouncement(db: Db, eventId: number, facts: EventFields, now: Date): Promise<void> {
  if (facts.kind === null) return;
  await reviseAnnouncement(db, announcementMessage.about({ event: eventId }), announcedOf(facts), now);
}

/** The audience of an event's announcement, which is valid until the event begins. */
export function announcedOf({ kind, regions, tags, startsAt }: EventFields): Revised {
  if (kind === null || startsAt === null) throw new Error("A complete event has a kind and a start.");
  return { kind, regions, tags, validUntil: new Date(startsAt) };
}

async function storeFacts(
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

/** Stores the times of the event and of the stages of a caravan. */
async function storeOccasions(db: Db, eventId: number, { startsAt, stages }: EventFields): Promise<void> {
  const times = [startsAt, ...stages.map(({ at }) => at)].filter((at) => at !== null);
  await db.occasion.deleteMany({ where: { eventId } });
  await db.occasion.createMany({ data: times.map((at, position) => ({ eventId, position, at })) });
}

function endOf({ startsAt, endsAt }: EventFields): Date {
  return new Date(endsAt ?? startsAt ?? 0);
}
