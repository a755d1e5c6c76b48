import type { UpgradeStep } from "../database/upgrade-steps.ts";

/** So many times the usual batch: a row has nothing to be computed, and there may be millions. */
const batches = 25;

/** Deliveries of the version before name a chat only. A private chat's id is its person's Telegram id. */
export const nameDeliveryPeople: UpgradeStep = {
  name: "deliveries name people",
  async mend({ sql }, _vault, size) {
    const unnamed = await sql.rows<{ id: string; chatId: string }>(
      `SELECT d.id::text, d."chatId"::text AS "chatId"
       FROM "Delivery" d
       WHERE d."personId" IS NULL
       ORDER BY d.id
       LIMIT $1::int`,
      [size * batches],
    );
    if (unnamed.length === 0) return 0;
    const chats = [...new Set(unnamed.map(({ chatId }) => chatId))];
    await sql.rows(
      `INSERT INTO "Person" ("telegramId", "createdAt")
       SELECT c.id, clock_timestamp()
       FROM unnest($1::bigint[]) AS c(id)
       WHERE NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."telegramId" = c.id)
       ORDER BY c.id
       ON CONFLICT DO NOTHING`,
      [chats],
    );
    // Locked in the order of their key, as everywhere (outbox-rows.ts).
    await sql.rows(
      `WITH unnamed AS MATERIALIZED (
         SELECT d.message, d.subject, d."chatId", p.id AS "personId"
         FROM "Delivery" d
         JOIN "Person" p ON p."telegramId" = d."chatId"
         WHERE d."personId" IS NULL AND d.id <= $1::bigint
         ORDER BY d.message, d.subject, d."chatId"
         FOR UPDATE OF d)
       UPDATE "Delivery" d
       SET "personId" = u."personId"
       FROM unnamed u
       WHERE d.message = u.message AND d.subject = u.subject AND d."chatId" = u."chatId"`,
      [unnamed.at(-1)?.id],
    );
    return unnamed.length;
  },
};
