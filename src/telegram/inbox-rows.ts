import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { chatsPeople } from "./chats-people.ts";
import { databaseClock } from "./database-clock.ts";

export interface ClaimedUpdate {
  /** The row's: the order of arrival. */
  id: string;
  /** Telegram's. */
  updateId: string;
  key: string;
  /** Only while the row has this number can its handling act and end. */
  attempt: number;
  /** How often it was taken up since its handling last came to an end, this time included. */
  takes: number;
  /** How often its handling has failed. */
  tries: number;
  /** It was set aside, and its chat had gone on when it was put back. */
  late: boolean;
  /** More of its chat wait than one would answer each by itself. */
  crowded: boolean;
  /** How long it has been here. */
  ageMs: number;
  payloadSealed: Uint8Array;
  conversationSealed: Uint8Array | null;
}

/** What is handled in turn: the chat, or the person where there is no chat. */
export function keyOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat = message?.chat.id ?? update.my_chat_member?.chat.id;
  if (chat !== undefined) return String(chat);
  return `person:${update.callback_query?.from.id ?? update.inline_query?.from.id ?? 0}`;
}

/** While no more than so many wait behind one, each is answered by itself. */
const answeredEach = 3;
/** How much two readings of the database's clock may disagree: it is shifted by a difference of two other clocks. */
const clockSlackMs = 1000;

/** Nobody has the update in hand. A lease that ends later than any could have begun now is of a clock that was put back. */
function isFree(row: string): string {
  return `(${row}."leasedUntil" IS NULL OR ${row}."leasedUntil" < (SELECT now FROM clock)
           OR ${row}."leasedUntil" > (SELECT now FROM clock) + ($2::float8 + ${clockSlackMs}) * interval '1 ms')`;
}

/**
 * Said so that "Update_next_idx" does not serve it: without statistics PostgreSQL would look through all chats that wait for each of
 * them, and not into the index by the chat.
 */
function isNotAside(row: string): string {
  return `COALESCE(${row}."setAsideAt", 'infinity') = 'infinity'`;
}

const claimNext = `WITH ${databaseClock("$1")}
     , head AS (
       SELECT u.id
       FROM "Update" u
       WHERE u."isNext" AND u."setAsideAt" IS NULL AND u."dueAt" <= (SELECT now FROM clock)
         AND ${isFree("u")}
         AND NOT u.key = ANY ($4::text[])
         AND NOT EXISTS (
           SELECT 1 FROM "Update" e
           WHERE e.key = u.key AND e."isNext" AND ${isNotAside("e")} AND e.id <> u.id AND (e.id < u.id OR NOT ${isFree("e")})
           OFFSET 0)
       ORDER BY u."dueAt", u.id
       LIMIT $3::int
       FOR NO KEY UPDATE OF u SKIP LOCKED)
     , claimed AS (
       UPDATE "Update" u
       SET "leasedUntil" = clock.now + $2::float8 * interval '1 ms', attempt = u.attempt + 1, takes = u.takes + 1
       FROM clock
       WHERE u.id = ANY (ARRAY(SELECT head.id FROM head))
       RETURNING u.id, u."updateId", u.key, u.attempt, u.takes, u.tries, u.error, u."receivedAt", u."payloadSealed")
     SELECT c.id::text, c."updateId"::text, c.key, c.attempt, c.takes, c.tries, c."payloadSealed", s."conversationSealed",
       (c.error IS NOT NULL AND COALESCE(s."lastArrival" > c.id, s."lastUpdateAt" > c."receivedAt", false)) AS late,
       (extract(epoch FROM clock.now - c."receivedAt") * 1000)::float8 AS "ageMs",
       EXISTS (SELECT 1 FROM "Update" w WHERE w.key = c.key AND NOT w."isNext" OFFSET $5::int) AS crowded
     FROM claimed c
     CROSS JOIN clock
     LEFT JOIN "ChatState" s ON s.key = c.key
     ORDER BY c.id`;

/**
 * Leases the next update of up to `limit` chats, of which none is under way.
 * @param busy the keys of what this process has in hand, whatever became of its leases
 */
export function claim(
  sql: Sql,
  {
    clockAheadMs,
    leaseMs,
    limit,
    busy,
  }: { clockAheadMs: number; leaseMs: number; limit: number; busy: readonly string[] },
): Promise<ClaimedUpdate[]> {
  return sql.rows<ClaimedUpdate>(claimNext, [clockAheadMs, leaseMs, limit, busy, answeredEach]);
}

/** What an update's handling came to. */
export interface Ending {
  row: ClaimedUpdate;
  /** The chat's new conversation, null: there is none now, undefined: it is as it was. */
  change: string | null | undefined;
}

/** Marks what follows the rows of `gone`, so that it can be taken up. It locks as all the inbox does: by id, lowest first. */
const promoteFollowers = `following AS MATERIALIZED (
       SELECT f.id
       FROM "Update" f
       WHERE f.id IN (
         SELECT n.id
         FROM gone g
         CROSS JOIN LATERAL (
           SELECT f.id FROM "Update" f
           WHERE f.key = g.key AND NOT f."isNext" AND f."setAsideAt" IS NULL
           ORDER BY f.id
           LIMIT 1) n)
       ORDER BY f.id
       FOR NO KEY UPDATE OF f)
     , promoted AS (
       UPDATE "Update" f SET "isNext" = true FROM following n WHERE f.id = n.id)`;

/**
 * Ends updates, of one chat no more than one: their rows go, each chat's conversation is kept and its next update can be taken up, in
 * one statement. Rows are locked by id, lowest first, as everywhere in the inbox.
 * @returns the ids of those that were still this process's
 */
export async function finish(
  sql: Sql,
  vault: Vault,
  endings: readonly Ending[],
  { clockAheadMs, gapMs = 0 }: { clockAheadMs: number; gapMs?: number },
): Promise<Set<string>> {
  const sealed = endings.map(({ row, change }) =>
    typeof change === "string" ? Buffer.from(vault.seal(conversationCell(row.key), change)).toString("base64") : null,
  );
  const ended = await sql.rows<{ id: string }>(
    `WITH ${databaseClock("$1")}
     , mine AS MATERIALIZED (
       SELECT u.id, u.key, e.conversation, e.changed
       FROM unnest($2::bigint[], $3::int[], $4::text[], $5::boolean[]) AS e(id, attempt, conversation, changed)
       JOIN "Update" u ON u.id = e.id AND u.attempt = e.attempt
       ORDER BY u.id
       FOR UPDATE OF u)
     , gone AS (
       DELETE FROM "Update" u USING mine m WHERE u.id = m.id RETURNING m.id, m.key, m.conversation, m.changed)
     , ${promoteFollowers}
     , kept AS (
       INSERT INTO "ChatState" AS s (key, "calmAt", "lastUpdateId", "lastUpdateAt", "lastArrival", "conversationSealed")
       SELECT g.key, GREATEST(c."calmAt", clock.now) + $6::float8 * interval '1 ms', 0, clock.now, g.id,
         CASE WHEN g.changed THEN decode(g.conversation, 'base64') ELSE c."conversationSealed" END
       FROM gone g
       CROSS JOIN clock
       LEFT JOIN "ChatState" c ON c.key = g.key
       ORDER BY g.key
       ON CONFLICT (key) DO UPDATE SET
         "lastUpdateId" = 0, "lastUpdateAt" = EXCLUDED."lastUpdateAt",
         "lastArrival" = GREATEST(s."lastArrival", EXCLUDED."lastArrival"),
         "calmAt" = EXCLUDED."calmAt", "conversationSealed" = EXCLUDED."conversationSealed")
     SELECT id::text FROM gone`,
    [
      clockAheadMs,
      endings.map(({ row }) => row.id),
      endings.map(({ row }) => row.attempt),
      sealed,
      endings.map(({ change }) => change !== undefined),
      gapMs,
    ],
  );
  return new Set(ended.map(({ id }) => id));
}

/**
 * Puts an update back for `waitMs`; its chat waits with it, and the handling that had it can neither act nor end any more.
 * @param isTry it counts among its tries
 */
export async function postpone(
  sql: Sql,
  row: ClaimedUpdate,
  { waitMs, isTry, error, clockAheadMs }: { waitMs: number; isTry: boolean; error: string; clockAheadMs: number },
): Promise<void> {
  await sql.rows(
    `WITH ${databaseClock("$1")}
     UPDATE "Update" u
     SET "leasedUntil" = NULL, "dueAt" = clock.now + $4::float8 * interval '1 ms', error = $5::text,
       attempt = u.attempt + 1, takes = 0, tries = u.tries + $6::int
     FROM clock
     WHERE u.id = $2::bigint AND u.attempt = $3::int`,
    [clockAheadMs, row.id, row.attempt, waitMs, error, isTry ? 1 : 0],
  );
}

/** Sets an update aside for an operator, and lets the person know once; the chat goes on. */
export async function setAside(
  sql: Sql,
  row: ClaimedUpdate,
  { error, message, clockAheadMs }: { error: string; message: string; clockAheadMs: number },
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
       SELECT g."updateId"::text AS subject, g.key::bigint AS "chatId"
       FROM gone g
       WHERE g.key ~ '^[0-9]+$')
     , ${chatsPeople("told")}
     INSERT INTO "Delivery" (message, subject, "personId", "chatId", class, "notBefore", "createdAt")
     SELECT $5::text, t.subject, p.id, t."chatId", 1, clock.now, clock.now
     FROM told t
     JOIN person p ON p."chatId" = t."chatId"
     CROSS JOIN clock
     ON CONFLICT DO NOTHING`,
    [clockAheadMs, row.id, row.attempt, error, message],
  );
}

/**
 * Renews the leases of what is still in hand.
 * @returns the ids of those that are: what was put back or taken over meanwhile is not
 */
export async function renew(
  sql: Sql,
  held: readonly ClaimedUpdate[],
  { clockAheadMs, leaseMs }: { clockAheadMs: number; leaseMs: number },
): Promise<Set<string>> {
  const renewed = await sql.rows<{ id: string }>(
    `WITH ${databaseClock("$1")}
     , mine AS MATERIALIZED (
       SELECT u.id
       FROM unnest($3::bigint[], $4::int[]) AS m(id, attempt)
       JOIN "Update" u ON u.id = m.id AND u.attempt = m.attempt
       ORDER BY u.id
       FOR NO KEY UPDATE OF u)
     UPDATE "Update" u
     SET "leasedUntil" = clock.now + $2::float8 * interval '1 ms'
     FROM mine CROSS JOIN clock
     WHERE u.id = mine.id
     RETURNING u.id::text`,
    [clockAheadMs, leaseMs, held.map((row) => row.id), held.map((row) => row.attempt)],
  );
  return new Set(renewed.map(({ id }) => id));
}

/**
 * Finds the next update of chats whose next is not marked: it was stored while the one before it ended, or a process of the version
 * before has ended that one. @param keys null: all chats
 */
export async function findNext(sql: Sql, keys: readonly string[] | null): Promise<void> {
  const [given, chats] =
    keys === null
      ? [[], `(SELECT DISTINCT key FROM "Update" WHERE NOT "isNext") k`]
      : [[keys], "unnest($1::text[]) AS k(key)"];
  await sql.rows(
    `UPDATE "Update" u
     SET "isNext" = true
     FROM (
       SELECT f.id
       FROM ${chats}
       CROSS JOIN LATERAL (
         SELECT f.id FROM "Update" f
         WHERE f.key = k.key AND NOT f."isNext" AND f."setAsideAt" IS NULL
         ORDER BY f.id
         LIMIT 1) f
       WHERE NOT EXISTS (
         SELECT 1 FROM "Update" e WHERE e.key = k.key AND e."isNext" AND e."setAsideAt" IS NULL)
       OFFSET 0) n
     WHERE u.id = n.id AND NOT u."isNext"`,
    given,
  );
}

/**
 * Plans are kept: one that was made for an empty inbox would read all of a full one. The embedded database looks at its tables once
 * an hour, PostgreSQL once a minute.
 */
export async function renewPlans(sql: Sql): Promise<void> {
  const [grown] = await sql.rows(
    `SELECT 1
     FROM pg_class c
     WHERE c.oid = '"Update"'::regclass
       AND pg_relation_size(c.oid) / current_setting('block_size')::int > 4 * GREATEST(c.relpages, 25)`,
    [],
  );
  if (grown !== undefined) await sql.rows(`ANALYZE "Update"`, []);
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

function conversationCell(key: string): Cell {
  return { table: "ChatState", column: "conversation", row: key };
}
