import { int } from "../chat/buttons.ts";
import type { Announcement } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { firstLanguage } from "../i18n/languages.ts";
import { revise } from "../telegram/outbox.ts";
import {
  type About,
  defineMessage,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "../telegram/outbox-message.ts";
import { type Audience, listeners } from "./listeners.ts";

/** Shows how far an announcement is. */
export const progressMessage = defineMessage({
  name: "announcements.progress",
  subject: { announcement: int },
  priority: "ordinary",
});

export interface NewAnnouncement extends Audience {
  /** What is announced: news. */
  about: About;
  /** Who is shown how far it is. */
  createdById: number;
  /** Not before this time. */
  startAt: Date;
  /** Pointless after this time. */
  validUntil: Date;
}

/** Lets something be announced to everybody whom it concerns, in the transaction that decides it. Twice is once. */
export async function announce(db: Db, announcement: NewAnnouncement): Promise<void> {
  const { about, regions, tags, ...rest } = announcement;
  const { message, subject } = about;
  await db.announcement.createMany({
    data: [{ ...rest, message, subject, regions: [...regions], tags: [...tags] }],
    skipDuplicates: true,
  });
}

/** An announcement as it is now, and as it stays until the transaction ends. */
export async function lockAnnouncement(tx: Db, id: number): Promise<Announcement> {
  await tx.$queryRaw`SELECT id FROM "Announcement" WHERE id = ${id}::int FOR UPDATE`;
  return tx.announcement.findUniqueOrThrow({ where: { id } });
}

/** What an announcement is about, as it is now. */
export interface Revised extends Audience {
  validUntil: Date;
}

/**
 * What is announced has changed, in the transaction that changes it: what has not begun begins as it is now, and what was sent is
 * edited, in parts (revising.ts).
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
  // What takes place before it was to be announced is announced now.
  await db.announcement.updateMany({ where: { ...scheduled, startAt: { gte: validUntil } }, data: { startAt: now } });
  await db.announcement.updateMany({
    where: { ...about, status: { not: "SCHEDULED" } },
    data: { validUntil, revisedUpTo: 0 },
  });
}

/** How many people an announcement had reached at the last count; null where nothing was announced. */
export async function countReaders(db: Db, { message, subject }: About): Promise<number | null> {
  const where = { message_subject: { message, subject } };
  return (await db.announcement.findUnique({ where, select: { sent: true } }))?.sent ?? null;
}

/** What of a message was stopped: nothing more of these subjects is said. */
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

/** Ends an announcement for good: what waits is not said, and is dropped in parts (keep-in-line.ts). */
export async function stopAnnouncement(db: Db, { message, subject }: About, now: Date): Promise<void> {
  const where = { message_subject: { message, subject } };
  const found = await db.announcement.findUnique({ where, select: { id: true } });
  if (found !== null) await endAnnouncement(db, found.id, now);
}

/** The same by its id. @returns false where it has ended already */
export async function endAnnouncement(db: Db, id: number, now: Date): Promise<boolean> {
  const [ended] = await db.announcement.updateManyAndReturn({
    where: { id, status: { in: ["SCHEDULED", "RUNNING", "PAUSED"] } },
    data: { status: "STOPPED", endedAt: now, endsAbout: null, countAt: now, enqueuedUpTo: null },
  });
  if (ended === undefined) return false;
  await revise(db, progressMessage.about({ announcement: id }), now);
  return true;
}

/** Who would hear of it, now. */
export interface AudienceSize {
  total: number;
  /** By the language that they read it in. */
  languages: { language: string; count: number }[];
  /** By what they chose, of the regions that it concerns; who chose several is counted in each. Null: the whole country. */
  regions: { region: string | null; count: number }[];
}

export async function countAudience(db: Db, audience: Audience, now: Date): Promise<AudienceSize> {
  const languages = await db.$queryRaw<AudienceSize["languages"]>`
    SELECT COALESCE(p."languageCode", ${firstLanguage}::text) AS language, count(*)::int AS count ${listeners(audience, now)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  const regions = await db.$queryRaw<AudienceSize["regions"]>`
    SELECT r.region, count(*)::int AS count FROM (
      SELECT CASE WHEN cardinality(s.regions) > 0 THEN s.regions ELSE ARRAY[NULL]::text[] END AS chosen, a.regions AS its
      ${listeners(audience, now)}) l
    CROSS JOIN LATERAL unnest(l.chosen) AS r(region)
    WHERE r.region IS NULL OR cardinality(l.its) = 0 OR r.region = ANY (l.its)
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  return { total: languages.reduce((sum, { count }) => sum + count, 0), languages, regions };
}

/** For operators. */
export async function countUnderWay(db: Db): Promise<{ running: number; paused: number }> {
  const groups = await db.announcement.groupBy({
    by: ["status"],
    where: { status: { in: ["RUNNING", "PAUSED"] } },
    _count: true,
  });
  const of = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;
  return { running: of("RUNNING"), paused: of("PAUSED") };
}
