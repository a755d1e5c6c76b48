import type { Database } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import { revisePart } from "../../platform/telegram/outbox/revise-rows.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { lockAnnouncement } from "./announcement-rows.ts";
import { nextPeople } from "./audience-rows.ts";

/** People per transaction: few enough that others get a turn in between and no time limit is near. */
const batchSizes = { postgres: 50_000, pglite: 5_000 };
const limits = { timeout: minuteMs, maxWait: 20_000 };

/**
 * Marks the next batch of sent deliveries for editing. Any process can continue; a further change meanwhile starts from the beginning.
 * @returns whether there are more
 */
export function continueRevision(database: Database, id: number, now: Date, max?: number): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    await extendStatementTimeout(tx, limits.timeout);
    const { message, subject, validUntil, revisedUpTo: after } = await lockAnnouncement(tx, id);
    if (after === null) return false;
    const size = max ?? batchSizes[database.kind];
    const { count, last } = await nextPeople(tx, after, size);
    if (count > 0) await revisePart(tx, { message, subject, validUntil }, { after, last }, now);
    const areMore = count === size;
    await tx.announcement.update({ where: { id }, data: { revisedUpTo: areMore ? last : null } });
    return areMore;
  }, limits);
}
