import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { insertDeliveries } from "../../platform/telegram/outbox/delivery-rows.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { copyMessage } from "./notices.ts";
import { isOpenTalk } from "./talk-rows.ts";
import { arrivedCopies, copiesOnTheWay } from "./undelivered-rows.ts";

// Storing a message and enqueuing its copies is one statement: in a transaction of Prisma a talk would cost six round trips a message.

/** Where a message goes. */
export interface Destination {
  talk: number;
  /** Whether its author is a party, who then waits for an answer. */
  byParty: boolean;
  /** The people who get a copy. */
  recipients: readonly number[];
}

/** A message as it is stored. */
export interface WrittenMessage {
  id: string;
  authorId: number;
  messageId: number;
  contentSealed: Uint8Array;
  replyToId: string | null;
  writtenAt: Date;
}

export type Said =
  | "said"
  /** It is stored already. */
  | "repeat"
  /** The talk was closed meanwhile, and nothing is stored. */
  | "closed";

/** Says something in a talk: stores it and enqueues its copies, after everything that was said in the talk before. */
export async function insertSaid(
  pool: Db | Sql,
  { talk, byParty, recipients }: Destination,
  written: WrittenMessage,
  now: Date,
): Promise<Said> {
  const { id, authorId, messageId, contentSealed, replyToId, writtenAt } = written;
  const [row] = await query<{ isRepeat: boolean; isSaid: boolean }>(
    pool,
    sql`
      WITH before AS (
        SELECT EXISTS (
          SELECT 1 FROM "TalkMessage" WHERE "authorId" = ${authorId}::int AND "messageId" = ${messageId}::int) AS "isRepeat")
      , talk AS (${touchTalk(talk, byParty, now, sql`AND NOT (SELECT "isRepeat" FROM before)`)})
      , said AS (
        INSERT INTO "TalkMessage" (id, "talkId", "authorId", "messageId", "contentSealed", "replyToId", "writtenAt", "storedAt")
        SELECT ${id}, talk.id, ${authorId}::int, ${messageId}::int, ${contentSealed}::bytea, ${replyToId}::text,
          ${writtenAt}::timestamptz, ${now}::timestamptz
        FROM talk
        ON CONFLICT DO NOTHING
        RETURNING id)
      , copied AS (${insertCopies(recipients, now)})
      SELECT before."isRepeat", EXISTS (SELECT 1 FROM said) AS "isSaid"
      FROM before`,
  );
  if (row?.isRepeat === true) return "repeat";
  return row?.isSaid === true ? "said" : "closed";
}

/**
 * Stores a message that is not said yet: an album that is arriving, or a message about which its author is asked.
 * @returns its id, also if it is stored already; null if it is not waiting any longer
 */
export async function insertWaiting(
  pool: Db | Sql,
  status: "GATHERING" | "ASKED" | "HELD",
  written: WrittenMessage & {
    showsSealed: Uint8Array | null;
    talkId: number | null;
    albumId: string | null;
    dueAt: Date;
  },
  now: Date,
): Promise<string | null> {
  const [row] = await query<{ id: string; isWaiting: boolean }>(
    pool,
    sql`
      INSERT INTO "TalkMessage" AS m
        (id, "talkId", "authorId", "messageId", "albumId", "contentSealed", status, "replyToId", "writtenAt", "storedAt", "dueAt",
          "showsSealed", disclosed)
      VALUES (
        ${written.id},
        ${written.talkId}::int,
        ${written.authorId}::int,
        ${written.messageId}::int,
        ${written.albumId}::text,
        ${written.contentSealed}::bytea,
        ${status}::"TalkMessageStatus",
        ${written.replyToId}::text,
        ${written.writtenAt}::timestamptz,
        ${now}::timestamptz,
        ${written.dueAt}::timestamptz,
        ${written.showsSealed}::bytea,
        ${status === "HELD"}::boolean)
      ON CONFLICT ("authorId", "messageId") DO UPDATE SET "writtenAt" = m."writtenAt"
      RETURNING id, status IN ('GATHERING', 'ASKED', 'HELD') AS "isWaiting"`,
  );
  return row?.isWaiting === true ? row.id : null;
}

/** Says a message that was waiting. @returns whether it is said now; otherwise it was not waiting any longer, or its talk is closed */
export async function releaseWaiting(
  db: Db,
  id: string,
  { talk, byParty, recipients }: Destination,
  now: Date,
): Promise<boolean> {
  const [row] = await query<{ isSaid: boolean }>(
    db,
    sql`
      WITH waiting AS (
        SELECT id
        FROM "TalkMessage"
        WHERE id = ${id} AND status IN ('GATHERING', 'ASKED', 'HELD') AND "contentSealed" IS NOT NULL
        FOR UPDATE)
      , talk AS (${touchTalk(talk, byParty, now, sql`AND EXISTS (SELECT 1 FROM waiting)`)})
      , said AS (
        UPDATE "TalkMessage" m
        SET status = 'SENT', "talkId" = talk.id, "dueAt" = NULL, "storedAt" = ${now}::timestamptz
        FROM waiting, talk
        WHERE m.id = waiting.id
        RETURNING m.id)
      , copied AS (${insertCopies(recipients, now)})
      SELECT EXISTS (SELECT 1 FROM said) AS "isSaid"`,
  );
  return row?.isSaid === true;
}

/** Locks a talk that is open and not stopped, so that what is said in it has an order. Its row is `talk` in the statements above. */
function touchTalk(talk: number, byParty: boolean, now: Date, also: Fragment): Fragment {
  return sql`
    UPDATE "Talk" t
    SET "saidAt" = GREATEST(t."saidAt", ${now}::timestamptz),
      "owedSince" = CASE WHEN ${byParty}::boolean THEN COALESCE(t."owedSince", ${now}::timestamptz) ELSE t."owedSince" END
    FROM "Case" c
    WHERE t.id = ${talk}::int AND c.id = t."caseId" AND ${isOpenTalk} AND t."stoppedAt" IS NULL ${also}
    RETURNING t.id, t."saidAt"`;
}

/** Copies of the row `said` to these people, due when the talk's latest message is. */
function insertCopies(recipients: readonly number[], now: Date): Fragment {
  return insertDeliveries({
    message: sql`${copyMessage.name}::text`,
    subject: sql`said.id`,
    class: sql`${classOf[copyMessage.priority]}::int`,
    notBefore: sql`talk."saidAt"`,
    createdAt: sql`${now}::timestamptz`,
    from: sql`FROM said, talk, "Person" p WHERE p.id = ANY (${recipients}::int[])`,
  });
}

/**
 * Erases the content of what has reached everybody, and of what could not after its author was told. @param before what was said earlier
 * has had its time @returns how many messages it concerns
 */
export async function eraseDelivered(pool: Db | Sql, before: Date, now: Date, limit: number): Promise<number> {
  const erased = await query<{ id: string }>(
    pool,
    sql`
      WITH kept AS (
        SELECT m.id
        FROM "TalkMessage" m
        JOIN LATERAL (SELECT x."partyId" FROM "Talk" x WHERE x.id = m."talkId" OFFSET 0) t ON true
        JOIN LATERAL (SELECT x."personId" FROM "Party" x WHERE x.id = t."partyId" OFFSET 0) p ON true
        WHERE m."contentSealed" IS NOT NULL
          AND m.status = 'SENT'
          AND NOT EXISTS (SELECT 1 ${copiesOnTheWay(before)})
          AND (EXISTS (SELECT 1 ${arrivedCopies})
            OR m."undeliveredAt" IS NOT NULL AND COALESCE(m."keptUntil" <= ${now}::timestamptz, true))
        ORDER BY m."storedAt", m.id
        LIMIT ${limit}::int
        FOR UPDATE OF m SKIP LOCKED)
      UPDATE "TalkMessage" m
      SET "contentSealed" = NULL
      FROM kept
      WHERE m.id = kept.id
      RETURNING m.id`,
  );
  return erased.length;
}
