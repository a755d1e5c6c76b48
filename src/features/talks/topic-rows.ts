import type { Db, Sql } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { isOpenTalk } from "./talk-rows.ts";

// Claims with locks and leases, and an upsert from other rows, which Prisma does not have.

/**
 * Sees to it that the members of open talks get topics: a party, and the mediator of a caucus. Coordinators get none for their desks, because
 * everybody of a region reads each of them. Uses "Talk_topics_idx". @returns how many talks it concerned
 */
export function planTopics(db: Db, now: Date, limit: number): Promise<number> {
  return execute(
    db,
    sql`
      WITH planned AS (
        SELECT t.id
        FROM "Talk" t
        WHERE t."topicsAt" IS NULL
        ORDER BY t.id
        LIMIT ${limit}::int
        FOR UPDATE SKIP LOCKED)
      , members AS (
        INSERT INTO "TalkTopic" AS x ("talkId", "personId", "dueAt")
        SELECT t.id, member.id, ${now}::timestamptz
        FROM planned
        JOIN "Talk" t ON t.id = planned.id
        JOIN "Case" c ON c.id = t."caseId"
        JOIN "Party" p ON p.id = t."partyId"
        CROSS JOIN LATERAL (VALUES (p."personId"), (t."mediatorId")) AS member(id)
        WHERE ${isOpenTalk} AND member.id IS NOT NULL
        ON CONFLICT ("talkId", "personId") DO UPDATE
          SET "dueAt" = EXCLUDED."dueAt", "isClosed" = false
          WHERE x."isClosed")
      UPDATE "Talk" t
      SET "topicsAt" = ${now}::timestamptz
      FROM planned
      WHERE t.id = planned.id`,
  );
}

/** Lets the topics of talks that have closed be named as closed. Uses "TalkTopic_open_idx". */
export async function closeTopics(db: Db, now: Date): Promise<void> {
  await execute(
    db,
    sql`
      UPDATE "TalkTopic" x
      SET "isClosed" = true, "dueAt" = ${now}::timestamptz
      FROM "Talk" t
      JOIN "Case" c ON c.id = t."caseId"
      WHERE x."topicId" IS NOT NULL AND NOT x."isClosed" AND t.id = x."talkId" AND NOT ${isOpenTalk}`,
  );
}

/** A topic that is to be made or named again. */
export interface DueTopic {
  talkId: number;
  personId: number;
  topicId: number | null;
}

/**
 * Claims topics that are due until `until`: a process that dies leaves them to the others. A person who has quiet mode on gets none until they
 * turn it off, because a topic's name says what quiet mode covers. Uses "TalkTopic_due_idx".
 */
export function claimTopics(db: Db, now: Date, until: Date, limit: number): Promise<DueTopic[]> {
  return query<DueTopic>(
    db,
    sql`
      UPDATE "TalkTopic" x
      SET "dueAt" = ${until}::timestamptz
      FROM (
        SELECT due."talkId", due."personId"
        FROM "TalkTopic" due
        JOIN "Person" p ON p.id = due."personId"
        WHERE due."dueAt" <= ${now}::timestamptz AND p."quietSince" IS NULL
        ORDER BY due."dueAt", due."talkId"
        LIMIT ${limit}::int
        FOR UPDATE OF due SKIP LOCKED) claimed
      WHERE x."talkId" = claimed."talkId" AND x."personId" = claimed."personId"
      RETURNING x."talkId", x."personId", x."topicId"`,
  );
}

/** A topic that Telegram has lost is made again, but not within this time: Telegram has had days on which no topic lasted. */
const againAfter = sql`interval '1 day'`;

/** Forgets a topic that Telegram does not find any longer. */
export async function loseTopic(pool: Sql, personId: number, topicId: number, now: Date): Promise<void> {
  await query(
    pool,
    sql`
      UPDATE "TalkTopic"
      SET "topicId" = NULL,
        "formerIds" = "formerIds" || "topicId",
        "dueAt" = GREATEST(${now}::timestamptz, "createdAt" + ${againAfter})
      WHERE "personId" = ${personId}::int AND "topicId" = ${topicId}::int
      RETURNING "talkId"`,
  );
}

/** A topic of a person, and the talk to which it is bound. */
export interface BoundTopic {
  personId: number;
  topicId: number;
  talkId: number;
  caseId: number;
  isOpen: boolean;
}

/** The topics of these people: a caucus before a desk, and the talk that was opened last before others. */
export function findTopics(pool: Sql, personIds: readonly number[]): Promise<BoundTopic[]> {
  return query<BoundTopic>(
    pool,
    sql`
      SELECT x."personId", x."topicId", x."talkId", t."caseId", ${isOpenTalk} AS "isOpen"
      FROM "TalkTopic" x
      JOIN "Talk" t ON t.id = x."talkId"
      JOIN "Case" c ON c.id = t."caseId"
      WHERE x."personId" = ANY (${personIds}::int[]) AND x."topicId" IS NOT NULL
      ORDER BY t.kind, t."openedAt" DESC, t.id DESC`,
  );
}

/** The talks in which these messages were said, by the message. */
export async function findTalksOf(pool: Sql, messages: readonly string[]): Promise<Map<string, number>> {
  const rows = await query<{ id: string; talkId: number }>(
    pool,
    sql`SELECT id, "talkId" FROM "TalkMessage" WHERE id = ANY (${messages}::text[]) AND "talkId" IS NOT NULL`,
  );
  return new Map(rows.map(({ id, talkId }) => [id, talkId]));
}

/** The talk to which a person's topic is bound, or was bound before Telegram lost it; null if the bot knows no such topic. */
export async function findBoundTalk(pool: Sql, personId: number, topicId: number): Promise<number | null> {
  const [bound] = await query<{ talkId: number }>(
    pool,
    sql`
      SELECT "talkId"
      FROM "TalkTopic"
      WHERE "personId" = ${personId}::int AND ("topicId" = ${topicId}::int OR ${topicId}::int = ANY ("formerIds"))
      ORDER BY "topicId" = ${topicId}::int DESC NULLS LAST
      LIMIT 1`,
  );
  return bound?.talkId ?? null;
}
