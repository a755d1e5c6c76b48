import type { Database } from "../database/open.ts";
import { waitForDecentTime } from "./quiet-hours.ts";
import { continueStart, startAnnouncement } from "./starting.ts";
import { watchAnnouncement } from "./watching.ts";

/** Starts what is due, and goes on with what has started: others get their turn in between. */
export async function startAnnouncements(database: Database, now: Date): Promise<void> {
  const { prisma } = database;
  const due = await prisma.announcement.findMany({
    where: { status: "SCHEDULED", startAt: { lte: now } },
    select: { id: true },
    orderBy: [{ startAt: "asc" }, { id: "asc" }],
  });
  for (const { id } of due) await startAnnouncement(database, id, now);
  const started = await prisma.announcement.findMany({
    where: { enqueuedUpTo: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of started) while (await continueStart(database, id, now));
}

/**
 * Counts how far the running ones are, ends those that are done, pauses those that fail too often, and keeps everybody's quiet
 * hours.
 */
export async function watchAnnouncements(database: Database, now: Date): Promise<void> {
  const underWay = await database.prisma.announcement.findMany({
    where: { OR: [{ status: { in: ["RUNNING", "PAUSED"] } }, { status: "STOPPED", countAt: { not: null } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  if (underWay.length > 0) await waitForDecentTime(database.prisma, now);
  for (const { id } of underWay) await watchAnnouncement(database, id, now);
}
