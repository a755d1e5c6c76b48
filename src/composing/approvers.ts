import type { Db } from "../database/open.ts";

/**
 * The Telegram ids of all who may approve an event of these regions: editors and administrators, without those who composed it.
 * Administrators of the configuration count, whether they have written to the bot or not.
 */
export async function findApprovers(
  db: Db,
  adminIds: readonly number[],
  regions: readonly string[],
  composers: readonly number[],
): Promise<bigint[]> {
  const ofRegions = regions.length === 0 ? [] : [{ role: "EDITOR" as const, regions: { hasEvery: [...regions] } }];
  const staff = await db.person.findMany({
    where: {
      id: { notIn: [...composers] },
      blockedAt: null,
      staff: { some: { OR: [{ role: "ADMIN" }, { role: "EDITOR", regions: { isEmpty: true } }, ...ofRegions] } },
    },
    select: { telegramId: true },
  });
  const admins = adminIds.map(BigInt);
  const known = await db.person.findMany({ where: { telegramId: { in: admins } } });
  const cannot = known.filter(({ id, blockedAt }) => composers.includes(id) || blockedAt !== null);
  const left = admins.filter((admin) => !cannot.some(({ telegramId }) => telegramId === admin));
  return [...new Set([...staff.map(({ telegramId }) => telegramId), ...left])];
}
