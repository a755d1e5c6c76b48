import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openUpdate } from "./inbox-rows.ts";
import { retrySeconds } from "./next-try.ts";

/** An update that was set aside: what an operator may know of it. */
export interface Aside {
  /** Telegram's number of the update, as the log has it. */
  id: string;
  /** The chat, or the person where there is no chat. */
  key: string;
  receivedAt: Date;
  setAsideAt: Date;
  attempts: number;
  error: string;
  /** Its chat has gone on since: put back, it is not acted upon, the person is asked for it again. */
  overtaken: boolean;
  payloadSealed: Uint8Array;
}

/** What is set aside, oldest first; with an id only that update. */
export function findAside(sql: Sql, id: string | null = null): Promise<Aside[]> {
  return sql.rows<Aside>(
    `SELECT a."updateId"::text AS id, a.key, a."receivedAt", a."setAsideAt", a.tries AS attempts, a.error, a."payloadSealed",
       COALESCE(s."lastArrival" > a.id, s."lastUpdateAt" > a."receivedAt", false) AS overtaken
     FROM "AsideUpdate" a
     LEFT JOIN "ChatState" s ON s.key = a.key
     WHERE $1::bigint IS NULL OR a."updateId" = $1::bigint
     ORDER BY a."setAsideAt", a.id`,
    [id],
  );
}

/** How many are set aside, and since when the oldest is. */
export async function countAside(sql: Sql): Promise<{ count: number; since: Date | null }> {
  const [row] = await sql.rows<{ count: number; since: Date | null }>(
    `SELECT count(*)::int AS count, min("setAsideAt") AS since FROM "AsideUpdate"`,
  );
  return row ?? { count: 0, since: null };
}

/**
 * Puts back what is set aside, in its old place; a bot that runs takes it up at once. It is tried only once: a chat does not wait a
 * quarter of an hour again for what fails again. Where another update with the same number waits, as can happen after Telegram has
 * begun its numbers again, it stays aside until that one is handled.
 * @returns the ids of what was put back
 */
export async function putBack(sql: Sql, id: string | null): Promise<string[]> {
  const back = await sql.rows<{ id: string }>(
    `WITH back AS (
       INSERT INTO "Update" (id, "updateId", key, "payloadSealed", "receivedAt", "dueAt", "isNext", tries, error)
       SELECT a.id, a."updateId", a.key, a."payloadSealed", a."receivedAt", a."receivedAt", true, $2::int, a.error
       FROM "AsideUpdate" a
       WHERE $1::bigint IS NULL OR a."updateId" = $1::bigint
       ORDER BY a.id
       ON CONFLICT DO NOTHING
       RETURNING id)
     DELETE FROM "AsideUpdate" a USING back WHERE a.id = back.id
     RETURNING a."updateId"::text AS id`,
    [id, retrySeconds.length],
  );
  return back.map((row) => row.id);
}

/** Removes what is set aside for good. @returns whether it was there */
export async function dropAside(sql: Sql, id: string): Promise<boolean> {
  const gone = await sql.rows(`DELETE FROM "AsideUpdate" WHERE "updateId" = $1::bigint RETURNING id`, [id]);
  return gone.length > 0;
}

/** Moves what a process of the version before has set aside in the inbox itself. Dropped in the next release. */
export async function moveAside(sql: Sql): Promise<void> {
  await sql.rows(
    `WITH gone AS (
       DELETE FROM "Update"
       WHERE "setAsideAt" IS NOT NULL
       RETURNING id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", attempt, error)
     INSERT INTO "AsideUpdate" (id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", tries, error)
     SELECT id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", attempt, COALESCE(error, '') FROM gone`,
  );
}

/** What came, as Telegram sent it. Not for showing: see `redact-update.ts`. */
export function openAside(vault: Vault, { id, payloadSealed }: Aside): Update {
  return openUpdate(vault, { updateId: id, payloadSealed });
}
