import type { Db, Sql } from "../../platform/database/open.ts";
import { relaxedCommit } from "../../platform/database/relaxed-commit.ts";
import { execute, type Fragment, query, sql } from "../../platform/database/sql.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { involvedIn } from "../people/involved-rows.ts";
import type { Kind } from "./kinds.ts";
import type { CaseState } from "./rules.ts";

// Prisma has no row locks, no lists of a subquery and no counter that a single statement creates or raises.

/**
 * Takes the next case number of the year. Call it outside the transaction that files the case, or other reports would wait for that
 * transaction. A number whose case is not filed stays unused.
 */
export async function takeNumber(pool: Sql, now: Date): Promise<string> {
  const year = localTimeOf(now).year;
  const [row] = await query<{ last: number }>(
    pool,
    sql`
      WITH ${relaxedCommit}
      INSERT INTO "CaseCount" AS c (year, last)
      SELECT ${year}::int, 1
      FROM relaxed
      ON CONFLICT (year) DO UPDATE
      SET last = c.last + 1
      RETURNING last`,
  );
  if (row === undefined) throw new Error("The upsert of CaseCount returned no row.");
  return `${year}-${String(row.last).padStart(6, "0")}`;
}

/** The columns of a new case. */
export interface CaseColumns {
  number: string;
  draftId: string;
  personId: number;
  kind: Kind;
  regionId: string;
  districtId: string;
  languages: string[];
  review: boolean;
  overLimit: boolean;
  nameSealed: Uint8Array;
  phoneSealed: Uint8Array | null;
  answersSealed: Uint8Array;
  storyClosedAt: Date | null;
  /** How often danger was ticked or heard in it. */
  dangers: number;
}

/** Creates a case and gives it the story of its draft. Every report runs this; with Prisma it would be three statements. @returns its id */
export async function insertCase(tx: Db, row: CaseColumns, now: Date): Promise<number> {
  const [created] = await query<{ id: number }>(
    tx,
    sql`
      WITH made AS (
        INSERT INTO "Case" (number, "draftId", "personId", kind, "regionId", "districtId", languages, review, "overLimit",
          "nameSealed", "phoneSealed", "answersSealed", "filedAt", "storyClosedAt", dangers)
        VALUES (
          ${row.number},
          ${row.draftId},
          ${row.personId}::int,
          ${row.kind}::"ConflictKind",
          ${row.regionId},
          ${row.districtId},
          ${row.languages}::text[],
          ${row.review}::boolean,
          ${row.overLimit}::boolean,
          ${row.nameSealed}::bytea,
          ${row.phoneSealed}::bytea,
          ${row.answersSealed}::bytea,
          ${now}::timestamptz,
          ${row.storyClosedAt}::timestamptz,
          ${row.dangers}::int)
        RETURNING id)
      , told AS (
        UPDATE "StoryPart" s
        SET "caseId" = made.id
        FROM made
        WHERE s."draftId" = ${row.draftId})
      SELECT id FROM made`,
  );
  if (created === undefined) throw new Error("The insert of the case returned no id.");
  return created.id;
}

/**
 * Locks a case until the transaction ends. Every act on a case or on its offers begins with this. The case is always locked before its
 * offers, so that two acts never deadlock, and what is read afterwards includes the changes of the previous act.
 */
export async function lockCase(tx: Db, caseId: number): Promise<void> {
  await query(tx, sql`SELECT 1 FROM "Case" WHERE id = ${caseId}::int FOR UPDATE`);
}

/** Notes that danger was ticked or heard in these cases, in the order of their ids. */
export async function countDanger(tx: Db, caseIds: readonly number[]): Promise<void> {
  await execute(
    tx,
    sql`
      UPDATE "Case" c
      SET dangers = COALESCE(c.dangers, 0) + 1
      FROM (SELECT id FROM "Case" WHERE id = ANY (${caseIds}::int[]) ORDER BY id FOR UPDATE) AS locked
      WHERE c.id = locked.id`,
  );
}

/** Reads cases by their ids. Unknown ids are missing from the result. */
export async function findCaseStates(db: Db, caseIds: readonly number[]): Promise<Map<number, CaseState>> {
  const rows = await query<CaseState>(
    db,
    sql`
      SELECT c.id, c."personId", c."regionId", c.status::text AS status, c.review, c."overLimit", c."mediatorId",
        ${involvedIn} AS involved,
        ARRAY(SELECT o."mediatorId" FROM "Offer" o WHERE o."caseId" = c.id) AS "offeredTo"
      FROM "Case" c
      WHERE c.id = ANY (${caseIds}::int[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The sealed answers of a case. */
export interface AnswersOfCase {
  id: number;
  answersSealed: Uint8Array;
}

/** Stores the sealed answers of cases whose answers are not sealed yet, and empties the columns of the previous version. */
export async function storeSealedAnswers(pool: Sql, answers: readonly AnswersOfCase[]): Promise<void> {
  await query(
    pool,
    sql`
      UPDATE "Case" c
      SET "answersSealed" = decode(o.sealed, 'base64'), remit = '{}', formats = '{}', "womanWished" = false
      FROM unnest(
        ${answers.map(({ id }) => id)}::int[],
        ${answers.map(({ answersSealed }) => Buffer.from(answersSealed).toString("base64"))}::text[]
      ) AS o(id, sealed)
      WHERE c.id = o.id AND c."answersSealed" IS NULL`,
  );
}

/**
 * The rows of a selection, in its order, whose cases nobody else has in hand, with those cases locked: for jobs on rows of which every act
 * locks the case first. The selection has a column "caseId". OFFSET 0 keeps its order, and lets no case be locked whose row is not taken.
 */
export function lockingCases(selection: Fragment, limit: number): Fragment {
  return sql`
    SELECT due.*
    FROM (${selection}
      OFFSET 0) due
    CROSS JOIN LATERAL (
      SELECT 1
      FROM "Case" c
      WHERE c.id = due."caseId"
      FOR UPDATE SKIP LOCKED) locked
    LIMIT ${limit}::int`;
}
