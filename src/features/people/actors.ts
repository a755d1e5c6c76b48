import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { storedLanguage } from "../../platform/i18n/languages.ts";

/** People with the roles that they hold now, by their ids: for what is said to staff some time after it was decided. */
export async function findActors(
  db: Db,
  personIds: readonly number[],
  adminIds: readonly number[],
): Promise<Map<number, Person>> {
  const people = await db.person.findMany({
    where: { id: { in: [...personIds] } },
    select: {
      id: true,
      telegramId: true,
      languageCode: true,
      blockedAt: true,
      staff: { select: { role: true, regions: true } },
    },
  });
  return new Map(
    people.map(({ id, telegramId, languageCode, blockedAt, staff }) => {
      const isAdmin = adminIds.includes(Number(telegramId));
      const roles = isAdmin ? [...staff, { role: "ADMIN" as const, regions: [] }] : staff;
      const language = storedLanguage(languageCode);
      return [id, { id, telegramId: Number(telegramId), language, blocked: blockedAt !== null, staff: roles }];
    }),
  );
}
