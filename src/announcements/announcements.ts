import type { Announcement } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Language } from "../i18n/texts.ts";
import { revise } from "../telegram/outbox.ts";
import { drop } from "../telegram/outbox-held.ts";
import { type Audience, listeners } from "./listeners.ts";

/** The outbox's name of the message that shows how far an announcement is; its subject is the announcement's id. */
export const progressMessage = "announcements.progress";

export interface NewAnnouncement extends Audience {
  /** A name of `src/messages.ts`, and what it is about. */
  message: string;
  subject: string | number;
  /** Who is shown how far it is. */
  createdById: number;
  /** Not before this time. */
  startAt: Date;
  /** Pointless after this time. */
  validUntil: Date;
}

/** Lets something be announced to everybody whom it concerns, in the transaction that decides it. Twice is once. */
export async function announce(db: Db, announcement: NewAnnouncement, _now: Date): Promise<void> {
  const { subject, regions, tags, ...rest } = announcement;
  await db.announcement.createMany({
    data: [{ ...rest, subject: String(subject), regions: [...regions], tags: [...tags] }],
    skipDuplicates: true,
  });
}

/** An announcement as it is now, and as it stays until the transaction ends. */
export async function lockAnnouncement(tx: Db, id: number): Promise<Announcement> {
  await tx.$queryRaw`SELECT id FROM "Announcement" WHERE id = ${id}::int FOR UPDATE`;
  return tx.announcement.findUniqueOrThrow({ where: { id } });
}

/** Ends an announcement for good: what waits is not said. */
export async function stopAnnouncement(db: Db, message: string, subject: string | number, now: Date): Promise<void> {
  const where = { message_subject: { message, subject: String(subject) } };
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
  await dropRest(db, ended, now);
  await revise(db, progressMessage, id, now);
  return true;
}

/** What waits of a stopped announcement, also what has come back from the sender since. */
export function dropRest(db: Db, { message, subject }: { message: string; subject: string }, now: Date) {
  return drop(db, message, subject, "the announcement was stopped", now);
}

/** Who would hear of it, now. */
export interface AudienceSize {
  total: number;
  /** By the language that they read it in. */
  languages: { language: Language; count: number }[];
  /** By what they chose, of the regions that it concerns; who chose several is counted in each. Null: the whole country. */
  regions: { region: string | null; count: number }[];
}

export async function countAudience(db: Db, audience: Audience, now: Date): Promise<AudienceSize> {
  const languages = await db.$queryRaw<AudienceSize["languages"]>`
    SELECT COALESCE(p.language, 'kk')::text AS language, count(*)::int AS count ${listeners(audience, now)}
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
