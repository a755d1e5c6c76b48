import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { messageNotices } from "./notices.ts";

// Prisma cannot look for an element of an array beside a range, and which index serves the look-up matters.

/** A message of the outbox that a person was shown. */
export interface ShownMessage {
  message: string;
  subject: string;
}

/** A message that somebody wrote into a talk, or about which they were asked. */
export interface OwnMessage {
  id: string;
  talk: number | null;
  status: "GATHERING" | "ASKED" | "HELD" | "SENT" | "TAKEN_BACK" | "DROPPED";
  /** What its author was told that it shows. */
  showsSealed: Uint8Array | null;
}

/** How many messages a delivery can have at most that is looked for by one of them: an album and its long captions. */
const maxMessages = 20;

/** A person's own message that was written into a talk, or about which they were asked. @param messageId any message of an album */
export async function findOwnMessage(pool: Sql, authorId: number, messageId: number): Promise<OwnMessage | null> {
  const [own] = await query<OwnMessage>(
    pool,
    sql`
      SELECT id, "talkId" AS talk, status::text AS status, "showsSealed"
      FROM "TalkMessage"
      WHERE "authorId" = ${authorId}::int
        AND "messageId" <= ${messageId}::int
        AND "messageId" > ${messageId}::int - ${maxMessages}::int
        AND ("messageId" = ${messageId}::int OR ${messageId}::int = ANY ("messageIds"))
      ORDER BY "messageId" DESC
      LIMIT 1`,
  );
  return own ?? null;
}

/**
 * The talk of a message from the bot: of a copy, or of what was said about a case, whose latest talk with this person it is.
 * Null if it is neither. @param caseOf finds the case of a message that is not a copy
 */
export async function findShown(
  pool: Sql,
  personId: number,
  messageId: number,
  caseOf: (pool: Sql, shown: ShownMessage) => Promise<number | null>,
): Promise<{ talk: number; message: string | null } | null> {
  const [shown] = await query<ShownMessage>(
    pool,
    sql`
      SELECT d.message, d.subject
      FROM "Delivery" d
      WHERE d."personId" = ${personId}::int
        AND d.class < 3
        AND d."messageId" IS NOT NULL
        AND d."messageId" <= ${messageId}::int
        AND d."messageId" > ${messageId}::int - ${maxMessages}::int
        AND (d."messageId" = ${messageId}::int OR ${messageId}::int = ANY (d."messageIds"))
      ORDER BY d."messageId" DESC
      LIMIT 1`,
  );
  if (shown === undefined) return null;
  const said = messageNotices.find(({ name }) => name === shown.message)?.read(shown.subject) ?? null;
  if (said !== null) return talkOfMessage(pool, said.message);
  const caseId = await caseOf(pool, shown);
  return caseId === null ? null : latestTalk(pool, caseId, personId);
}

async function talkOfMessage(pool: Sql, id: string): Promise<{ talk: number; message: string } | null> {
  const [found] = await query<{ talk: number }>(
    pool,
    sql`SELECT "talkId" AS talk FROM "TalkMessage" WHERE id = ${id} AND "talkId" IS NOT NULL`,
  );
  return found === undefined ? null : { talk: found.talk, message: id };
}

/** A person's talk about a case: as a party or its mediator, else the desk. */
async function latestTalk(
  pool: Sql,
  caseId: number,
  personId: number,
): Promise<{ talk: number; message: null } | null> {
  const [found] = await query<{ talk: number }>(
    pool,
    sql`
      SELECT t.id AS talk
      FROM "Talk" t
      JOIN "Party" p ON p.id = t."partyId"
      WHERE t."caseId" = ${caseId}::int
        AND (p."personId" = ${personId}::int OR t."mediatorId" = ${personId}::int OR t.kind = 'DESK')
      ORDER BY t.kind, t."openedAt" DESC, t.id DESC
      LIMIT 1`,
  );
  return found === undefined ? null : { talk: found.talk, message: null };
}
