import type { Sql } from "../../database/open.ts";
import { relaxedCommit } from "../../database/relaxed-commit.ts";
import { type Fragment, query, sql } from "../../database/sql.ts";
import type { Vault } from "../../database/vault.ts";
import { databaseClock } from "../database-clock.ts";
import { chatsPeople } from "../outbox/chats-people.ts";
import { insertDeliveries } from "../outbox/delivery-rows.ts";
import { classOf, type OccasionMessage } from "../outbox/outbox-message.ts";
import {
  type ClaimedUpdate,
  claimedColumns,
  conversationCell,
  isFree,
  isNotAside,
  leaseUpdates,
  unmarkedNext,
} from "./inbox-rows.ts";
import { noteRecent } from "./recent-rows.ts";

/** The result of handling an update. */
export interface Ending {
  row: ClaimedUpdate;
  /** The chat's new conversation; null if it has ended, undefined if it has not changed. */
  change: string | null | undefined;
  /** What was said in its private chat: the update's own message, and the direct answers. */
  said?: readonly number[];
}

/**
 * Marks the updates that follow the rows of `gone` as next. It locks by id, lowest first, like every statement of the inbox.
 * @param isClaimed whether the update `f` is claimed by the statement itself
 */
const promoteFollowers = (isClaimed: Fragment) => sql`following AS MATERIALIZED (
       SELECT f.id, ${isClaimed} AS claimed
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
       UPDATE "Update" f SET "isNext" = true WHERE f.id = ANY (ARRAY(SELECT n.id FROM following n WHERE NOT n.claimed)))`;

/** An update that follows is claimed if it is due and free, and if no other update of its chat is marked, as after a put-back. */
const isClaimedAtOnce = (ids: readonly string[], leaseMs: number | null, held: readonly string[]) =>
  sql`(${leaseMs}::float8 IS NOT NULL AND f."dueAt" <= (SELECT now FROM clock)
           AND NOT f.key = ANY (${held}::text[]) AND ${isFree("f", leaseMs)}
           AND NOT EXISTS (
             SELECT 1 FROM "Update" e
             WHERE e.key = f.key AND e."isNext" AND ${isNotAside("e")} AND NOT e.id = ANY (${ids}::bigint[])
             OFFSET 0))`;

/** How the updates that follow in the same chats are claimed. */
export interface Following {
  leaseMs: number;
  /** The keys of the chats whose updates must wait. */
  held: readonly string[];
}

/** What became of updates that ended. */
export interface Finished {
  /** The ids of the updates that were still this process's. */
  ended: Set<string>;
  /** The updates that follow in their chats, claimed by the same statement. */
  claimed: ClaimedUpdate[];
  /** Whether an update of these chats can be claimed that was not. */
  waiting: boolean;
}

/**
 * Ends updates, at most one of each chat, in one statement: it deletes their rows, stores the chats' conversations and marks the next
 * update of each chat, or claims it. Rows are locked by id, lowest first, as in every statement of the inbox.
 * @param following null: the next updates are not claimed
 */
export async function finish(
  pool: Sql,
  vault: Vault,
  endings: readonly Ending[],
  { clockAheadMs, gapMs = 0, following = null }: { clockAheadMs: number; gapMs?: number; following?: Following | null },
): Promise<Finished> {
  const sealed = endings.map(({ row, change }) =>
    typeof change === "string" ? Buffer.from(vault.seal(conversationCell(row.key), change)).toString("base64") : null,
  );
  const ids = endings.map(({ row }) => row.id);
  const attempts = endings.map(({ row }) => row.attempt);
  const changed = endings.map(({ change }) => change !== undefined);
  const { leaseMs, held } = following ?? { leaseMs: null, held: [] };
  const rows = await query<{ endedId: string; waiting: boolean } & (ClaimedUpdate | { id: null })>(
    pool,
    sql`
     WITH ${databaseClock(clockAheadMs)}
     , ended AS (
       SELECT * FROM unnest(${ids}::bigint[], ${attempts}::int[], ${sealed}::text[], ${changed}::boolean[])
         AS e(id, attempt, conversation, changed))
     , mine AS MATERIALIZED (
       SELECT u.id, u.attempt
       FROM "Update" u
       WHERE u.id = ANY (${ids}::bigint[])
       ORDER BY u.id + 0
       FOR UPDATE)
     , gone AS (
       DELETE FROM "Update" u
       WHERE u.id = ANY (ARRAY(SELECT m.id FROM mine m JOIN ended e ON e.id = m.id AND e.attempt = m.attempt))
       RETURNING u.id, u.key)
     , ${promoteFollowers(isClaimedAtOnce(ids, leaseMs, held))}
     , claimed AS (
       ${leaseUpdates(sql`SELECT n.id FROM following n WHERE n.claimed`, leaseMs)})
     , kept AS (
       INSERT INTO "ChatState" AS s (key, "calmAt", "lastUpdateId", "lastUpdateAt", "lastArrival", "conversationSealed")
       SELECT g.key, GREATEST(c."calmAt", clock.now) + ${gapMs}::float8 * interval '1 ms', 0, clock.now, g.id,
         CASE WHEN e.changed THEN decode(e.conversation, 'base64') ELSE c."conversationSealed" END
       FROM gone g
       JOIN ended e ON e.id = g.id
       CROSS JOIN clock
       LEFT JOIN "ChatState" c ON c.key = g.key
       ORDER BY g.key
       ON CONFLICT (key) DO UPDATE SET
         "lastUpdateId" = 0, "lastUpdateAt" = EXCLUDED."lastUpdateAt",
         "lastArrival" = GREATEST(s."lastArrival", EXCLUDED."lastArrival"),
         "calmAt" = EXCLUDED."calmAt", "conversationSealed" = EXCLUDED."conversationSealed"
       RETURNING s.key, s."lastArrival", s."lastUpdateAt", s."conversationSealed")
     , ${noteRecent(endings)}
     SELECT g.id::text AS "endedId", EXISTS (SELECT 1 FROM following n WHERE NOT n.claimed) AS waiting,
       ${claimedColumns()}
     FROM gone g
     CROSS JOIN clock
     LEFT JOIN claimed c ON c.key = g.key
     LEFT JOIN kept s ON s.key = c.key`,
  );
  return {
    ended: new Set(rows.map(({ endedId }) => endedId)),
    claimed: rows.filter((row) => row.id !== null),
    waiting: rows.some(({ waiting }) => waiting),
  };
}

/** Sets an update aside for an operator and tells the person once. The chat goes on with its next update. */
export async function setAside(
  pool: Sql,
  row: ClaimedUpdate,
  { error, message, clockAheadMs }: { error: string; message: OccasionMessage; clockAheadMs: number },
): Promise<void> {
  await query(
    pool,
    sql`
     WITH ${databaseClock(clockAheadMs)}
     , gone AS (
       DELETE FROM "Update"
       WHERE id = ${row.id}::bigint AND attempt = ${row.attempt}::int
       RETURNING id, "updateId", key, "payloadSealed", "receivedAt", tries)
     , aside AS (
       INSERT INTO "AsideUpdate" (id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", tries, error)
       SELECT g.id, g."updateId", g.key, g."payloadSealed", g."receivedAt", clock.now, g.tries + 1, ${error}::text
       FROM gone g
       CROSS JOIN clock)
     , ${promoteFollowers(sql`false`)}
     , told AS MATERIALIZED (
       SELECT g."updateId"::text AS subject, g.key::bigint AS "telegramId"
       FROM gone g
       WHERE g.key ~ '^[0-9]+$')
     , ${chatsPeople("told")}
     ${insertDeliveries({
       message: sql`${message.name}::text`,
       subject: sql`t.subject`,
       class: sql`${classOf.urgent}::int`,
       notBefore: sql`clock.now`,
       createdAt: sql`clock.now`,
       from: sql`FROM told t
         JOIN person p ON p."telegramId" = t."telegramId"
         CROSS JOIN clock`,
     })}`,
  );
}

/**
 * Marks the next update of chats in which none is marked: it was stored while the previous update ended, or a process of the previous
 * version ended that update.
 * @param keys null: all chats
 */
export async function findNext(pool: Sql, keys: readonly string[] | null): Promise<void> {
  const chats =
    keys === null
      ? sql`(SELECT DISTINCT key FROM "Update" WHERE NOT "isNext") k`
      : sql`unnest(${keys}::text[]) AS k(key)`;
  await query(
    pool,
    sql`
     WITH ${relaxedCommit}
     UPDATE "Update" u
     SET "isNext" = true
     FROM relaxed
     WHERE NOT u."isNext"
       AND u.id = ANY (ARRAY(
         ${unmarkedNext(chats)}))`,
  );
}
