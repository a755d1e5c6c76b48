import type { Update } from "grammy/types";
import type { Sql } from "../../database/open.ts";
import { type Fragment, query, sql } from "../../database/sql.ts";
import type { Vault } from "../../database/vault.ts";
import { databaseClock } from "../database-clock.ts";
import { chatsPeople } from "../outbox/chats-people.ts";
import { insertDeliveries } from "../outbox/delivery-rows.ts";
import { classOf } from "../outbox/outbox-message.ts";
import type { Flood, Limit } from "./flood.ts";
import { isNotAside, keyOf, payloadCell } from "./inbox-rows.ts";

export interface StoreRules {
  flood: Flood | null;
  limit: Limit | null;
  clockAheadMs: number;
}

/** What happened to a received update. */
export type Stored =
  /** `isNext`: no other update of its chat is waiting before it. */
  | { kind: "stored"; isNext: boolean }
  /** It had already come within the last 48 hours. */
  | { kind: "repeated" }
  /** Too many updates of its chat are already waiting. */
  | { kind: "notKept" };

/** For this long a person is not told again about a flood or about updates that were not stored. */
const noticePauseMinutes = 10;

/**
 * Stores the new ones of some updates in one statement, which also remembers their ids. Telegram keeps an update for a day, so a repeat
 * within 48 hours is recognised by its id. If a chat floods, each update is due a little after the previous one. Waiting updates and
 * recently handled ones (`calmAt`) both count, so the result does not depend on the number of processes.
 * @returns what happened to each update, by its id
 */
export async function storeUpdates(
  pool: Sql,
  vault: Vault,
  updates: readonly Update[],
  rules: StoreRules,
): Promise<Map<number, Stored>> {
  const rows = await query<{ id: string; isNext: boolean | null; kept: boolean }>(
    pool,
    insertion(vault, updates, rules),
  );
  const stored = new Map<number, Stored>(updates.map((update) => [update.update_id, { kind: "repeated" }]));
  for (const { id, isNext, kept } of rows) {
    if (isNext !== null) stored.set(Number(id), { kind: "stored", isNext });
    else if (!kept) stored.set(Number(id), { kind: "notKept" });
  }
  return stored;
}

function sealed(vault: Vault, update: Update): string {
  return Buffer.from(vault.seal(payloadCell(update.update_id), JSON.stringify(update))).toString("base64");
}

/** How an update counts towards the limit. Only messages, edits and inline queries can be sent without end. */
function weightOf({ message, edited_message, inline_query }: Update): "text" | "other" | "always" {
  if (message?.text !== undefined) return "text";
  return message !== undefined || edited_message !== undefined || inline_query !== undefined ? "other" : "always";
}

function insertion(vault: Vault, updates: readonly Update[], { flood, limit, clockAheadMs }: StoreRules): Fragment {
  const ids = updates.map((update) => update.update_id);
  const keys = updates.map(keyOf);
  const payloads = updates.map((update) => sealed(vault, update));
  const weights = updates.map(weightOf);
  const { burst, gapMs } = flood ?? { burst: null, gapMs: 0 };
  const waiting = limit?.waiting ?? null;
  return sql`
     WITH ${databaseClock(clockAheadMs)}
     , given AS (
       SELECT u.id, u.key, u.payload, u.weight, u.n
       FROM unnest(${ids}::bigint[], ${keys}::text[], ${payloads}::text[], ${weights}::text[])
         WITH ORDINALITY AS u(id, key, payload, weight, n))
     , fresh AS (
       INSERT INTO "ReceivedUpdate" AS r ("updateId", "receivedAt")
       SELECT DISTINCT g.id, clock.now FROM given g CROSS JOIN clock ORDER BY g.id
       ON CONFLICT ("updateId") DO UPDATE SET "receivedAt" = EXCLUDED."receivedAt"
         WHERE r."receivedAt" < EXCLUDED."receivedAt" - interval '48 hours'
       RETURNING r."updateId")
     , placed AS (
       SELECT g.*, row_number() OVER (PARTITION BY g.key ORDER BY g.n) AS nth
       FROM given g
       JOIN fresh f ON f."updateId" = g.id)
     , chat AS (
       SELECT k.key, newest.id IS NULL AS empty, COALESCE(newest.place + 1, 0) AS place,
         COALESCE(newest.place + 1 - COALESCE(oldest.place, newest.place), 0) AS waiting,
         newest."dueAt" > clock.now AND newest.attempt = 0 AS flooded, newest."dueAt" AS last,
         GREATEST(s."calmAt", clock.now) AS "calmAt",
         s."textKeptAt" IS NULL OR s."textKeptAt" <= s."lastUpdateAt" AS "takesText"
       FROM (SELECT DISTINCT key FROM placed) k
       CROSS JOIN clock
       LEFT JOIN "ChatState" s ON s.key = k.key
       LEFT JOIN LATERAL (
         SELECT e.id, e.place, e."dueAt", e.attempt FROM "Update" e
         WHERE e.key = k.key AND e."setAsideAt" IS NULL
         ORDER BY e."isNext", e.id DESC
         LIMIT 1) newest ON true
       LEFT JOIN LATERAL (
         SELECT e.place FROM "Update" e
         WHERE e.key = k.key AND e."isNext" AND ${isNotAside("e")}
         ORDER BY e.id + 0
         LIMIT 1) oldest ON true)
     , weighed AS (
       SELECT p.*, p.weight = 'always' OR c.waiting + p.nth <= ${waiting}::int IS NOT FALSE AS fits,
         row_number() OVER (PARTITION BY p.key, p.weight, c.waiting + p.nth <= ${waiting}::int ORDER BY p.n) = 1
           AND p.weight = 'text' AND c."takesText" IS NOT FALSE AS "isAnswer"
       FROM placed p
       JOIN chat c ON c.key = p.key)
     , kept AS (
       SELECT w.*, row_number() OVER (PARTITION BY w.key ORDER BY w.n) AS nth_kept
       FROM weighed w
       WHERE w.fits OR w."isAnswer")
     , timed AS (
       SELECT k.*, c.empty AND k.nth_kept = 1 AS "isNext", c.place + k.nth_kept - 1 AS place, c.flooded IS TRUE AS flooded,
         CASE WHEN c.flooded THEN c.last + k.nth_kept * ${gapMs}::float8 * interval '1 ms'
         ELSE GREATEST(clock.now, c."calmAt"
           + (LEAST(c.waiting, ${burst}::int) + k.nth_kept - ${burst}::int) * ${gapMs}::float8 * interval '1 ms') END AS due
       FROM kept k
       JOIN chat c ON c.key = k.key
       CROSS JOIN clock)
     , stored AS (
       INSERT INTO "Update" ("updateId", key, "payloadSealed", "receivedAt", "dueAt", "isNext", place)
       SELECT t.id, t.key, decode(t.payload, 'base64'), clock.now, t.due, t."isNext", t.place
       FROM timed t
       CROSS JOIN clock
       ORDER BY t.n
       ON CONFLICT ("updateId") DO NOTHING
       RETURNING "updateId", "isNext")
     , beyond AS (
       INSERT INTO "ChatState" AS s (key, "lastUpdateId", "lastUpdateAt", "notKept", "textKeptAt")
       SELECT w.key, 0, 'epoch', count(*) FILTER (WHERE NOT w."isAnswer"),
         max(clock.now) FILTER (WHERE w."isAnswer")
       FROM weighed w
       CROSS JOIN clock
       WHERE NOT w.fits
       GROUP BY w.key
       ORDER BY w.key
       ON CONFLICT (key) DO UPDATE SET "notKept" = s."notKept" + EXCLUDED."notKept",
         "textKeptAt" = COALESCE(EXCLUDED."textKeptAt", s."textKeptAt"))
     , news AS MATERIALIZED (
       SELECT f.message, span.n::text AS subject, f.key::bigint AS "telegramId"
       FROM clock
       CROSS JOIN LATERAL (SELECT extract(epoch FROM clock.now)::bigint / 60 / ${noticePauseMinutes}::int AS n) span
       CROSS JOIN (
         SELECT ${flood?.message.name ?? ""}::text AS message, t.key
         FROM timed t
         CROSS JOIN clock
         WHERE t.due > clock.now AND NOT t.flooded
         UNION
         SELECT ${limit?.message.name ?? ""}::text, w.key
         FROM weighed w
         WHERE NOT w.fits AND NOT w."isAnswer") f
       WHERE f.key ~ '^[0-9]+$'
         AND NOT EXISTS (
           SELECT 1
           FROM "Person" p
           JOIN "Delivery" d ON d."personId" = p.id
           WHERE p."telegramId" = f.key::bigint
             AND d.message = f.message
             AND d.subject IN (span.n::text, (span.n - 1)::text)
             AND d."createdAt" > clock.now - ${noticePauseMinutes}::int * interval '1 min'))
     , ${chatsPeople("news")}
     , told AS (
       ${insertDeliveries({
         message: sql`n.message`,
         subject: sql`n.subject`,
         class: sql`${classOf.urgent}::int`,
         notBefore: sql`clock.now`,
         validUntil: sql`clock.now + ${noticePauseMinutes}::int * interval '1 min'`,
         createdAt: sql`clock.now`,
         from: sql`FROM news n
           JOIN person p ON p."telegramId" = n."telegramId"
           CROSS JOIN clock`,
       })})
     SELECT w.id::text, s."isNext", w.fits OR w."isAnswer" AS kept
     FROM weighed w
     LEFT JOIN stored s ON s."updateId" = w.id`;
}
