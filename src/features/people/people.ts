import type { Person } from "../../platform/chat/person.ts";
import { eachOf } from "../../platform/database/each-of.ts";
import type { Db, Sql } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { firstLanguage, type Language, languageOf, storedLanguage } from "../../platform/i18n/languages.ts";
import { createBatcher } from "../../platform/telegram/batcher.ts";

/** Finds who talks to us, or notes a newcomer. Administrators are named by the configuration, not by a row. */
export function createMeeting(
  sql: Sql,
  adminIds: readonly number[],
): (telegramId: number, now: Date) => Promise<Person> {
  // Every update begins with this: those that come together are met in one statement, without Prisma.
  const meetings = createBatcher<Meeting>((asked) => findPeople(sql, asked));
  return async (telegramId, now) => {
    const meeting: Meeting = { telegramId, found: null };
    await meetings.store(meeting);
    if (meeting.found === null) {
      await notePerson(sql, telegramId, now);
      await findPeople(sql, [meeting]);
    }
    if (meeting.found === null) throw new Error("A person who was just noted is not there.");
    const { staff, ...found } = meeting.found;
    return {
      ...found,
      telegramId,
      staff: adminIds.includes(telegramId) ? [...staff, { role: "ADMIN", regions: [] }] : staff,
    };
  };
}

interface Meeting {
  telegramId: number;
  found: Omit<Person, "telegramId"> | null;
}

async function findPeople(sql: Sql, asked: Meeting[]): Promise<void> {
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
    [asked.map(({ telegramId }) => telegramId)],
  );
  const found = new Map(
    rows.map(({ telegramId, languageCode, ...person }) => [
      Number(telegramId),
      { ...person, language: storedLanguage(languageCode) },
    ]),
  );
  for (const meeting of asked) meeting.found = found.get(meeting.telegramId) ?? null;
}

async function notePerson(sql: Sql, telegramId: number, now: Date): Promise<void> {
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "createdAt") VALUES ($1::bigint, $2::timestamptz) ON CONFLICT DO NOTHING`,
    [telegramId, now],
  );
}

/** Telegram's guess, before the person chose. */
export function guessLanguage(languageCode: string | undefined): Language {
  return languageOf(languageCode) ?? firstLanguage;
}

export async function chooseLanguage(sql: Sql, personId: number, language: Language): Promise<void> {
  await sql.rows(`UPDATE "Person" SET "languageCode" = $2::text WHERE id = $1::int`, [personId, language]);
}

/**
 * The administrators whom the configuration names, as people. One who has never written to the bot is missing: Telegram lets a bot
 * write to nobody who has not.
 */
export async function findAdministrators(db: Db, adminIds: readonly number[]): Promise<number[]> {
  const people = await db.person.findMany({
    where: { telegramId: { in: adminIds.map(BigInt) } },
    select: { id: true },
  });
  return people.map(({ id }) => id);
}

/** Seals a name for its person's row. */
export function sealName(vault: Vault, personId: number, name: string): Uint8Array<ArrayBuffer> {
  return vault.seal(nameCell(personId), name);
}

export function openName(vault: Vault, person: { id: number; nameSealed: Uint8Array | null }): string | null {
  return person.nameSealed === null ? null : vault.open(nameCell(person.id), person.nameSealed);
}

function nameCell(personId: number): Cell {
  return { table: "Person", column: "name", row: personId };
}
