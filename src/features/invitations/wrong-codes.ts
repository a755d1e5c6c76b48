import type { Db } from "../../platform/database/open.ts";
import { hourMs } from "../../platform/time/units.ts";

/** How many wrong codes somebody may try within an hour. */
const maxWrong = 5;

/** Whether somebody has tried too many wrong codes within the last hour: then no code is looked up for them, a right one neither. */
export async function hasTriedTooMany(db: Db, personId: number, now: Date): Promise<boolean> {
  const tried = await db.wrongCodes.findUnique({ where: { personId } });
  return tried !== null && tried.count >= maxWrong && isRecent(tried.since, now);
}

/** Counts a wrong code. The hour begins with the first of them. */
export async function countWrong(db: Db, personId: number, now: Date): Promise<void> {
  const tried = await db.wrongCodes.findUnique({ where: { personId } });
  const isFirst = tried === null || !isRecent(tried.since, now);
  await db.wrongCodes.upsert({
    where: { personId },
    create: { personId, since: now, count: 1 },
    update: isFirst ? { since: now, count: 1 } : { count: { increment: 1 } },
  });
}

/** Forgets who tried wrong codes more than an hour ago. */
export async function forgetWrongCodes(db: Db, now: Date): Promise<void> {
  await db.wrongCodes.deleteMany({ where: { since: { lt: new Date(now.getTime() - hourMs) } } });
}

function isRecent(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() < hourMs;
}
