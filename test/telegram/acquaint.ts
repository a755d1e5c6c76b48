import type { Sql } from "../../src/platform/database/open.ts";

/** People whose ids are their Telegram ids, 1 to `last`: tests of the wire say whom they mean by either. */
export async function acquaint(sql: Sql, last: number): Promise<void> {
  await sql.rows(
    `INSERT INTO "Person" (id, "telegramId", "languageCode", "createdAt")
     SELECT n, n, 'kk', now()
     FROM generate_series(1, $1::int) n`,
    [last],
  );
}
