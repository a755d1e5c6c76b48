import { type Fragment, rawSql, sql } from "../../database/sql.ts";

/**
 * CTEs for a statement that sends something to chats. Their last is `person`, with the columns "telegramId" and id. It inserts a row into
 * "Person" for somebody who has written but has no row yet. The statement must have a CTE `clock` (database-clock.ts).
 * @param chats the name of a CTE with the column "telegramId" of private chats, which is also the id of the person
 */
export function chatsPeople(chats: string): Fragment {
  return sql`sought AS MATERIALIZED (
       SELECT c."telegramId", (SELECT p.id FROM "Person" p WHERE p."telegramId" = c."telegramId") AS id
       FROM (SELECT DISTINCT "telegramId" FROM ${rawSql(chats)}) c)
     , met AS (
       INSERT INTO "Person" AS p ("telegramId", "createdAt")
       SELECT s."telegramId", clock.now
       FROM sought s
       CROSS JOIN clock
       WHERE s.id IS NULL
       ORDER BY s."telegramId"
       ON CONFLICT ("telegramId") DO UPDATE SET "createdAt" = p."createdAt"
       RETURNING p.id, p."telegramId")
     , person AS (
       SELECT s."telegramId", COALESCE(s.id, m.id) AS id
       FROM sought s
       LEFT JOIN met m ON m."telegramId" = s."telegramId")`;
}
