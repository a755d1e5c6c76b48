import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import type { CaseState } from "../cases/rules.ts";
import { involvedIn } from "../people/involved-rows.ts";

// Every message of a talk needs its row, and Prisma has no upsert without a race.

/**
 * Whether a talk is open: rows "Talk" AS t and "Case" AS c. A caucus ends with its mediator's case, a desk with the case, and both when their
 * party leaves.
 */
export const isOpenTalk: Fragment = sql`
  (CASE t.kind
    WHEN 'CAUCUS' THEN c.status = 'ASSIGNED' AND c."mediatorId" = t."mediatorId"
    ELSE c.status <> 'CLOSED'
  END AND (SELECT l."leftAt" FROM "Party" l WHERE l.id = t."partyId") IS NULL)`;

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

/** The same as a statement returns it. */
export interface FlatTalk extends Omit<TalkRow, "state">, Omit<CaseState, "id" | "mediatorId" | "personId"> {
  caseId: number;
  applicantId: number;
  holderId: number | null;
}

/** The columns of a talk: rows "Talk" AS t, "Party" AS p and "Case" AS c. */
export const talkColumns: Fragment = sql`
  t.id, t.kind::text AS kind, ${isOpenTalk} AS "isOpen", t."stoppedAt" IS NOT NULL AS "isStopped",
  c.number, t."mediatorId", p."personId" AS "partyId", p.side,
  c."phoneSealed" IS NOT NULL AS "hasPhone", t."owedSince",
  c.id AS "caseId", c."personId" AS "applicantId", c."regionId", c.status::text AS status, c.review, c."overLimit",
  c."mediatorId" AS "holderId", ${involvedIn} AS involved, '{}'::int[] AS "offeredTo"`;

export function talkOf({
  caseId,
  applicantId,
  holderId,
  regionId,
  status,
  review,
  overLimit,
  offeredTo,
  involved,
  ...talk
}: FlatTalk) {
  const state = {
    id: caseId,
    personId: applicantId,
    involved,
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
      SELECT ${talkColumns}
      FROM "Talk" t
      JOIN "Party" p ON p.id = t."partyId"
      JOIN "Case" c ON c.id = t."caseId"
      WHERE t.id = ANY (${ids}::int[])`,
  );
  return new Map(rows.map((row) => [row.id, talkOf(row)]));
}

/**
 * Opens the caucus of each party that has not left with the mediator who has the case, and makes its applicant a party. A caucus that the mediator has had with
 * the party before is open again: it is neither stopped nor over.
 */
export async function openCaucuses(tx: Db, caseIds: readonly number[]): Promise<void> {
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
        SELECT id, "caseId", side FROM "Party" WHERE "caseId" = ANY (${caseIds}::int[]) AND "leftAt" IS NULL)
      INSERT INTO "Talk" (key, kind, "caseId", "partyId", "mediatorId", "openedAt", "saidAt")
      SELECT 'caucus/' || c.id || '/' || party.side || '/' || c."mediatorId", 'CAUCUS', c.id, party.id, c."mediatorId",
        taken.at, taken.at
      FROM "Case" c
      JOIN party ON party."caseId" = c.id
      CROSS JOIN LATERAL (SELECT COALESCE(c."assignedAt", c."filedAt") AS at) taken
      WHERE c.id = ANY (${caseIds}::int[]) AND c."mediatorId" IS NOT NULL
      ON CONFLICT (key) DO UPDATE
        SET "openedAt" = EXCLUDED."openedAt", "stoppedAt" = NULL, "topicsAt" = NULL, "endedAt" = NULL`,
  );
}

/** Opens the desk talk of a party of an open case. @returns its id; null if the case is closed or not theirs, or if they have left */
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
        SELECT id, "caseId", side, "personId" FROM "Party" WHERE "caseId" = ${caseId}::int AND "leftAt" IS NULL)
      INSERT INTO "Talk" AS t (key, kind, "caseId", "partyId", "openedAt", "saidAt")
      SELECT 'desk/' || c.id || '/' || party.side, 'DESK', c.id, party.id, ${now}::timestamptz, ${now}::timestamptz
      FROM "Case" c
      JOIN party ON party."caseId" = c.id
      WHERE c.id = ${caseId}::int AND c.status <> 'CLOSED' AND party."personId" = ${personId}::int
      ON CONFLICT (key) DO UPDATE SET "openedAt" = t."openedAt", "topicsAt" = NULL
      RETURNING id`,
  );
  return made?.id ?? null;
}
