import type { Person } from "../../platform/chat/person.ts";
import { eachOf } from "../../platform/database/array-parameters.ts";
import type { Db, Sql } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { firstLanguage, type Language, languageOf, storedLanguage } from "../../platform/i18n/languages.ts";
import { createBatcher } from "../../platform/telegram/batcher.ts";

/** Finds the person who writes, or creates a row for a newcomer. Administrators are named in the configuration, not in a row. */
export function createPersonFinder(
  sql: Sql,
  adminIds: readonly number[],
): (telegramId: number, now: Date) => Promise<Person> {
  // Every update begins with this, so it bypasses Prisma, and one statement serves all updates that arrive together.
  const batcher = createBatcher<Lookup>((lookups) => findPeople(sql, lookups));
  return async (telegramId, now) => {
    const lookup: Lookup = { telegramId, found: null };
    await batcher.store(lookup);
    if (lookup.found === null) {
      await createPerson(sql, telegramId, now);
      await findPeople(sql, [lookup]);
    }
    if (lookup.found === null) throw new Error("Person insert left no row.");
    const { staff, ...found } = lookup.found;
    return {
      ...found,
      telegramId,
      staff: adminIds.includes(telegramId) ? [...staff, { role: "ADMIN", regions: [] }] : staff,
    };
  };
}

interface Lookup {
  telegramId: number;
  found: Omit<Person, "telegramId"> | null;
}

async function findPeople(sql: Sql, lookups: Lookup[]): Promise<void> {
  const rows = await sql.rows<
    Omit<Person, "telegramId" | "language"> & { telegramId: string; languageCode: string | null }
  >(
    `SELECT p.id, p."telegramId"::text AS "telegramId", p."languageCode", p."blockedAt" IS NOT NULL AS blocked,
       COALESCE(roles.staff, '[]') AS staff
     FROM "Person" p
     CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('role', s.role, 'regions', s.regions)) AS staff
       FROM "StaffRole" s
       WHERE s."personId" = p.id) roles
     WHERE p."telegramId" = ANY (${eachOf("$1::bigint[]")})`,
    [lookups.map(({ telegramId }) => telegramId)],
  );
  const found = new Map(
    rows.map(({ telegramId, languageCode, ...person }) => [
      Number(telegramId),
      { ...person, language: storedLanguage(languageCode) },
    ]),
  );
  for (const lookup of lookups) lookup.found = found.get(lookup.telegramId) ?? null;
}

async function createPerson(sql: Sql, telegramId: number, now: Date): Promise<void> {
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "createdAt") VALUES ($1::bigint, $2::timestamptz) ON CONFLICT DO NOTHING`,
    [telegramId, now],
  );
}

/** The language of the person's Telegram app, used until they choose one. */
export function guessLanguage(languageCode: string | undefined): Language {
  return languageOf(languageCode) ?? firstLanguage;
}

export async function chooseLanguage(sql: Sql, personId: number, language: Language): Promise<void> {
  await sql.rows(`UPDATE "Person" SET "languageCode" = $2::text WHERE id = $1::int`, [personId, language]);
}

/**
 * The ids of the administrators named in the configuration. An administrator who has never written to the bot is missing, because a bot
 * cannot write to such a person.
 */
export async function findAdministrators(db: Db, adminIds: readonly number[]): Promise<number[]> {
  const people = await db.person.findMany({
    where: { telegramId: { in: adminIds.map(BigInt) } },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

/** Seals a name for the person's row. */
export function sealName(vault: Vault, personId: number, name: string): Uint8Array<ArrayBuffer> {
  return vault.seal(nameCell(personId), name);
}

export function openName(vault: Vault, person: { id: number; nameSealed: Uint8Array | null }): string | null {
  return person.nameSealed === null ? null : vault.open(nameCell(person.id), person.nameSealed);
}

function nameCell(personId: number): Cell {
  return { table: "Person", column: "name", row: personId };
}
