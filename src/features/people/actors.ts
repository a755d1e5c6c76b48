import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { storedLanguage } from "../../platform/i18n/languages.ts";

/** People by id, with the roles they hold now. For messages to staff that are sent some time after they were decided. */
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
