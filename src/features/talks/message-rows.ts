import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { insertDeliveries } from "../../platform/telegram/outbox/delivery-rows.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { copyMessage } from "./notices.ts";
import { isOpenTalk } from "./talk-rows.ts";
import { arrivedCopies, copiesOnTheWay } from "./undelivered-rows.ts";

// What waits, goes and is erased concerns the outbox too, which Prisma does not join to the messages.

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
  /** It only thanks: nobody waits for an answer to it. */
  isThanks: boolean;
  replyToId: string | null;
  writtenAt: Date;
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
          "showsSealed", disclosed, "isThanks")
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
        ${status === "HELD"}::boolean,
        ${written.isThanks}::boolean)
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
        SELECT id, "isThanks"
        FROM "TalkMessage"
        WHERE id = ${id} AND status IN ('GATHERING', 'ASKED', 'HELD') AND "contentSealed" IS NOT NULL
        FOR UPDATE)
      , talk AS (
        UPDATE "Talk" t
        SET "saidAt" = GREATEST(t."saidAt", ${now}::timestamptz),
          "owedSince" = CASE
            WHEN ${byParty}::boolean AND NOT (SELECT "isThanks" FROM waiting) THEN COALESCE(t."owedSince", ${now}::timestamptz)
            ELSE t."owedSince"
          END
        FROM "Case" c
        WHERE t.id = ${talk}::int
          AND c.id = t."caseId"
          AND ${isOpenTalk}
          AND t."stoppedAt" IS NULL
          AND EXISTS (SELECT 1 FROM waiting)
        RETURNING t.id, t."saidAt")
      , said AS (
        UPDATE "TalkMessage" m
        SET status = 'SENT', "talkId" = talk.id, "dueAt" = NULL, "storedAt" = ${now}::timestamptz
        FROM waiting, talk
        WHERE m.id = waiting.id
        RETURNING m.id)
      , copied AS (${insertCopies(
        sql`${now}::timestamptz`,
        sql`FROM said, talk, "Person" p WHERE p.id = ANY (${recipients}::int[])`,
      )})
      SELECT EXISTS (SELECT 1 FROM said) AS "isSaid"`,
  );
  return row?.isSaid === true;
}

/** Copies of the rows `said`, due when the latest message of their `talk` is. @param from FROM and the following clauses, with the recipients `p` */
export function insertCopies(createdAt: Fragment, from: Fragment): Fragment {
  return insertDeliveries({
    message: sql`${copyMessage.name}::text`,
    subject: sql`said.id`,
    class: sql`${classOf[copyMessage.priority]}::int`,
    notBefore: sql`talk."saidAt"`,
    createdAt,
    from,
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
