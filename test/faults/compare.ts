import { openApplicant, openPhone } from "../../src/features/cases/cases.ts";
import { openPart } from "../../src/features/cases/story.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { Vault } from "../../src/platform/database/vault.ts";
import type { CitizenReport } from "./citizens.ts";
import type { Reached } from "./count-messages.ts";
import { type BrokenTalks, noTalks, type Talkers } from "./talkers.ts";

/** Counts that must be zero. */
export interface Broken extends BrokenTalks {
  updatesLost: number;
  reportsLost: number;
  reportsDoubled: number;
  answersMisplaced: number;
  pingsLost: number;
  announcementsDoubled: number;
  announcementsMissed: number;
}

/** Compares what people have told and received with the database. */
export async function compare(
  database: Database,
  vault: Vault,
  reports: readonly CitizenReport[],
  pings: ReadonlyMap<number, number>,
  reached: Reached,
  subscribers: readonly number[],
  /** Null where the version before also runs, which has no talks. */
  talkers: Talkers | null,
  now = new Date("9999-01-01T00:00:00Z"),
): Promise<Broken> {
  const { prisma, sql } = database;
  const cases = await prisma.case.findMany({
    include: { person: { select: { telegramId: true } }, story: true, offers: { select: { id: true } } },
  });
  // An offer that a clock ahead of time has made is pinged only later.
  const later = await prisma.delivery.findMany({
    where: { message: "assignment.ping", status: "WAITING", notBefore: { gt: now } },
    select: { subject: true },
  });
  const postponed = new Set(later.map(({ subject }) => Number(subject)));
  const byPerson = Map.groupBy(cases, ({ person }) => Number(person.telegramId));
  const misplaced = reports.filter((item) => {
    const [filed] = byPerson.get(item.id) ?? [];
    if (filed === undefined) return false;
    const story = filed.story.map((part) => JSON.stringify(openPart(vault, part))).join();
    return !(
      openApplicant(vault, filed) === item.name &&
      story.includes(item.story) &&
      story.includes(item.more) &&
      filed.kind === item.kind &&
      filed.districtId === item.district &&
      openPhone(vault, filed) === item.phone
    );
  });
  const rows = await sql.rows<{ chat: string; sent: number; unknown: number }>(
    `SELECT p."telegramId"::text AS chat,
       count(*) FILTER (WHERE d.status = 'SENT')::int AS sent,
       count(*) FILTER (WHERE d.status = 'UNKNOWN')::int AS unknown
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     WHERE d.subject LIKE 'broadcast-%'
     GROUP BY p.id`,
  );
  const known = new Map(rows.map((row) => [Number(row.chat), row]));
  let announcementsDoubled = 0;
  let announcementsMissed = 0;
  for (const chat of subscribers) {
    const { sent = 0, unknown = 0 } = known.get(chat) ?? {};
    // Any number of the unknown deliveries may have arrived.
    announcementsDoubled += Math.max(0, reached.announcements(chat) - sent - unknown);
    announcementsMissed += Math.max(0, sent - reached.announcements(chat));
  }
  return {
    updatesLost: (await prisma.update.count()) + (await prisma.asideUpdate.count()),
    reportsLost: reports.filter(({ id }) => (byPerson.get(id) ?? []).length === 0).length,
    reportsDoubled: reports.filter(({ id }) => (byPerson.get(id) ?? []).length > 1).length,
    answersMisplaced: misplaced.length,
    pingsLost: cases.flatMap(({ offers }) => offers).filter(({ id }) => !pings.has(id) && !postponed.has(id)).length,
    announcementsDoubled,
    announcementsMissed,
    ...(talkers === null ? noTalks : talkers.broken()),
  };
}
