import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";

export interface ClaimedUpdate {
  id: string;
  updateId: string;
  key: string;
  attempt: number;
  /** Its handling failed before: no repeat, whatever came after it. */
  failed: boolean;
  payloadSealed: Uint8Array;
  lastUpdateId: string | null;
  lastUpdateAt: Date | null;
  conversationSealed: Uint8Array | null;
}

// Telegram keeps an update for a day, so a repeat cannot come later; after a week of silence its ids begin anew.
const repeatMs = 2 * 24 * 3600 * 1000;

/** What is handled in turn: the chat, or the person where there is no chat. */
function keyOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat = message?.chat.id ?? update.my_chat_member?.chat.id;
  if (chat !== undefined) return String(chat);
  return `person:${update.callback_query?.from.id ?? update.inline_query?.from.id ?? 0}`;
}

/** Stores updates in one statement. @returns the ids of those that are new */
export async function store(sql: Sql, vault: Vault, updates: Update[], now: Date): Promise<Set<number>> {
  const sealed = updates.map((update) =>
    Buffer.from(vault.seal(payloadCell(update.update_id), JSON.stringify(update))).toString("base64"),
  );
  const stored = await sql.rows<{ id: string }>(
    `INSERT INTO "Update" ("updateId", "key", "payloadSealed", "receivedAt", "dueAt", "attempt")
     SELECT u.id, u.key, decode(u.payload, 'base64'), $4::timestamptz, $4::timestamptz, 0
     FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS u(id, key, payload, n)
     WHERE NOT EXISTS (SELECT 1 FROM "ChatState" c WHERE c.key = u.key AND c."lastUpdateId" >= u.id AND c."lastUpdateAt" > $5::timestamptz)
     ORDER BY u.n
     ON CONFLICT ("updateId") DO NOTHING RETURNING "updateId"::text AS id`,
    [updates.map((update) => update.update_id), updates.map(keyOf), sealed, now, new Date(now.getTime() - repeatMs)],
  );
  return new Set(stored.map((row) => Number(row.id)));
}

/**
 * Leases the next update of up to `limit` chats, none of which has an earlier one that is unfinished, nor any under way.
 * @param busy the keys of what this process has in hand, whatever became of its leases
 */
export function claim(
  sql: Sql,
  now: Date,
  leaseMs: number,
  limit: number,
  busy: readonly string[],
): Promise<ClaimedUpdate[]> {
  return sql.rows<ClaimedUpdate>(
    `WITH head AS (
       SELECT u.id FROM "Update" u
       WHERE u."setAsideAt" IS NULL AND u."dueAt" <= $1::timestamptz AND (u."leasedUntil" IS NULL OR u."leasedUntil" < $1::timestamptz)
         AND NOT u.key = ANY ($4::text[])
         AND NOT EXISTS (SELECT 1 FROM "Update" e WHERE e.key = u.key AND e."setAsideAt" IS NULL AND (e.id < u.id OR e."leasedUntil" >= $1::timestamptz))
       ORDER BY u.id LIMIT $2::int FOR UPDATE OF u SKIP LOCKED)
     , claimed AS (
       UPDATE "Update" u SET "leasedUntil" = $3::timestamptz, attempt = u.attempt + 1 FROM head WHERE u.id = head.id
       RETURNING u.id, u."updateId", u.key, u.attempt, u.error, u."payloadSealed")
     SELECT c.id::text, c."updateId"::text, c.key, c.attempt, c.error IS NOT NULL AS failed, c."payloadSealed",
       s."lastUpdateId"::text, s."lastUpdateAt", s."conversationSealed"
     FROM claimed c LEFT JOIN "ChatState" s ON s.key = c.key ORDER BY c.id`,
    [now, limit, new Date(now.getTime() + leaseMs), busy],
  );
}

/** The same update once more, stored by a delivery of Telegram's that crossed the end of the first one's handling. */
export function isRepeat(row: ClaimedUpdate, now: Date): boolean {
  if (row.failed || row.lastUpdateId === null || row.lastUpdateAt === null) return false;
  return BigInt(row.lastUpdateId) >= BigInt(row.updateId) && now.getTime() - row.lastUpdateAt.getTime() < repeatMs;
}

/**
 * Ends an update: its row goes, the chat's last update and conversation are kept, in one statement.
 * @param change the new conversation, null for none any more, undefined for the one that was
 */
export async function finish(
  sql: Sql,
  vault: Vault,
  row: ClaimedUpdate,
  change: string | null | undefined,
  now: Date,
): Promise<boolean> {
  const sealed = typeof change === "string" ? Buffer.from(vault.seal(conversationCell(row.key), change)) : null;
  const ended = await sql.rows(
    `WITH gone AS (DELETE FROM "Update" WHERE id = $1::bigint AND attempt = $2::int RETURNING key, "updateId")
     INSERT INTO "ChatState" AS s (key, "lastUpdateId", "lastUpdateAt", "conversationSealed")
     SELECT key, "updateId", $3::timestamptz, $4::bytea FROM gone
     ON CONFLICT (key) DO UPDATE SET
       "lastUpdateId" = CASE WHEN s."lastUpdateAt" > $6::timestamptz THEN GREATEST(s."lastUpdateId", EXCLUDED."lastUpdateId") ELSE EXCLUDED."lastUpdateId" END,
       "lastUpdateAt" = EXCLUDED."lastUpdateAt",
       "conversationSealed" = CASE WHEN $5::boolean THEN EXCLUDED."conversationSealed" ELSE s."conversationSealed" END
     RETURNING key`,
    [row.id, row.attempt, now, sealed, change !== undefined, new Date(now.getTime() - repeatMs)],
  );
  return ended.length > 0;
}

/** Removes a repeat without a trace. */
export async function drop(sql: Sql, row: ClaimedUpdate): Promise<void> {
  await sql.rows(`DELETE FROM "Update" WHERE id = $1::bigint AND attempt = $2::int`, [row.id, row.attempt]);
}

/** Puts an update back until `dueAt`; its chat waits with it. */
export async function postpone(sql: Sql, row: ClaimedUpdate, dueAt: Date, error: string): Promise<void> {
  await sql.rows(
    `UPDATE "Update" SET "leasedUntil" = NULL, "dueAt" = $3::timestamptz, error = $4 WHERE id = $1::bigint AND attempt = $2::int`,
    [row.id, row.attempt, dueAt, error],
  );
}

/** Sets an update aside for an operator, and lets the person know once; the chat goes on. */
export async function setAside(sql: Sql, row: ClaimedUpdate, now: Date, error: string, message: string): Promise<void> {
  await sql.rows(
    `WITH aside AS (
       UPDATE "Update" SET "leasedUntil" = NULL, "setAsideAt" = $3::timestamptz, error = $4
       WHERE id = $1::bigint AND attempt = $2::int RETURNING "updateId", key)
     INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "createdAt")
     SELECT $5, "updateId"::text, key::bigint, 1, $3::timestamptz, $3::timestamptz FROM aside WHERE key ~ '^[0-9]+$'
     ON CONFLICT DO NOTHING`,
    [row.id, row.attempt, now, error, message],
  );
}

/** Renews the leases of what is still in hand: what was put back meanwhile has none any more. */
export async function renew(sql: Sql, held: ClaimedUpdate[], now: Date, leaseMs: number): Promise<void> {
  await sql.rows(
    `UPDATE "Update" u SET "leasedUntil" = $3::timestamptz
     FROM unnest($1::bigint[], $2::int[]) AS mine(id, attempt)
     WHERE u.id = mine.id AND u.attempt = mine.attempt AND u."leasedUntil" IS NOT NULL`,
    [held.map((row) => row.id), held.map((row) => row.attempt), new Date(now.getTime() + leaseMs)],
  );
}

export function openUpdate(vault: Vault, row: ClaimedUpdate): Update {
  return JSON.parse(vault.open(payloadCell(row.updateId), row.payloadSealed)) as Update;
}

export function openConversation(vault: Vault, row: ClaimedUpdate): string | null {
  return row.conversationSealed === null ? null : vault.open(conversationCell(row.key), row.conversationSealed);
}

function payloadCell(updateId: number | string): Cell {
  return { table: "Update", column: "payload", row: updateId };
}

function conversationCell(key: string): Cell {
  return { table: "ChatState", column: "conversation", row: key };
}
