import { int } from "../../platform/chat/buttons.ts";
import type { Db } from "../../platform/database/open.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import {
  type About,
  defineMessage,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "../../platform/telegram/outbox/outbox-message.ts";
import type { Audience } from "./audience-rows.ts";

/** Shows the progress of an announcement. */
export const progressMessage = defineMessage({
  name: "announcements.progress",
  subject: { announcement: int },
  priority: "ordinary",
});

export interface NewAnnouncement extends Audience {
  /** The message that is announced, with its subject. Its priority is news. */
  about: About;
  /** The person who sees the progress. */
  createdById: number;
  /** The announcement starts at this time. */
  startAt: Date;
  /** After this time the announcement is pointless. */
  validUntil: Date;
}

/** Schedules an announcement to everybody who wants to hear of it, in the transaction that decides it. Repeating it does nothing. */
export async function announce(db: Db, announcement: NewAnnouncement): Promise<void> {
  const { about, regions, tags, ...rest } = announcement;
  const { message, subject } = about;
  await db.announcement.createMany({
    data: [{ ...rest, message, subject, regions: [...regions], tags: [...tags] }],
    skipDuplicates: true,
  });
}

/** The changed content of an announcement. */
export interface Revised extends Audience {
  validUntil: Date;
}

/**
 * Records, in the transaction of the change, that the content of an announcement has changed. An announcement that has not begun uses
 * the new content; what was already sent is edited in parts (revision.ts).
 */
export async function reviseAnnouncement(
  db: Db,
  { message, subject }: About,
  { kind, regions, tags, validUntil }: Revised,
  now: Date,
): Promise<void> {
  const about = { message, subject };
  const scheduled = { ...about, status: "SCHEDULED" as const };
  const audience = { kind, regions: [...regions], tags: [...tags] };
  await db.announcement.updateMany({ where: scheduled, data: { ...audience, validUntil } });
  // An event that now takes place before its announcement was due is announced at once.
  await db.announcement.updateMany({ where: { ...scheduled, startAt: { gte: validUntil } }, data: { startAt: now } });
  await db.announcement.updateMany({
    where: { ...about, status: { not: "SCHEDULED" } },
    data: { validUntil, revisedUpTo: 0 },
  });
}

/** How many people an announcement had reached at the last count; null if there is no announcement. */
export async function countReaders(db: Db, { message, subject }: About): Promise<number | null> {
  const where = { message_subject: { message, subject } };
  return (await db.announcement.findUnique({ where, select: { sent: true } }))?.sent ?? null;
}

/** Finds the subjects whose announcement was stopped, so that nothing more is sent about them. */
export async function findStopped<S extends SubjectFields>(
  db: Db,
  message: OutboxMessage<S>,
  subjects: readonly SubjectOf<S>[],
): Promise<SubjectOf<S>[]> {
  const texts = subjects.map((subject) => message.about(subject).subject);
  const where = { message: message.name, subject: { in: texts }, status: "STOPPED" as const };
  const found = await db.announcement.findMany({ where, select: { subject: true } });
  return found.map(({ subject }) => message.read(subject)).filter((subject) => subject !== null);
}

/** Ends an announcement for good. Its waiting deliveries are dropped in parts (apply-status.ts). */
export async function stopAnnouncement(db: Db, { message, subject }: About, now: Date): Promise<void> {
  const where = { message_subject: { message, subject } };
  const found = await db.announcement.findUnique({ where, select: { id: true } });
  if (found !== null) await endAnnouncement(db, found.id, now);
}

/** Ends an announcement by its id. @returns false if it has already ended */
export async function endAnnouncement(db: Db, id: number, now: Date): Promise<boolean> {
  const [ended] = await db.announcement.updateManyAndReturn({
    where: { id, status: { in: ["SCHEDULED", "RUNNING", "PAUSED"] } },
    data: { status: "STOPPED", endedAt: now, endsAbout: null, countAt: now, enqueuedUpTo: null },
  });
  if (ended === undefined) return false;
  await revise(db, progressMessage.about({ announcement: id }), now);
  return true;
}

/** How many announcements are running and paused, for the metrics. */
export async function countUnderWay(db: Db): Promise<{ running: number; paused: number }> {
  const groups = await db.announcement.groupBy({
    by: ["status"],
    where: { status: { in: ["RUNNING", "PAUSED"] } },
    _count: true,
  });
  const countOf = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;
  return { running: countOf("RUNNING"), paused: countOf("PAUSED") };
}
