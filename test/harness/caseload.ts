import type { Database, Db } from "../../src/platform/database/open.ts";
import { extendStatementTimeout } from "../../src/platform/database/transaction.ts";

export interface Caseload {
  mediators: number;
  cases: number;
  /** Every n-th mediator serves the whole country; the others serve a region each. */
  wholeCountryEvery?: number;
}

/** The Telegram ids of mediators and of applicants start here. */
const firstMediatorChat = 20_000_000;
const firstApplicantChat = 30_000_000;
const years = 10;
const timeoutMs = 600_000;

/**
 * Fills a seeded database as several years of work would: with mediators, with cases of which all but the newest are closed, and with
 * one to four offers for each case. Every mediator has one or two open cases. @returns the number of offers
 */
export function fillCaseload({ prisma }: Pick<Database, "prisma">, caseload: Caseload, now: Date): Promise<number> {
  return prisma.$transaction(
    async (tx) => {
      await extendStatementTimeout(tx, timeoutMs);
      return fill(tx, caseload, now);
    },
    { timeout: timeoutMs },
  );
}

async function fill(tx: Db, { mediators, cases, wholeCountryEvery = 50 }: Caseload, now: Date): Promise<number> {
  await addMediators(tx, mediators, wholeCountryEvery, now);
  await tx.$executeRawUnsafe(
    `INSERT INTO "Person" ("telegramId", "languageCode", "createdAt")
     SELECT ${firstApplicantChat} + n, 'kk', $2::timestamptz
     FROM generate_series(1, $1::int) n`,
    cases,
    now,
  );
  // The newest cases, one and a half for each mediator, are open.
  await tx.$executeRawUnsafe(
    `WITH mediator AS (SELECT "personId", row_number() OVER (ORDER BY "personId") - 1 AS position FROM "Mediator")
     INSERT INTO "Case" (number, "draftId", "personId", status, kind, "regionId", "districtId", languages, "nameSealed", "filedAt",
       "mediatorId", "assignedAt", "closedAt")
     SELECT 'bench-' || n, 'bench-' || n, p.id, (CASE WHEN n > $1::int - 1.5 * $2::int THEN 'ASSIGNED' ELSE 'CLOSED' END)::"CaseStatus",
       'NEIGHBOURS', r.id, (SELECT min(d.id) FROM "District" d WHERE d."regionId" = r.id), ARRAY['kk'], '\\x00',
       $3::timestamptz - (1 - n::float8 / $1::int) * interval '${years} years', m."personId", $3::timestamptz, $3::timestamptz
     FROM generate_series(1, $1::int) n
     JOIN "Person" p ON p."telegramId" = ${firstApplicantChat} + n
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS position, count(*) OVER () AS count FROM "Region") r
       ON r.position = n % r.count
     JOIN mediator m ON m.position = (n * 7919::bigint) % $2::int`,
    cases,
    mediators,
    now,
  );
  await tx.$executeRawUnsafe(
    `WITH mediator AS (SELECT "personId", row_number() OVER (ORDER BY "personId") - 1 AS position FROM "Mediator")
     INSERT INTO "Offer" ("caseId", "mediatorId", round, status, reason, "offeredAt", "remindAt", "dueAt", "answeredAt", why)
     SELECT c.id, CASE WHEN last.of = round THEN c."mediatorId" ELSE m."personId" END, round,
       (CASE WHEN last.of = round THEN 'ACCEPTED' WHEN c.id % 2 = 0 THEN 'DECLINED' ELSE 'EXPIRED' END)::"OfferStatus",
       (CASE WHEN last.of = round OR c.id % 2 = 1 THEN NULL WHEN c.id % 10 = 0 THEN 'CONFLICT_OF_INTEREST' ELSE 'BUSY' END)::"DeclineReason",
       c."filedAt" + round * interval '2 hours', c."filedAt", c."filedAt", c."filedAt", '{}'
     FROM "Case" c
     CROSS JOIN LATERAL (SELECT 1 + c.id % 4 AS of) last
     CROSS JOIN LATERAL generate_series(1, last.of) round
     JOIN mediator m ON m.position = (c.id * 104729::bigint + round * 31) % $1::int`,
    mediators,
  );
  return tx.offer.count();
}

/** Adds mediators of all regions in turn, who speak Kazakh and Russian and take five cases each. */
export async function addMediators(db: Db, count: number, wholeCountryEvery: number, now: Date): Promise<void> {
  await db.$executeRawUnsafe(
    `WITH person AS (
       INSERT INTO "Person" ("telegramId", "languageCode", "createdAt")
       SELECT ${firstMediatorChat} + n, 'kk', $2::timestamptz
       FROM generate_series(1, $1::int) n
       RETURNING id, "telegramId" - ${firstMediatorChat} AS n)
     , mediator AS (
       INSERT INTO "Mediator" ("personId", languages) SELECT id, ARRAY['kk', 'ru'] FROM person)
     INSERT INTO "StaffRole" ("personId", role, regions, since)
     SELECT person.id, 'MEDIATOR', CASE WHEN n % $3::int = 0 THEN '{}' ELSE ARRAY[r.id] END, $2::timestamptz
     FROM person
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS position, count(*) OVER () AS count FROM "Region") r
       ON r.position = n % r.count`,
    count,
    now,
    wholeCountryEvery,
  );
}
