import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import type { CaseState } from "../cases/rules.ts";

// Every message of a talk begins with these statements. Prisma has no upsert without a race, and would read in five statements what one does.

/** Whether a talk is open: rows "Talk" AS t and "Case" AS c. A caucus ends with its mediator's case, a desk with the case. */
export const isOpenTalk: Fragment = sql`
  CASE t.kind
    WHEN 'CAUCUS' THEN c.status = 'ASSIGNED' AND c."mediatorId" = t."mediatorId"
    ELSE c.status <> 'CLOSED'
  END`;

/** A talk with the facts about its case that decide who may see it. */
export interface TalkRow {
  id: number;
  kind: "CAUCUS" | "DESK";
  isOpen: boolean;
  /** Its mediator has stopped it: nothing is said in it. */
  isStopped: boolean;
  number: string;
  /** The mediator of a caucus. */
  mediatorId: number | null;
  /** The party's person, and the number of that side. */
  partyId: number;
  side: number;
  /** Whether the applicant has left a phone number. */
  hasPhone: boolean;
  /** Since when the party has been waiting for an answer; null if they are not. */
  owedSince: Date | null;
  state: CaseState;
}

interface FlatTalk extends Omit<TalkRow, "state">, Omit<CaseState, "id" | "mediatorId" | "personId"> {
  caseId: number;
  applicantId: number;
  holderId: number | null;
}

const columns: Fragment = sql`
  t.id, t.kind::text AS kind, ${isOpenTalk} AS "isOpen", t."stoppedAt" IS NOT NULL AS "isStopped",
  c.number, t."mediatorId", p."personId" AS "partyId", p.side,
  c."phoneSealed" IS NOT NULL AS "hasPhone", t."owedSince",
  c.id AS "caseId", c."personId" AS "applicantId", c."regionId", c.status::text AS status, c.review, c."overLimit",
  c."mediatorId" AS "holderId", '{}'::int[] AS "offeredTo"`;

function talkOf({ caseId, applicantId, holderId, regionId, status, review, overLimit, offeredTo, ...talk }: FlatTalk) {
  const state = {
    id: caseId,
    personId: applicantId,
    regionId,
    status,
    review,
    overLimit,
    mediatorId: holderId,
    offeredTo,
  };
  return { ...talk, state };
}

/** Talks by their ids, open or not. */
export async function findTalks(db: Db | Sql, ids: readonly number[]): Promise<Map<number, TalkRow>> {
  const rows = await query<FlatTalk>(
    db,
    sql`
      SELECT ${columns}
      FROM "Talk" t
      JOIN "Party" p ON p.id = t."partyId"
      JOIN "Case" c ON c.id = t."caseId"
      WHERE t.id = ANY (${ids}::int[])`,
  );
  return new Map(rows.map((row) => [row.id, talkOf(row)]));
}

/** Where a person answers the desks: everywhere, or in these regions. */
export interface Desks {
  everywhere: boolean;
  regions: readonly string[];
  /** Only the desks in which something was said after this. */
  since: Date;
}

/** What decides who reads a person's next message. */
export interface Situation {
  talks: TalkRow[];
  entered: { talk: number; enteredAt: Date; usedAt: Date | null } | null;
  lastWroteAt: Date | null;
  /** What they sent last is an album that may still be arriving. */
  isGathering: boolean;
  otherArrivedAt: Date | null;
}

interface SituationColumns {
  enteredTalk: number | null;
  enteredAt: Date | null;
  usedAt: Date | null;
  lastWroteAt: Date | null;
  isGathering: boolean;
  otherArrivedAt: Date | null;
}

/** How many of the messages that a person was last shown are looked at for one of another talk. */
const lookedAt = 50;
const maxMessageId = 2 ** 31 - 1;

/**
 * The talks that are open to a person, the last one in which something was said first, and what they have chosen and seen. Whether staff
 * may still take part is for the caller to check. OFFSET 0 keeps PostgreSQL from joining all talks where nobody has run ANALYZE.
 * @param before the message for which it is loaded: it does not count itself, when it is handled again
 */
export async function loadSituation(
  pool: Sql,
  personId: number,
  desks: Desks | null,
  before: number | null,
): Promise<Situation> {
  const rows = await query<FlatTalk & SituationColumns>(
    pool,
    sql`
      WITH concerned AS (
        SELECT id FROM "Case" WHERE "mediatorId" = ${personId}::int AND status = 'ASSIGNED'
        UNION
        SELECT "caseId" FROM "Party" WHERE "personId" = ${personId}::int
        UNION
        SELECT d."caseId" FROM "Talk" d WHERE d.kind = 'DESK' AND d."saidAt" > ${desks?.since ?? null}::timestamptz)
      , chosen AS (
        SELECT e."talkId", e."enteredAt",
          (SELECT m."writtenAt"
            FROM "TalkMessage" m
            WHERE m."authorId" = ${personId}::int
              AND m."messageId" < ${before ?? maxMessageId}::int
              AND m."talkId" = e."talkId"
              AND m."writtenAt" >= e."enteredAt"
            ORDER BY m."messageId" DESC
            LIMIT 1) AS "usedAt",
          (SELECT max(s."sentAt")
            FROM (
              SELECT d.message, d.subject, d."sentAt"
              FROM "Delivery" d
              WHERE d."personId" = ${personId}::int AND d.class < 3 AND d."messageId" < ${before ?? maxMessageId}::int
              ORDER BY d."messageId" DESC
              LIMIT ${lookedAt}::int) s
            LEFT JOIN "TalkMessage" m ON s.message = 'talks.copy' AND m.id = s.subject
            WHERE m."talkId" <> e."talkId"
              OR s.message = 'talks.opened' AND s.subject <> e."talkId"::text) AS "otherArrivedAt"
        FROM "EnteredTalk" e
        WHERE e."personId" = ${personId}::int)
      SELECT ${columns}, chosen."talkId" AS "enteredTalk", chosen."enteredAt", chosen."usedAt", chosen."otherArrivedAt",
        last."writtenAt" AS "lastWroteAt", COALESCE(last.status = 'GATHERING', false) AS "isGathering"
      FROM concerned
      JOIN LATERAL (SELECT * FROM "Talk" x WHERE x."caseId" = concerned.id OFFSET 0) t ON true
      JOIN LATERAL (SELECT * FROM "Party" x WHERE x.id = t."partyId" OFFSET 0) p ON true
      JOIN LATERAL (SELECT * FROM "Case" x WHERE x.id = t."caseId" OFFSET 0) c ON true
      LEFT JOIN chosen ON true
      LEFT JOIN (
        SELECT m."writtenAt", m.status
        FROM "TalkMessage" m
        WHERE m."authorId" = ${personId}::int AND m."messageId" < ${before ?? maxMessageId}::int
        ORDER BY m."messageId" DESC
        LIMIT 1) last ON true
      WHERE ${isOpenTalk}
        AND (p."personId" = ${personId}::int
          OR t."mediatorId" = ${personId}::int
          OR t.kind = 'DESK'
            AND c."personId" <> ${personId}::int
            AND t."saidAt" > ${desks?.since ?? null}::timestamptz
            AND (${desks?.everywhere ?? false}::boolean OR c."regionId" = ANY (${desks?.regions ?? []}::text[])))
      ORDER BY t."saidAt" DESC, t.id DESC`,
  );
  const [first] = rows;
  const {
    enteredTalk = null,
    enteredAt = null,
    usedAt = null,
    lastWroteAt = null,
    isGathering = false,
    otherArrivedAt = null,
  } = first ?? {};
  return {
    talks: rows.map((row) => talkOf(withoutSituation(row))),
    entered: enteredTalk === null || enteredAt === null ? null : { talk: enteredTalk, enteredAt, usedAt },
    lastWroteAt,
    isGathering,
    otherArrivedAt,
  };
}

function withoutSituation(row: FlatTalk & SituationColumns): FlatTalk {
  const {
    enteredTalk: _1,
    enteredAt: _2,
    usedAt: _3,
    lastWroteAt: _4,
    isGathering: _5,
    otherArrivedAt: _6,
    ...talk
  } = row;
  return talk;
}

/** Opens the caucus of each party with the mediator who has the case, and makes its applicant a party. */
export async function openCaucuses(tx: Db, caseIds: readonly number[], now: Date): Promise<void> {
  await query(
    tx,
    sql`
      WITH applicant AS (
        INSERT INTO "Party" ("caseId", side, "personId")
        SELECT c.id, 1, c."personId"
        FROM "Case" c
        WHERE c.id = ANY (${caseIds}::int[])
        ON CONFLICT DO NOTHING
        RETURNING id, "caseId", side)
      , party AS (
        SELECT id, "caseId", side FROM applicant
        UNION
        SELECT id, "caseId", side FROM "Party" WHERE "caseId" = ANY (${caseIds}::int[]))
      INSERT INTO "Talk" (key, kind, "caseId", "partyId", "mediatorId", "openedAt", "saidAt")
      SELECT 'caucus/' || c.id || '/' || party.side || '/' || c."mediatorId", 'CAUCUS', c.id, party.id, c."mediatorId",
        ${now}::timestamptz, ${now}::timestamptz
      FROM "Case" c
      JOIN party ON party."caseId" = c.id
      WHERE c.id = ANY (${caseIds}::int[]) AND c."mediatorId" IS NOT NULL
      ON CONFLICT (key) DO NOTHING`,
  );
}

/** Opens the desk talk of an applicant's open case. @returns its id; null if the case is closed or not theirs */
export async function openDesk(tx: Db, caseId: number, personId: number, now: Date): Promise<number | null> {
  const [made] = await query<{ id: number }>(
    tx,
    sql`
      WITH applicant AS (
        INSERT INTO "Party" ("caseId", side, "personId")
        SELECT c.id, 1, c."personId"
        FROM "Case" c
        WHERE c.id = ${caseId}::int
        ON CONFLICT DO NOTHING
        RETURNING id, "caseId", side, "personId")
      , party AS (
        SELECT id, "caseId", side, "personId" FROM applicant
        UNION
        SELECT id, "caseId", side, "personId" FROM "Party" WHERE "caseId" = ${caseId}::int)
      INSERT INTO "Talk" AS t (key, kind, "caseId", "partyId", "openedAt", "saidAt")
      SELECT 'desk/' || c.id || '/' || party.side, 'DESK', c.id, party.id, ${now}::timestamptz, ${now}::timestamptz
      FROM "Case" c
      JOIN party ON party."caseId" = c.id
      WHERE c.id = ${caseId}::int AND c.status <> 'CLOSED' AND party."personId" = ${personId}::int
      ON CONFLICT (key) DO UPDATE SET "openedAt" = t."openedAt"
      RETURNING id`,
  );
  return made?.id ?? null;
}
