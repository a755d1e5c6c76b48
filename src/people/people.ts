import type { Person, Role } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { type Language, languages } from "../i18n/texts.ts";

/** Finds who talks to us, or notes a newcomer. Administrators are named by the configuration, not by a row. */
export async function meetPerson(db: Db, telegramId: number, adminIds: readonly number[], now: Date): Promise<Person> {
  const where = { telegramId: BigInt(telegramId) };
  const found = await db.person.findUnique({ where, include: { staff: true } });
  const row =
    found ??
    (await db.person.upsert({ where, create: { ...where, createdAt: now }, update: {}, include: { staff: true } }));
  const staff = row.staff.map(({ role, regions }) => ({ role, regions }));
  return {
    id: row.id,
    telegramId,
    language: row.language,
    blocked: row.blockedAt !== null,
    staff: adminIds.includes(telegramId) ? [...staff, { role: "ADMIN", regions: [] }] : staff,
  };
}

/** Whether a person may act in a role, there where a region is named. */
export function hasRole(person: Person, role: Role, regionId?: string): boolean {
  return person.staff.some(
    (one) =>
      one.role === role && (regionId === undefined || one.regions.length === 0 || one.regions.includes(regionId)),
  );
}

/** Telegram's guess, before the person chose. */
export function guessLanguage(languageCode: string | undefined): Language {
  const code = languageCode?.slice(0, 2);
  return languages.find((language) => language === code) ?? "kk";
}

export async function chooseLanguage(db: Db, personId: number, language: Language): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { language } });
}

/** They stopped the bot, or came back. */
export async function setBlocked(db: Db, telegramIds: readonly bigint[], blockedAt: Date | null): Promise<void> {
  await db.person.updateMany({ where: { telegramId: { in: [...telegramIds] } }, data: { blockedAt } });
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
