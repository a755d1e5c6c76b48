import type { Db, Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { createBatchedCall } from "../../platform/telegram/batched-call.ts";
import { type Destination, insertCopies, type WrittenMessage } from "./message-rows.ts";
import { isOpenTalk } from "./talk-rows.ts";

// Storing messages and enqueuing their copies is one statement for all that arrive together: in a transaction of Prisma a talk would
// cost six round trips a message.

/** A message that goes into a talk now. */
export interface Saying {
  destination: Destination;
  written: WrittenMessage;
  now: Date;
}

export type Said =
  | "said"
  /** It is stored already. */
  | "repeat"
  /** The talk was closed meanwhile, and nothing is stored. */
  | "closed";

/** Says something in a talk: stores it and enqueues its copies, after everything that was said in the talk before. */
export type Say = (saying: Saying) => Promise<Said>;

/** Creates what says messages: those that arrive while a statement is in progress are said by the next. */
export function createSay(pool: Sql): Say {
  return createBatchedCall((sayings) => insertSaid(pool, sayings));
}

/**
 * Says messages, in their order. Talks are locked in the order of their ids, so that two statements never wait for each other. OFFSET 0
 * keeps PostgreSQL from reading all messages and all people.
 * @returns what became of each
 */
export async function insertSaid(on: Db | Sql, sayings: readonly Saying[]): Promise<Said[]> {
  const rows = await query<{ isRepeat: boolean; isSaid: boolean }>(
    on,
    sql`
      WITH given AS MATERIALIZED (
        SELECT g.*,
          EXISTS (
            SELECT 1
            FROM "TalkMessage" m
            WHERE m."authorId" = g."authorId" AND m."messageId" = g."messageId"
            OFFSET 0) AS "isRepeat"
        FROM json_to_recordset(${JSON.stringify(sayings.map(asRow))}::json)
          AS g(place int, id text, "talkId" int, "byParty" boolean, recipients int[], "authorId" int, "messageId" int, sealed text,
            "isThanks" boolean, "replyToId" text, "writtenAt" timestamptz, now timestamptz))
      , touched AS (
        SELECT g."talkId", max(g.now) AS last, min(g.now) FILTER (WHERE g."byParty" AND NOT g."isThanks") AS since
        FROM given g
        WHERE NOT g."isRepeat"
        GROUP BY g."talkId"
        ORDER BY g."talkId")
      , locked AS (
        SELECT l.id, touched.last, touched.since
        FROM touched
        CROSS JOIN LATERAL (
          SELECT t.id
          FROM "Talk" t
          JOIN "Case" c ON c.id = t."caseId"
          WHERE t.id = touched."talkId" AND ${isOpenTalk} AND t."stoppedAt" IS NULL
          FOR UPDATE OF t) l)
      , talk AS (
        UPDATE "Talk" t
        SET "saidAt" = GREATEST(t."saidAt", locked.last), "owedSince" = COALESCE(t."owedSince", locked.since)
        FROM locked
        WHERE t.id = locked.id
        RETURNING t.id, t."saidAt")
      , said AS (
        INSERT INTO "TalkMessage"
          (id, "talkId", "authorId", "messageId", "contentSealed", "isThanks", "replyToId", "writtenAt", "storedAt")
        SELECT g.id, talk.id, g."authorId", g."messageId", decode(g.sealed, 'base64'), g."isThanks", g."replyToId",
          g."writtenAt", g.now
        FROM given g
        JOIN talk ON talk.id = g."talkId"
        WHERE NOT g."isRepeat"
        ORDER BY g.place
        ON CONFLICT DO NOTHING
        RETURNING id)
      , copied AS (${insertCopies(
        sql`g.now`,
        sql`
          FROM given g
          JOIN said ON said.id = g.id
          JOIN talk ON talk.id = g."talkId"
          CROSS JOIN LATERAL (SELECT x.id FROM "Person" x WHERE x.id = ANY (g.recipients) OFFSET 0) p
          ORDER BY g.place`,
      )})
      SELECT g."isRepeat", EXISTS (SELECT 1 FROM said WHERE said.id = g.id) AS "isSaid"
      FROM given g
      ORDER BY g.place`,
  );
  return rows.map(({ isRepeat, isSaid }) => (isRepeat ? "repeat" : isSaid ? "said" : "closed"));
}

// As JSON, because with arrays PostgreSQL would plan the statement each time (eachOf, in array-parameters.ts).
function asRow({ destination, written, now }: Saying, place: number) {
  const { talk, byParty, recipients } = destination;
  const { contentSealed, ...message } = written;
  const sealed = Buffer.from(contentSealed).toString("base64");
  return { ...message, place, talkId: talk, byParty, recipients, sealed, now };
}
