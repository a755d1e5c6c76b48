import { shownName } from "../../platform/chat/names.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db, Sql } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { storedLanguage } from "../../platform/i18n/languages.ts";
import { createBatchedCall } from "../../platform/telegram/batched-call.ts";
import { createPerson, findByTelegramId } from "./person-rows.ts";

/** Finds the person who writes, or creates a row for a newcomer. Administrators are named in the configuration, not in a row. */
export function createPersonFinder(
  pool: Sql,
  adminIds: readonly number[],
): (telegramId: number, now: Date) => Promise<Person> {
  // Every update begins with this, so it bypasses Prisma, and one statement serves all updates that arrive together.
  const find = createBatchedCall<number, FoundPerson | null>((telegramIds) => findPeople(pool, telegramIds));
  return async (telegramId, now) => {
    let person = await find(telegramId);
    if (person === null) {
      await createPerson(pool, telegramId, now);
      [person = null] = await findPeople(pool, [telegramId]);
    }
    if (person === null) throw new Error("Person insert left no row.");
    const { staff, ...found } = person;
    return {
      ...found,
      telegramId,
      staff: adminIds.includes(telegramId) ? [...staff, { role: "ADMIN", regions: [] }] : staff,
    };
  };
}

type FoundPerson = Omit<Person, "telegramId">;

async function findPeople(pool: Sql, telegramIds: readonly number[]): Promise<(FoundPerson | null)[]> {
  const rows = await findByTelegramId(pool, telegramIds);
  const found = new Map(
    rows.map(({ telegramId, languageCode, ...person }) => [
      Number(telegramId),
      { ...person, language: storedLanguage(languageCode) },
    ]),
  );
  return telegramIds.map((telegramId) => found.get(telegramId) ?? null);
}

/**
 * The ids of the administrators named in the configuration. An administrator who has never written to the bot is missing, because a bot
 * cannot write to such a person.
 */
export async function findAdministrators(db: Db, adminIds: readonly number[]): Promise<number[]> {
  if (adminIds.length === 0) return [];
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

/** A person's name as others see it; null if there is no name. */
export function openName(vault: Vault, person: { id: number; nameSealed: Uint8Array | null }): string | null {
  return person.nameSealed === null ? null : shownName(vault.open(nameCell(person.id), person.nameSealed));
}

function nameCell(personId: number): Cell {
  return { table: "Person", column: "name", row: personId };
}
