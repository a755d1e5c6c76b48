import type { Update } from "grammy/types";
import type { Sql } from "../../database/open.ts";
import { relaxedCommit } from "../../database/relaxed-commit.ts";
import { type Fragment, query, rawSql, sql } from "../../database/sql.ts";
import type { Cell, Vault } from "../../database/vault.ts";
import { databaseClock } from "../database-clock.ts";

export interface ClaimedUpdate {
  /** The id of the row, which is the order of arrival. */
  id: string;
  /** Telegram's id of the update. */
  updateId: string;
  key: string;
  /** The handling can act and end only while the row has this number. */
  attempt: number;
  /** How often it was claimed since its last handling ended, including this time. */
  takes: number;
  /** How often its handling has failed. */
  tries: number;
  /** Whether it was set aside, and its chat had gone on when it was put back. */
  late: boolean;
  /** Whether the chat has a backlog, so that its updates need not each get an answer. */
  crowded: boolean;
  /** How long it has been in the inbox. */
  ageMs: number;
  payloadSealed: Uint8Array;
  conversationSealed: Uint8Array | null;
}

/** The key whose updates are handled in order: the chat, or the person if there is no chat. */
export function keyOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat = message?.chat.id ?? update.my_chat_member?.chat.id;
  if (chat !== undefined) return String(chat);
  return `person:${update.callback_query?.from.id ?? update.inline_query?.from.id ?? 0}`;
}

/** While no more updates than this wait behind an update, each gets an answer of its own. */
const maxAnsweredEach = 3;
/** By how many milliseconds two readings of the database's clock may disagree: it is shifted by a difference of two other clocks. */
const clockSlackMs = rawSql("1000");

/** The alias of an update in a statement. */
type Alias = "u" | "e" | "f";

/** Whether the update has no lease. A lease that ends later than a lease from now would is void, because the clock was set back. */
export function isFree(alias: Alias, leaseMs: number | null): Fragment {
  const row = rawSql(alias);
  return sql`(${row}."leasedUntil" IS NULL OR ${row}."leasedUntil" < (SELECT now FROM clock)
           OR ${row}."leasedUntil" > (SELECT now FROM clock) + (${leaseMs}::float8 + ${clockSlackMs}) * interval '1 ms')`;
}

// Prisma has no locks and no lateral joins, and cannot name the database's clock.
//
// The inbox is nearly empty whenever PostgreSQL counts its rows, so that it plans for one row, and a walk through a whole index seems as
// cheap as a look-up: with some hundred rows, and thousands of dead ones, such a plan takes a second. So ids are found by `= ANY (…)`,
// never by a join, and sorted by `id + 0`: the primary key's order is of no use then.

/**
 * Written so that PostgreSQL does not use "Update_next_idx" for it. Without statistics it would otherwise read all waiting chats for each
 * chat, instead of using the index by chat.
 */
export function isNotAside(row: Alias): Fragment {
  return sql`COALESCE(${rawSql(row)}."setAsideAt", 'infinity') = 'infinity'`;
}

/**
 * Selects the first update of each of these chats if no update of the chat is marked as next. It was stored while the previous update was
 * being ended, or a process of the previous version ended that update.
 * @param chats the FROM item with the keys of the chats: an alias `k` with the column `key`
 */
export function unmarkedNext(chats: Fragment): Fragment {
  return sql`SELECT f.id
         FROM ${chats}
         CROSS JOIN LATERAL (
           SELECT f.id FROM "Update" f
           WHERE f.key = k.key AND NOT f."isNext" AND f."setAsideAt" IS NULL
           ORDER BY f.id + 0
           LIMIT 1) f
         WHERE NOT EXISTS (
           SELECT 1 FROM "Update" e WHERE e.key = k.key AND e."isNext" AND ${isNotAside("e")} OFFSET 0)`;
}

/** The statement that leases these updates to this process. */
export function leaseUpdates(ids: Fragment, leaseMs: number | null): Fragment {
  return sql`UPDATE "Update" u
       SET "leasedUntil" = clock.now + ${leaseMs}::float8 * interval '1 ms', attempt = u.attempt + 1, takes = u.takes + 1,
         "isNext" = true
       FROM clock
       WHERE u.id = ANY (ARRAY(${ids}))
       RETURNING u.id, u."updateId", u.key, u.attempt, u.takes, u.tries, u.error, u."receivedAt", u."payloadSealed"`;
}

/** The columns of a ClaimedUpdate, from what `leaseUpdates` returns as `c`, the chat's state as `s` and the clock. */
export function claimedColumns(): Fragment {
  return sql`c.id::text, c."updateId"::text, c.key, c.attempt, c.takes, c.tries, c."payloadSealed", s."conversationSealed",
       (c.error IS NOT NULL AND COALESCE(s."lastArrival" > c.id, s."lastUpdateAt" > c."receivedAt", false)) AS late,
       (extract(epoch FROM clock.now - c."receivedAt") * 1000)::float8 AS "ageMs",
       EXISTS (
         SELECT 1 FROM "Update" w
         WHERE w.key = c.key AND NOT w."isNext" AND w.id <> c.id
         OFFSET ${maxAnsweredEach}::int) AS crowded`;
}

export interface ClaimOptions {
  clockAheadMs: number;
  leaseMs: number;
  limit: number;
  /** The keys of chats of which this process is handling an update, even if its lease has expired. */
  busy: readonly string[];
  /** The keys of the chats whose next update may not be marked (doubtful-chats.ts). It is claimed anyway. */
  doubtful?: readonly string[];
}

/** Leases the next update of up to `limit` chats that have no update in progress. */
export function claim(
  pool: Sql,
  { clockAheadMs, leaseMs, limit, busy, doubtful = [] }: ClaimOptions,
): Promise<ClaimedUpdate[]> {
  return query<ClaimedUpdate>(
    pool,
    sql`
     WITH ${databaseClock(clockAheadMs)}
     , unmarked AS (
       SELECT u.id
       FROM "Update" u
       WHERE u.id = ANY (ARRAY(
         ${unmarkedNext(sql`unnest(${doubtful}::text[]) AS k(key)`)}))
         AND u."dueAt" <= (SELECT now FROM clock)
         AND ${isFree("u", leaseMs)}
         AND NOT u.key = ANY (${busy}::text[])
       ORDER BY u.id + 0
       LIMIT ${limit}::int
       FOR NO KEY UPDATE OF u SKIP LOCKED)
     , head AS (
       SELECT u.id
       FROM "Update" u
       WHERE u."isNext" AND u."setAsideAt" IS NULL AND u."dueAt" <= (SELECT now FROM clock)
         AND ${isFree("u", leaseMs)}
         AND NOT u.key = ANY (${busy}::text[])
         AND NOT EXISTS (
           SELECT 1 FROM "Update" e
           WHERE e.key = u.key AND e."isNext" AND ${isNotAside("e")} AND e.id <> u.id
             AND (e.id < u.id OR NOT ${isFree("e", leaseMs)})
           OFFSET 0)
       ORDER BY u."dueAt", u.id
       LIMIT ${limit}::int - (SELECT count(*) FROM unmarked)
       FOR NO KEY UPDATE OF u SKIP LOCKED)
     , claimed AS (
       ${leaseUpdates(sql`SELECT head.id FROM head UNION ALL SELECT unmarked.id FROM unmarked`, leaseMs)})
     SELECT ${claimedColumns()}
     FROM claimed c
     CROSS JOIN clock
     LEFT JOIN "ChatState" s ON s.key = c.key
     ORDER BY c.id`,
  );
}

/**
 * Postpones an update by `waitMs`. Its chat waits with it, and the handling that had it can no longer act or end.
 * @param isTry whether it counts as an attempt
 */
export async function postpone(
  pool: Sql,
  row: ClaimedUpdate,
  { waitMs, isTry, error, clockAheadMs }: { waitMs: number; isTry: boolean; error: string; clockAheadMs: number },
): Promise<void> {
  await query(
    pool,
    sql`
     WITH ${databaseClock(clockAheadMs)}
     UPDATE "Update" u
     SET "leasedUntil" = NULL, "dueAt" = clock.now + ${waitMs}::float8 * interval '1 ms', error = ${error}::text,
       attempt = u.attempt + 1, takes = 0, tries = u.tries + ${isTry ? 1 : 0}::int
     FROM clock
     WHERE u.id = ${row.id}::bigint AND u.attempt = ${row.attempt}::int`,
  );
}

/**
 * Renews the leases of updates in progress.
 * @returns the ids of those whose leases were renewed; updates that were postponed or claimed by others meanwhile are missing
 */
export async function renew(
  pool: Sql,
  held: readonly ClaimedUpdate[],
  { clockAheadMs, leaseMs }: { clockAheadMs: number; leaseMs: number },
): Promise<Set<string>> {
  const ids = held.map((row) => row.id);
  const attempts = held.map((row) => row.attempt);
  const renewed = await query<{ id: string }>(
    pool,
    sql`
     WITH ${databaseClock(clockAheadMs)}
     , ${relaxedCommit}
     , held AS MATERIALIZED (
       SELECT u.id, u.attempt
       FROM "Update" u
       WHERE u.id = ANY (${ids}::bigint[])
       ORDER BY u.id + 0
       FOR NO KEY UPDATE)
     UPDATE "Update" u
     SET "leasedUntil" = clock.now + ${leaseMs}::float8 * interval '1 ms'
     FROM clock
     CROSS JOIN relaxed
     WHERE u.id = ANY (ARRAY(
       SELECT h.id
       FROM held h
       JOIN unnest(${ids}::bigint[], ${attempts}::int[]) AS m(id, attempt) ON m.id = h.id AND m.attempt = h.attempt))
     RETURNING u.id::text`,
  );
  return new Set(renewed.map(({ id }) => id));
}

/**
 * PostgreSQL caches plans, and a plan for an empty inbox would read all of a full inbox. Statistics are otherwise renewed once an hour by
 * the embedded database, and once a minute by PostgreSQL.
 */
export async function renewPlans(pool: Sql): Promise<void> {
  const [grown] = await query(
    pool,
    sql`
     SELECT 1
     FROM pg_class c
     WHERE c.oid = '"Update"'::regclass
       AND pg_relation_size(c.oid) / current_setting('block_size')::int > 4 * GREATEST(c.relpages, 25)`,
  );
  if (grown !== undefined) await query(pool, sql`ANALYZE "Update"`);
}

export function openUpdate(vault: Vault, row: Pick<ClaimedUpdate, "updateId" | "payloadSealed">): Update {
  return JSON.parse(vault.open(payloadCell(row.updateId), row.payloadSealed)) as Update;
}

export function openConversation(vault: Vault, row: ClaimedUpdate): string | null {
  return row.conversationSealed === null ? null : vault.open(conversationCell(row.key), row.conversationSealed);
}

export function payloadCell(updateId: number | string): Cell {
  return { table: "Update", column: "payload", row: updateId };
}

export function conversationCell(key: string): Cell {
  return { table: "ChatState", column: "conversation", row: key };
}
