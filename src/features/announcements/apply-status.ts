import type { Database, Db } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import { drop, hold, release } from "../../platform/telegram/outbox/held-rows.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { lockAnnouncement } from "./announcement-rows.ts";
import { endAnnouncement } from "./announcements.ts";
import { releaseAfterQuietHours } from "./quiet-hours-rows.ts";

/** Deliveries per transaction: few enough that others get a turn in between and no time limit is near. */
const batchSize = 5_000;
const limits = { timeout: minuteMs, maxWait: 20_000 };

/**
 * Brings the waiting deliveries of an announcement in line with its status: drops them if it was stopped, holds them if it is paused,
 * releases them if it is running. Each batch has a transaction of its own, so that after a crash the job continues (jobs.ts).
 */
export async function applyStatus(
  { prisma }: Pick<Database, "prisma">,
  id: number,
  now: Date,
  max = batchSize,
): Promise<void> {
  while (await prisma.$transaction((tx) => applyToBatch(tx, id, now, max), limits));
}

/** @returns whether there may be more */
async function applyToBatch(tx: Db, id: number, now: Date, max: number): Promise<boolean> {
  await extendStatementTimeout(tx, limits.timeout);
  const { status, message, subject, validUntil } = await lockAnnouncement(tx, id);
  switch (status) {
    case "STOPPED":
      return (await drop(tx, message, subject, "the announcement was stopped", now, max)) === max;
    case "PAUSED":
      if (validUntil <= now) return endAnnouncement(tx, id, now);
      return (await hold(tx, message, subject, max)) === max;
    case "RUNNING":
      if ((await releaseAfterQuietHours(tx, message, subject, now, max)) === max) return true;
      // The sender skips people whose subscription has ended meanwhile.
      return (await release(tx, message, subject, now, max)) === max;
    default:
      return false;
  }
}
