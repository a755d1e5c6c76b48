/**
 * CTEs for a statement that tells chats something: `person` with the columns "chatId" and id, whose row in "Person" is made where
 * somebody has written and nobody has looked them up yet. The statement has a CTE `clock` (database-clock.ts).
 * @param chats the name of a CTE with the column "chatId": Telegram ids of private chats, which are those of the people
 */
export function chatsPeople(chats: string): string {
  return `sought AS MATERIALIZED (
       SELECT c."chatId", (SELECT p.id FROM "Person" p WHERE p."telegramId" = c."chatId") AS id
       FROM (SELECT DISTINCT "chatId" FROM ${chats}) c)
     , met AS (
       INSERT INTO "Person" AS p ("telegramId", "createdAt")
       SELECT s."chatId", clock.now
       FROM sought s
       CROSS JOIN clock
       WHERE s.id IS NULL
       ORDER BY s."chatId"
       ON CONFLICT ("telegramId") DO UPDATE SET "createdAt" = p."createdAt"
       RETURNING p.id, p."telegramId")
     , person AS (
       SELECT s."chatId", COALESCE(s.id, m.id) AS id
       FROM sought s
       LEFT JOIN met m ON m."telegramId" = s."chatId")`;
}
