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
  receivedAt: Date;
  /** More of its chat wait than one would answer each by itself. */
  crowded: boolean;
  payloadSealed: Uint8Array;
  lastUpdateId: string | null;
  lastUpdateAt: Date | null;
  conversationSealed: Uint8Array | null;
}

// Telegram keeps an update for a day, so a repeat cannot come later; after a week of silence its ids begin anew.
const repeatMs = 2 * 24 * 3600 * 1000;

/** What is handled in turn: the chat, or the person where there is no chat. */
export function keyOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat = message?.chat.id ?? update.my_chat_member?.chat.id;
  if (chat !== undefined) return String(chat);
  return `person:${update.callback_query?.from.id ?? update.inline_query?.from.id ?? 0}`;
}

/** Stores updates in one statement. @returns the ids of those that are new */
export async function store(sql: Sql, vault: Vault, updates: Update[], now: Date): Promise<Set<number>> {
  const stored = await sql.rows<{ id: string }>(
    `INSERT INTO "Update" ("updateId", "key", "payloadSealed", "receivedAt", "dueAt", "attempt")
     SELECT u.id, u.key, decode(u.payload, 'base64'), $4::timestamptz, $4::timestamptz, 0
     FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS u(id, key, payload, n)
     WHERE NOT EXISTS (SELECT 1 FROM "ChatState" c WHERE c.key = u.key AND c."lastUpdateId" >= u.id AND c."lastUpdateAt" > $5::timestamptz)
     ORDER BY u.n
     ON CONFLICT ("updateId") DO NOTHING RETURNING "updateId"::text AS id`,
    arrivals(vault, updates, now),
  );
  return new Set(stored.map((row) => Number(row.id)));
}

/** The parameters of whatever stores updates: ids, keys, sealed payloads, now, and since when a lower id is a repeat. */
export function arrivals(vault: Vault, updates: Update[], now: Date): unknown[] {
  const sealed = updates.map((update) =>
    Buffer.from(vault.seal(payloadCell(update.update_id), JSON.stringify(update))).toString("base64"),
  );
  const ids = updates.map((update) => update.update_id);
  return [ids, updates.map(keyOf), sealed, now, new Date(now.getTime() - repeatMs)];
}

/** While no more than so many wait behind one, each is answered by itself. */
const answeredEach = 3;

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
         AND NOT EXISTS (SELECT 1 FROM "Update" e WHERE e.key = u.key AND e."setAsideAt" IS NULL AND (e.id < u.id OR e."leasedUntil" >= $1::timestamptz) OFFSET 0)
       ORDER BY u.id LIMIT $2::int FOR UPDATE OF u SKIP LOCKED)
     , claimed AS (
       UPDATE "Update" u SET "leasedUntil" = $3::timestamptz, attempt = u.attempt + 1 FROM head WHERE u.id = head.id
       RETURNING u.id, u."updateId", u.key, u.attempt, u.error, u."receivedAt", u."payloadSealed")
     SELECT c.id::text, c."updateId"::text, c.key, c.attempt, c.error IS NOT NULL AS failed, c."receivedAt", c."payloadSealed",
       EXISTS (SELECT 1 FROM "Update" w WHERE w.key = c.key AND w."setAsideAt" IS NULL AND w.id > c.id OFFSET $5::int) AS crowded,
       s."lastUpdateId"::text, s."lastUpdateAt", s."conversationSealed"
     FROM claimed c LEFT JOIN "ChatState" s ON s.key = c.key ORDER BY c.id`,
    [now, limit, new Date(now.getTime() + leaseMs), busy, answeredEach],
  );
}

/** The same update once more, stored by a delivery of Telegram's that crossed the end of the first one's handling. */
export function isRepeat(row: ClaimedUpdate, now: Date): boolean {
  if (row.failed || row.lastUpdateId === null || row.lastUpdateAt === null) return false;
  return BigInt(row.lastUpdateId) >= BigInt(row.updateId) && now.getTime() - row.lastUpdateAt.getTime() < repeatMs;
}

/** It was set aside, and its chat has gone on before it was put back: what it answered then is not what is asked now. */
export function isLate(
  {
    failed,
    updateId,
    receivedAt,
    lastUpdateId,
    lastUpdateAt,
  }: Pick<ClaimedUpdate, "failed" | "updateId" | "receivedAt" | "lastUpdateId" | "lastUpdateAt">,
  now: Date,
): boolean {
  if (!failed || lastUpdateId === null || lastUpdateAt === null) return false;
  // The ids of one that is older than that may belong to another count.
  const isOld = now.getTime() - receivedAt.getTime() > repeatMs;
  return isOld ? lastUpdateAt > receivedAt : BigInt(lastUpdateId) > BigInt(updateId);
}

/** What an update's handling came to. */
export interface Ending {
  row: ClaimedUpdate;
  /** The chat's new conversation, null for none any more, undefined for the one that was. */
  change: string | null | undefined;
}

/**
 * Ends updates, of one chat no more than one: their rows go, each chat's last update and conversation are kept, in one statement.
 * One that is too old to come again leaves the last update as it was: its id may be of an earlier count.
 * @returns the ids of those that were still this process's
 */
export async function finish(
  sql: Sql,
  vault: Vault,
  endings: readonly Ending[],
  now: Date,
  gapMs = 0,
): Promise<Set<string>> {
  const sealed = endings.map(({ row, change }) =>
    typeof change === "string" ? Buffer.from(vault.seal(conversationCell(row.key), change)).toString("base64") : null,
  );
  const ended = await sql.rows<{ id: string }>(
    `WITH gone AS (
       DELETE FROM "Update" u USING unnest($1::bigint[], $2::int[], $4::text[], $5::boolean[]) AS e(id, attempt, conversation, changed)
       WHERE u.id = e.id AND u.attempt = e.attempt RETURNING u.id, u.key, u."updateId", u."receivedAt", e.conversation, e.changed)
     , kept AS (
       INSERT INTO "ChatState" AS s (key, "calmAt", "lastUpdateId", "lastUpdateAt", "conversationSealed")
       SELECT g.key, GREATEST(c."calmAt", $3::timestamptz) + $7::float8 * interval '1 ms', CASE WHEN g."receivedAt" > $6::timestamptz THEN g."updateId" ELSE COALESCE(c."lastUpdateId", g."updateId") END,
         CASE WHEN g."receivedAt" > $6::timestamptz THEN $3::timestamptz ELSE COALESCE(c."lastUpdateAt", g."receivedAt") END, CASE WHEN g.changed THEN decode(g.conversation, 'base64') ELSE c."conversationSealed" END
       FROM gone g LEFT JOIN "ChatState" c ON c.key = g.key
       ON CONFLICT (key) DO UPDATE SET
         "lastUpdateId" = CASE WHEN s."lastUpdateAt" > $6::timestamptz THEN GREATEST(s."lastUpdateId", EXCLUDED."lastUpdateId") ELSE EXCLUDED."lastUpdateId" END,
         "lastUpdateAt" = EXCLUDED."lastUpdateAt", "calmAt" = EXCLUDED."calmAt", "conversationSealed" = EXCLUDED."conversationSealed")
     SELECT id::text FROM gone`,
    [
      endings.map(({ row }) => row.id),
      endings.map(({ row }) => row.attempt),
      now,
      sealed,
      endings.map(({ change }) => change !== undefined),
      new Date(now.getTime() - repeatMs),
      gapMs,
    ],
  );
  return new Set(ended.map(({ id }) => id));
}

/** Removes a repeat without a trace. */
export async function drop(sql: Sql, row: ClaimedUpdate): Promise<void> {
  await sql.rows(`DELETE FROM "Update" WHERE id = $1::bigint AND attempt = $2::int`, [row.id, row.attempt]);
}

/**
 * Puts an update back until `dueAt`; its chat waits with it. With its first failure its tries are counted from the beginning: until
 * then it was only taken up. @param isNoTry it does not count among its tries
 */
export async function postpone(
  sql: Sql,
  row: ClaimedUpdate,
  dueAt: Date,
  error: string,
  isNoTry = false,
): Promise<void> {
  await sql.rows(
    `UPDATE "Update" SET "leasedUntil" = NULL, "dueAt" = $3::timestamptz, error = $4,
       attempt = CASE WHEN error IS NULL THEN 1 ELSE attempt END - $5::int
     WHERE id = $1::bigint AND attempt = $2::int`,
    [row.id, row.attempt, dueAt, error, isNoTry ? 1 : 0],
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

export function openUpdate(vault: Vault, row: Pick<ClaimedUpdate, "updateId" | "payloadSealed">): Update {
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
