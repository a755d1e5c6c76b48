import { int } from "../../platform/chat/buttons.ts";
import type { Announcement } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import {
  type About,
  defineMessage,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "../../platform/telegram/outbox/outbox-message.ts";
import { type Audience, audienceOf } from "./audience-query.ts";

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

/** Locks an announcement until the transaction ends, and reads it. */
export async function lockAnnouncement(tx: Db, id: number): Promise<Announcement> {
  await tx.$queryRaw`SELECT id FROM "Announcement" WHERE id = ${id}::int FOR UPDATE`;
  return tx.announcement.findUniqueOrThrow({ where: { id } });
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

/** The number of people who would receive an announcement now. */
export interface AudienceSize {
  total: number;
  /** By the language that they read it in. */
  languages: { language: string; count: number }[];
  /** By what they chose, of the regions that it concerns; who chose several is counted in each. Null: the whole country. */
  regions: { region: string | null; count: number }[];
}

export async function countAudience(db: Db, audience: Audience, now: Date): Promise<AudienceSize> {
  const languages = await db.$queryRaw<AudienceSize["languages"]>`
    SELECT COALESCE(p."languageCode", ${firstLanguage}::text) AS language, count(*)::int AS count ${audienceOf(audience, now)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  const regions = await db.$queryRaw<AudienceSize["regions"]>`
    SELECT r.region, count(*)::int AS count FROM (
      SELECT CASE WHEN cardinality(s.regions) > 0 THEN s.regions ELSE ARRAY[NULL]::text[] END AS chosen, a.regions AS announced
      ${audienceOf(audience, now)}) l
    CROSS JOIN LATERAL unnest(l.chosen) AS r(region)
    WHERE r.region IS NULL OR cardinality(l.announced) = 0 OR r.region = ANY (l.announced)
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  return { total: languages.reduce((sum, { count }) => sum + count, 0), languages, regions };
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
