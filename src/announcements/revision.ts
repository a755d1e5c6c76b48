import type { Database, Db } from "../database/open.ts";
import { extendStatementTimeout } from "../database/statement-timeout.ts";
import { revisePart } from "../telegram/outbox-parts.ts";
import { minuteMs } from "../time/units.ts";
import { lockAnnouncement } from "./announcements.ts";

/** So many people a transaction: others get their turn in between, and no limit of time is near. */
const atOnce = { postgres: 50_000, pglite: 5_000 };
const patience = { timeout: minuteMs, maxWait: 20_000 };

/**
 * Lets the next part of what was sent be edited. Any process may go on with it; a change that comes meanwhile begins from the start.
 * @returns whether there is more
 */
export function continueRevision(database: Database, id: number, now: Date, max?: number): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, patience.timeout);
    const { message, subject, validUntil, revisedUpTo: after } = await lockAnnouncement(tx, id);
    if (after === null) return false;
    const most = max ?? atOnce[database.kind];
    const { count, last } = await nextPeople(tx, after, most);
    if (count > 0) await revisePart(tx, { message, subject, validUntil }, { after, last }, now);
    const areMore = count === most;
    await tx.announcement.update({ where: { id }, data: { revisedUpTo: areMore ? last : null } });
    return areMore;
  }, patience);
}

async function nextPeople(tx: Db, after: number, max: number): Promise<{ count: number; last: number }> {
  const [range] = await tx.$queryRaw<{ count: number; last: number }[]>`
    SELECT count(*)::int AS count, COALESCE(max(id), 0)::int AS last
    FROM (SELECT id FROM "Person" WHERE id > ${after}::int ORDER BY id LIMIT ${max}::int) p`;
  if (range === undefined) throw new Error("A count has one row.");
  return range;
}
