import { int } from "../../platform/chat/buttons.ts";
import type { Announcement, Prisma } from "../../platform/database/generated/client.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import { countProgress, type Progress } from "../../platform/telegram/outbox/held-rows.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";
import { lockAnnouncement } from "./announcement-rows.ts";
import { progressMessage } from "./announcements.ts";
import { applyStatus } from "./apply-status.ts";
import { estimateEnd, failsTooOften, nextCountAt, remainingOf } from "./progress-rules.ts";

/** Sent when an announcement has paused itself. That may happen repeatedly; `since` is the time from which failures were counted. */
export const pausedMessage = defineMessage({
  name: "announcements.paused",
  subject: { announcement: int, since: instant },
  priority: "urgent",
});

const limits = { timeout: 120_000, maxWait: 10_000 };
const figures = ["total", "sent", "unreachable", "failed", "skipped"] as const;

/** Updates the progress of an announcement, and ends or pauses it if announcement deliveries require that. */
export async function updateProgress(database: Database, id: number, now: Date): Promise<void> {
  const { prisma, sql } = database;
  const { status } = await prisma.announcement.findUniqueOrThrow({ where: { id }, select: { status: true } });
  // Applies the status to deliveries that the sender has put back since, and to those that a crashed process left.
  if (status !== "RUNNING") await applyStatus(database, id, now);
  const due = await claimCount(prisma, id, now);
  if (due === undefined) return;
  const progress = await countProgress(sql, due.message, due.subject, { now, judgedFrom: due.judgedFrom ?? now });
  const mustApplyStatus = await prisma.$transaction((tx) => storeProgress(tx, due, progress, now), limits);
  if (mustApplyStatus) await applyStatus(database, id, now);
}

/** Claims the count, so that only one of several processes counts. */
async function claimCount(db: Db, id: number, now: Date): Promise<Announcement | undefined> {
  const [due] = await db.announcement.updateManyAndReturn({
    where: { id, countAt: { lte: now } },
    data: { countAt: nextCountAt(0, true, now) },
  });
  return due;
}

/**
 * Stores what was counted, and ends or pauses the announcement.
 * @param counted the announcement as it was when announcement deliveries were counted
 * @returns whether announcement status must be applied to waiting deliveries
 */
async function storeProgress(tx: Db, counted: Announcement, found: Progress, now: Date): Promise<boolean> {
  const { id } = counted;
  await extendStatementTimeout(tx, limits.timeout);
  const announcement = await lockAnnouncement(tx, id);
  // While deliveries were still being enqueued, only a part of them was counted.
  const isComplete = counted.enqueuedUpTo === null;
  const progress = isComplete ? found : { ...found, total: announcement.total };
  const isOver = isComplete && remainingOf(progress) === 0;
  // If somebody resumed the announcement meanwhile, they have seen these failures.
  const isJudged = announcement.judgedFrom?.getTime() === counted.judgedFrom?.getTime();
  const moved = figures.some((name) => announcement[name] !== progress[name]);
  const data: Prisma.AnnouncementUpdateInput = Object.fromEntries(figures.map((name) => [name, progress[name]]));
  const isOpen = announcement.status === "RUNNING" || announcement.status === "PAUSED";
  const isDone = isOpen && isOver;
  const fails = announcement.status === "RUNNING" && !isDone && isJudged && failsTooOften(progress);
  data.countAt = isOver ? null : nextCountAt(progress.total, moved, now);
  if (isDone) Object.assign(data, { status: "DONE", pausedBecause: null, endedAt: now });
  if (fails) Object.assign(data, { status: "PAUSED", pausedBecause: "FAILURES" });
  const isRunning = announcement.status === "RUNNING" && !isDone && !fails;
  data.endsAbout = isRunning ? estimateEnd(progress, announcement.judgedFrom ?? now, now) : null;
  await tx.announcement.update({ where: { id }, data });
  if (fails) await pauseItself(tx, announcement, now);
  if (moved || isDone || fails) await revise(tx, progressMessage.about({ announcement: id }), now);
  // A delivery that a sender had claimed when the others were released may still be held.
  return fails || (isRunning && progress.held > 0);
}

async function pauseItself(tx: Db, { id, createdById, judgedFrom }: Announcement, now: Date) {
  const subject = { announcement: id, since: judgedFrom ?? new Date(0) };
  await enqueue(tx, [pausedMessage.to(createdById, subject, { notBefore: now })], now);
}
