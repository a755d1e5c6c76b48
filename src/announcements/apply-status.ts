import type { Database, Db } from "../database/open.ts";
import { extendStatementTimeout } from "../database/statement-timeout.ts";
import { drop, hold, release } from "../telegram/outbox-held.ts";
import { minuteMs } from "../time/units.ts";
import { endAnnouncement, lockAnnouncement } from "./announcements.ts";
import { releaseAfterQuietHours } from "./quiet-hours.ts";

/** So many deliveries a transaction: others get their turn in between, and no limit of time is near. */
const atOnce = 5_000;
const patience = { timeout: minuteMs, maxWait: 20_000 };

/**
 * Brings what waits of an announcement in line with its status: stopped, it is dropped; paused, kept back; running, let go. Part by
 * part, each in a transaction of its own, so that a process that dies loses nothing: the job goes on (jobs.ts).
 */
export async function keepInLine(
  { prisma }: Pick<Database, "prisma">,
  id: number,
  now: Date,
  max = atOnce,
): Promise<void> {
  while (await prisma.$transaction((tx) => keepPartInLine(tx, id, now, max), patience));
}

/** @returns whether there may be more */
async function keepPartInLine(tx: Db, id: number, now: Date, max: number): Promise<boolean> {
  await extendStatementTimeout(tx, patience.timeout);
  const { status, message, subject, validUntil } = await lockAnnouncement(tx, id);
  switch (status) {
    case "STOPPED":
      return (await drop(tx, message, subject, "the announcement was stopped", now, max)) === max;
    case "PAUSED":
      if (validUntil <= now) return endAnnouncement(tx, id, now);
      return (await hold(tx, message, subject, max)) === max;
    case "RUNNING":
      if ((await releaseAfterQuietHours(tx, message, subject, now, max)) === max) return true;
      // Whose subscription is gone since is not said anything; that is for the sender to find.
      return (await release(tx, message, subject, now, max)) === max;
    default:
      return false;
  }
}
