import type { Update } from "grammy/types";
import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";
import type { Vault } from "../../database/vault.ts";
import { openUpdate } from "./inbox-rows.ts";
import { retrySeconds } from "./next-try.ts";

// Prisma cannot move rows from a table to another in one statement.

/** An update that could not be handled and was set aside, without its content. */
export interface DeadLetter {
  /** Telegram's id of the update, as in the log. */
  id: string;
  /** The chat, or the person if there is no chat. */
  key: string;
  receivedAt: Date;
  setAsideAt: Date;
  attempts: number;
  error: string;
  /** Whether the chat has gone on since. Then a retry does not act on the update, but asks the person to send it again. */
  overtaken: boolean;
  payloadSealed: Uint8Array;
}

/** The updates that are set aside, the oldest first; with an id only that update. */
export function findDeadLetters(pool: Sql, id: string | null = null): Promise<DeadLetter[]> {
  return query<DeadLetter>(
    pool,
    sql`
      SELECT a."updateId"::text AS id, a.key, a."receivedAt", a."setAsideAt", a.tries AS attempts, a.error, a."payloadSealed",
        COALESCE(s."lastArrival" > a.id, s."lastUpdateAt" > a."receivedAt", false) AS overtaken
      FROM "AsideUpdate" a
      LEFT JOIN "ChatState" s ON s.key = a.key
      WHERE ${id}::bigint IS NULL OR a."updateId" = ${id}::bigint
      ORDER BY a."setAsideAt", a.id`,
  );
}

/** How many updates are set aside, and since when the oldest of them is. */
export async function countDeadLetters(pool: Sql): Promise<{ count: number; since: Date | null }> {
  const [row] = await query<{ count: number; since: Date | null }>(
    pool,
    sql`SELECT count(*)::int AS count, min("setAsideAt") AS since FROM "AsideUpdate"`,
  );
  return row ?? { count: 0, since: null };
}

/**
 * Puts dead letters back into the inbox in their old place, so that a running bot retries them at once. Each gets only one attempt, so
 * that its chat does not wait a quarter of an hour if it fails again. If another update with the same id is waiting, which can happen
 * after Telegram has restarted its ids, the dead letter stays aside until that update is handled.
 * @returns the ids of the updates that were put back
 */
export async function retryDeadLetters(pool: Sql, id: string | null): Promise<string[]> {
  const back = await query<{ id: string }>(
    pool,
    sql`
      WITH back AS (
        INSERT INTO "Update" (id, "updateId", key, "payloadSealed", "receivedAt", "dueAt", "isNext", tries, error)
        SELECT a.id, a."updateId", a.key, a."payloadSealed", a."receivedAt", a."receivedAt", true,
          ${retrySeconds.length}::int, a.error
        FROM "AsideUpdate" a
        WHERE ${id}::bigint IS NULL OR a."updateId" = ${id}::bigint
        ORDER BY a.id
        ON CONFLICT DO NOTHING
        RETURNING id)
      DELETE FROM "AsideUpdate" a USING back WHERE a.id = back.id
      RETURNING a."updateId"::text AS id`,
  );
  return back.map((row) => row.id);
}

/** Deletes a dead letter for good. @returns whether it existed */
export async function dropDeadLetter(pool: Sql, id: string): Promise<boolean> {
  const gone = await query(pool, sql`DELETE FROM "AsideUpdate" WHERE "updateId" = ${id}::bigint RETURNING id`);
  return gone.length > 0;
}

/** Moves updates that a process of the previous version set aside inside the inbox. Dropped in the next release. */
export async function moveDeadLetters(pool: Sql): Promise<void> {
  await query(
    pool,
    sql`
      WITH gone AS (
        DELETE FROM "Update"
        WHERE "setAsideAt" IS NOT NULL
        RETURNING id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", attempt, error)
      INSERT INTO "AsideUpdate" (id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", tries, error)
      SELECT id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", attempt, COALESCE(error, '') FROM gone`,
  );
}

/** Opens the update as Telegram sent it. It must not be shown: see `redact-update.ts`. */
export function openDeadLetter(vault: Vault, { id, payloadSealed }: DeadLetter): Update {
  return openUpdate(vault, { updateId: id, payloadSealed });
}
