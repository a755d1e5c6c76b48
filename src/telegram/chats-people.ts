/**
 * CTEs for a statement that tells chats something: `person` with the columns "telegramId" and id, whose row in "Person" is made where
 * somebody has written and nobody has looked them up yet. The statement has a CTE `clock` (database-clock.ts).
 * @param chats the name of a CTE with the column "telegramId": those of private chats, which are their people's
 */
export function chatsPeople(chats: string): string {
  return `sought AS MATERIALIZED (
       SELECT c."telegramId", (SELECT p.id FROM "Person" p WHERE p."telegramId" = c."telegramId") AS id
       FROM (SELECT DISTINCT "telegramId" FROM ${chats}) c)
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
