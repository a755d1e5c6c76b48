import type { Person } from "../../platform/chat/person.ts";
import { eachOf } from "../../platform/database/array-parameters.ts";
import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Language } from "../../platform/i18n/languages.ts";

// Every update begins with finding its person, and with Prisma that would be two statements that cost ten times as much.

/** A person's row with their roles. */
export interface PersonRow extends Omit<Person, "telegramId" | "language"> {
  telegramId: string;
  languageCode: string | null;
}

/** Finds the people who have a row. */
export function findByTelegramId(pool: Sql, telegramIds: readonly number[]): Promise<PersonRow[]> {
  return query(
    pool,
    sql`
      SELECT p.id, p."telegramId"::text AS "telegramId", p."languageCode", p."blockedAt" IS NOT NULL AS blocked,
        COALESCE(roles.staff, '[]') AS staff
      FROM "Person" p
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('role', s.role, 'regions', s.regions)) AS staff
        FROM "StaffRole" s
        WHERE s."personId" = p.id) roles
      WHERE p."telegramId" = ANY (${eachOf(sql`${telegramIds}::bigint[]`)})`,
  );
}

/** Creates a newcomer's row, unless another process has created it. */
export async function createPerson(pool: Sql, telegramId: number, now: Date): Promise<void> {
  await query(
    pool,
    sql`
      INSERT INTO "Person" ("telegramId", "createdAt")
      VALUES (${telegramId}::bigint, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`,
  );
}

/** Stores the language that a person has chosen. */
export async function chooseLanguage(pool: Sql, personId: number, language: Language): Promise<void> {
  await query(pool, sql`UPDATE "Person" SET "languageCode" = ${language}::text WHERE id = ${personId}::int`);
}
