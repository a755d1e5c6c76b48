import type { Sql } from "../../database/open.ts";
import { relaxedCommit } from "../../database/relaxed-commit.ts";
import type { Vault } from "../../database/vault.ts";
import { databaseClock } from "../database-clock.ts";
import { chatsPeople } from "../outbox/chats-people.ts";
import { insertDeliveriesText } from "../outbox/delivery-rows.ts";
import { classOf, type OccasionMessage } from "../outbox/outbox-message.ts";
import { type ClaimedUpdate, conversationCell, unmarkedNext } from "./inbox-rows.ts";

/** The result of handling an update. */
export interface Ending {
  row: ClaimedUpdate;
  /** The chat's new conversation; null if it has ended, undefined if it has not changed. */
  change: string | null | undefined;
}

/** Marks the updates that follow the rows of `gone` as next. It locks by id, lowest first, like every statement of the inbox. */
const promoteFollowers = `following AS MATERIALIZED (
       SELECT f.id
       FROM "Update" f
       WHERE f.id = ANY (ARRAY(
         SELECT n.id
         FROM gone g
         CROSS JOIN LATERAL (
           SELECT f.id FROM "Update" f
           WHERE f.key = g.key AND NOT f."isNext" AND f."setAsideAt" IS NULL
           ORDER BY f.id + 0
           LIMIT 1) n))
       ORDER BY f.id + 0
       FOR NO KEY UPDATE)
     , promoted AS (
       UPDATE "Update" f SET "isNext" = true WHERE f.id = ANY (ARRAY(SELECT n.id FROM following n)))`;

/**
 * Ends updates, at most one of each chat, in one statement: it deletes their rows, stores the chats' conversations and marks the next
 * update of each chat. Rows are locked by id, lowest first, as in every statement of the inbox.
 * @returns the ids of the updates that were still this process's, each with whether an update of a chat among them can now be claimed
 */
export async function finish(
  sql: Sql,
  vault: Vault,
  endings: readonly Ending[],
  { clockAheadMs, gapMs = 0 }: { clockAheadMs: number; gapMs?: number },
): Promise<Map<string, { followed: boolean }>> {
  const sealed = endings.map(({ row, change }) =>
    typeof change === "string" ? Buffer.from(vault.seal(conversationCell(row.key), change)).toString("base64") : null,
  );
  const ended = await sql.rows<{ id: string; followed: boolean }>(
    `WITH ${databaseClock("$1")}
     , ended AS (
       SELECT * FROM unnest($2::bigint[], $3::int[], $4::text[], $5::boolean[]) AS e(id, attempt, conversation, changed))
     , mine AS MATERIALIZED (
       SELECT u.id, u.attempt
       FROM "Update" u
       WHERE u.id = ANY ($2::bigint[])
       ORDER BY u.id + 0
       FOR UPDATE)
     , gone AS (
       DELETE FROM "Update" u
       WHERE u.id = ANY (ARRAY(SELECT m.id FROM mine m JOIN ended e ON e.id = m.id AND e.attempt = m.attempt))
       RETURNING u.id, u.key)
     , ${promoteFollowers}
     , kept AS (
       INSERT INTO "ChatState" AS s (key, "calmAt", "lastUpdateId", "lastUpdateAt", "lastArrival", "conversationSealed")
       SELECT g.key, GREATEST(c."calmAt", clock.now) + $6::float8 * interval '1 ms', 0, clock.now, g.id,
         CASE WHEN e.changed THEN decode(e.conversation, 'base64') ELSE c."conversationSealed" END
       FROM gone g
       JOIN ended e ON e.id = g.id
       CROSS JOIN clock
       LEFT JOIN "ChatState" c ON c.key = g.key
       ORDER BY g.key
       ON CONFLICT (key) DO UPDATE SET
         "lastUpdateId" = 0, "lastUpdateAt" = EXCLUDED."lastUpdateAt",
         "lastArrival" = GREATEST(s."lastArrival", EXCLUDED."lastArrival"),
         "calmAt" = EXCLUDED."calmAt", "conversationSealed" = EXCLUDED."conversationSealed")
     SELECT id::text, EXISTS (SELECT 1 FROM following) AS followed FROM gone`,
    [
      clockAheadMs,
      endings.map(({ row }) => row.id),
      endings.map(({ row }) => row.attempt),
      sealed,
      endings.map(({ change }) => change !== undefined),
      gapMs,
    ],
  );
  return new Map(ended.map(({ id, followed }) => [id, { followed }]));
}

/** Sets an update aside for an operator and tells the person once. The chat goes on with its next update. */
export async function setAside(
  sql: Sql,
  row: ClaimedUpdate,
  { error, message, clockAheadMs }: { error: string; message: OccasionMessage; clockAheadMs: number },
): Promise<void> {
  await sql.rows(
    `WITH ${databaseClock("$1")}
     , gone AS (
       DELETE FROM "Update"
       WHERE id = $2::bigint AND attempt = $3::int
       RETURNING id, "updateId", key, "payloadSealed", "receivedAt", tries)
     , aside AS (
       INSERT INTO "AsideUpdate" (id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", tries, error)
       SELECT g.id, g."updateId", g.key, g."payloadSealed", g."receivedAt", clock.now, g.tries + 1, $4::text
       FROM gone g
       CROSS JOIN clock)
     , ${promoteFollowers}
     , told AS MATERIALIZED (
       SELECT g."updateId"::text AS subject, g.key::bigint AS "telegramId"
       FROM gone g
       WHERE g.key ~ '^[0-9]+$')
     , ${chatsPeople("told")}
     ${insertDeliveriesText({
       message: "$5::text",
       subject: "t.subject",
       class: String(classOf.urgent),
       notBefore: "clock.now",
       validUntil: "NULL::timestamptz",
       createdAt: "clock.now",
       from: `FROM told t
         JOIN person p ON p."telegramId" = t."telegramId"
         CROSS JOIN clock`,
     })}`,
    [clockAheadMs, row.id, row.attempt, error, message.name],
  );
}

/**
 * Marks the next update of chats in which none is marked: it was stored while the previous update ended, or a process of the previous
 * version ended that update.
 * @param keys null: all chats
 */
export async function findNext(sql: Sql, keys: readonly string[] | null): Promise<void> {
  const [given, chats] =
    keys === null
      ? [[], `(SELECT DISTINCT key FROM "Update" WHERE NOT "isNext") k`]
      : [[keys], "unnest($1::text[]) AS k(key)"];
  await sql.rows(
    `WITH ${relaxedCommit.text}
     UPDATE "Update" u
     SET "isNext" = true
     FROM relaxed
     WHERE NOT u."isNext"
       AND u.id = ANY (ARRAY(
         ${unmarkedNext(chats)}))`,
    given,
  );
}
