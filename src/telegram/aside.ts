import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { retrySeconds } from "./inbox.ts";
import { type ClaimedUpdate, isLate, openUpdate } from "./inbox-rows.ts";

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

/** What is set aside, oldest first; with an id that one alone. */
export async function findAside(sql: Sql, now: Date, id: string | null = null): Promise<Aside[]> {
  const found = await sql.rows<Omit<Aside, "overtaken"> & Pick<ClaimedUpdate, "lastUpdateId" | "lastUpdateAt">>(
    `SELECT u."updateId"::text AS id, u.key, u."receivedAt", u."setAsideAt", u.attempt AS attempts, COALESCE(u.error, '') AS error,
       s."lastUpdateId"::text, s."lastUpdateAt", u."payloadSealed"
     FROM "Update" u LEFT JOIN "ChatState" s ON s.key = u.key
     WHERE u."setAsideAt" IS NOT NULL AND ($1::bigint IS NULL OR u."updateId" = $1::bigint) ORDER BY u."setAsideAt", u.id`,
    [id],
  );
  return found.map(({ lastUpdateId, lastUpdateAt, ...row }) => ({
    ...row,
    overtaken: isLate({ failed: true, updateId: row.id, receivedAt: row.receivedAt, lastUpdateId, lastUpdateAt }, now),
  }));
}

/** How many are set aside, and since when the oldest is. */
export async function countAside(sql: Sql): Promise<{ count: number; since: Date | null }> {
  const [row] = await sql.rows<{ count: number; since: Date | null }>(
    `SELECT count(*)::int AS count, min("setAsideAt") AS since FROM "Update" WHERE "setAsideAt" IS NOT NULL`,
  );
  return row ?? { count: 0, since: null };
}

/**
 * Puts back what is set aside; a bot that runs takes it up at once. It is tried one time: a chat does not wait a quarter of an
 * hour again for what fails again.
 * @returns the ids of what was put back
 */
export async function putBack(sql: Sql, now: Date, id: string | null): Promise<string[]> {
  const back = await sql.rows<{ id: string }>(
    `UPDATE "Update" SET "setAsideAt" = NULL, "leasedUntil" = NULL, attempt = $2::int, "dueAt" = $3::timestamptz
     WHERE "setAsideAt" IS NOT NULL AND ($1::bigint IS NULL OR "updateId" = $1::bigint) RETURNING "updateId"::text AS id`,
    [id, retrySeconds.length, now],
  );
  return back.map((row) => row.id);
}

/** Removes what is set aside for good. @returns whether it was there */
export async function dropAside(sql: Sql, id: string): Promise<boolean> {
  const gone = await sql.rows(
    `DELETE FROM "Update" WHERE "setAsideAt" IS NOT NULL AND "updateId" = $1::bigint RETURNING id`,
    [id],
  );
  return gone.length > 0;
}

/** What came, as Telegram sent it. Not for showing: see `outline.ts`. */
export function openAside(vault: Vault, { id, payloadSealed }: Aside): Update {
  return openUpdate(vault, { updateId: id, payloadSealed });
}
