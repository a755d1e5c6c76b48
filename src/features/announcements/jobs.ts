import { eachDue, type JobTools } from "../../platform/database/due-rows.ts";
import type { Database } from "../../platform/database/open.ts";
import { updateProgress } from "./progress.ts";
import { postponeForQuietHours } from "./quiet-hours-rows.ts";
import { continueRevision } from "./revision.ts";
import { continueStart, startAnnouncement } from "./start-announcement.ts";

const keyOf = ({ id }: { id: number }) => String(id);

/** Starts the announcements that are due, and enqueues more deliveries of those that have started. */
export async function startAnnouncements(database: Database, tools: JobTools, now: Date): Promise<void> {
  const { prisma } = database;
  const due = await prisma.announcement.findMany({
    where: { status: "SCHEDULED", startAt: { lte: now } },
    select: { id: true },
    orderBy: [{ startAt: "asc" }, { id: "asc" }],
  });
  await eachDue(tools, { job: "startAnnouncements", keyOf }, due, ({ id }) => startAnnouncement(database, id, now));
  const started = await prisma.announcement.findMany({
    where: { enqueuedUpTo: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await eachDue(tools, { job: "startAnnouncements", keyOf }, started, async ({ id }) => {
    while (await continueStart(database, id, now));
  });
}

/** Marks sent deliveries of changed announcements for editing. */
export async function reviseAnnouncements(database: Database, tools: JobTools, now: Date): Promise<void> {
  const changed = await database.prisma.announcement.findMany({
    where: { revisedUpTo: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await eachDue(tools, { job: "reviseAnnouncements", keyOf }, changed, async ({ id }) => {
    while (await continueRevision(database, id, now));
  });
}

/**
 * Updates the progress of running announcements, ends those that are done, pauses those that fail too often, and postpones deliveries
 * for quiet hours.
 */
export async function watchAnnouncements(database: Database, tools: JobTools, now: Date): Promise<void> {
  const underWay = await database.prisma.announcement.findMany({
    where: { OR: [{ status: { in: ["RUNNING", "PAUSED"] } }, { status: "STOPPED", countAt: { not: null } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  if (underWay.length > 0) await postponeForQuietHours(database.prisma, now);
  await eachDue(tools, { job: "watchAnnouncements", keyOf }, underWay, ({ id }) => updateProgress(database, id, now));
}
