import type { Update } from "grammy/types";
import type { Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { arrivals, keyOf } from "./inbox-rows.ts";

/** What is too much from one chat at once. It is all kept, and taken up in turn, only slower. */
export interface Flood {
  /** So many at once are ordinary. */
  burst: number;
  /** What comes beyond is taken up one by one, so long after each other; as long as this, one more counts as ordinary again. */
  gapMs: number;
  /** The outbox's message that tells the person, once for each flood. */
  message: string;
}

/**
 * A story may come as two albums of ten, with words and a voice message between them and the taps around: some 25. Nobody
 * writes more than that by hand. Then one a second, because Telegram lets us answer a chat no more often: a 429 would hold up
 * everybody's deliveries.
 */
export const usualFlood = { burst: 30, gapMs: 1000 };

/** Whom a flood is told about is not told again so soon. */
const quietMinutes = 10;

/**
 * Counts what comes from each chat, roughly and in this process alone: whether it is worth looking closer, which costs as much
 * again as storing.
 */
export function createSuspicion({ burst, gapMs }: Flood): (updates: Update[], now: Date) => boolean {
  const seen = new Map<string, number>();
  let halvedAt = 0;
  return (updates, now) => {
    const at = now.getTime();
    if (Math.abs(at - halvedAt) > (burst * gapMs) / 2) {
      halvedAt = at;
      for (const [key, count] of seen) count < 2 ? seen.delete(key) : seen.set(key, count / 2);
    }
    for (const key of updates.map(keyOf)) seen.set(key, (seen.get(key) ?? 0) + 1);
    return updates.some((update) => (seen.get(keyOf(update)) ?? 0) > burst / 4);
  };
}

/**
 * Stores updates as `store` does; of a chat that floods, each falls due a little after the one before it, and the person is told.
 * What was handled lately counts too (`calmAt`), so it is the same on however many processes.
 * @returns the ids of those that are new
 */
export async function storeSlowed(
  sql: Sql,
  vault: Vault,
  updates: Update[],
  now: Date,
  { burst, gapMs, message }: Flood,
): Promise<Set<number>> {
  const stored = await sql.rows<{ id: string }>(
    `WITH given AS (
       SELECT u.id, u.key, decode(u.payload, 'base64') AS payload, u.n, row_number() OVER (PARTITION BY u.key ORDER BY u.n) AS place
       FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY AS u(id, key, payload, n)
       WHERE NOT EXISTS (SELECT 1 FROM "ChatState" c WHERE c.key = u.key AND c."lastUpdateId" >= u.id AND c."lastUpdateAt" > $5::timestamptz)
         AND NOT EXISTS (SELECT 1 FROM "Update" s WHERE s."updateId" = u.id))
     , chat AS (
       SELECT k.key, COALESCE(w.last > $4::timestamptz, false) AS flooded, w.last, w.ahead, GREATEST(s."calmAt", $4::timestamptz) AS "calmAt"
       FROM (SELECT DISTINCT key FROM given) k LEFT JOIN "ChatState" s ON s.key = k.key
       CROSS JOIN LATERAL (SELECT count(*) AS ahead, max("dueAt") AS last FROM (
         SELECT e."dueAt" FROM "Update" e WHERE e.key = k.key AND e."setAsideAt" IS NULL AND e.attempt = 0
         ORDER BY e.id DESC LIMIT $6::int) e) w)
     , timed AS (
       SELECT g.*, c.flooded, CASE WHEN c.flooded THEN c.last + g.place * $7::float8 * interval '1 ms'
         ELSE GREATEST($4::timestamptz, c."calmAt" + (c.ahead + g.place - $6::int) * $7::float8 * interval '1 ms') END AS due
       FROM given g JOIN chat c ON c.key = g.key)
     , stored AS (
       INSERT INTO "Update" ("updateId", "key", "payloadSealed", "receivedAt", "dueAt", "attempt")
       SELECT t.id, t.key, t.payload, $4::timestamptz, t.due, 0 FROM timed t ORDER BY t.n
       ON CONFLICT ("updateId") DO NOTHING RETURNING "updateId", key, "dueAt")
     , told AS (
       INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "validUntil", "createdAt")
       SELECT $8::text, span.n::text, f.chat, 1,
         $4::timestamptz, $4::timestamptz + $9::int * interval '1 min', $4::timestamptz
       FROM (SELECT extract(epoch FROM $4::timestamptz)::bigint / 60 / $9::int AS n) span
       CROSS JOIN (SELECT DISTINCT CASE WHEN s.key ~ '^[0-9]+$' THEN s.key::bigint END AS chat
         FROM stored s JOIN chat c ON c.key = s.key WHERE s."dueAt" > $4::timestamptz AND NOT c.flooded) f
       WHERE f.chat IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Delivery" d
         WHERE d.message = $8::text AND d.subject IN (span.n::text, (span.n - 1)::text) AND d."chatId" = f.chat
           AND d."createdAt" > $4::timestamptz - $9::int * interval '1 min')
       ON CONFLICT DO NOTHING)
     SELECT "updateId"::text AS id FROM stored`,
    [...arrivals(vault, updates, now), burst, gapMs, message, quietMinutes],
  );
  return new Set(stored.map((row) => Number(row.id)));
}
