import { int } from "../chat/buttons.ts";
import type { Announcement, Prisma } from "../database/generated/client.ts";
import type { Database, Db } from "../database/open.ts";
import { extendStatementTimeout } from "../database/statement-timeout.ts";
import { enqueue, revise } from "../telegram/outbox.ts";
import { countProgress, type Progress } from "../telegram/outbox-held.ts";
import { defineMessage, instant } from "../telegram/outbox-message.ts";
import { lockAnnouncement, progressMessage } from "./announcements.ts";
import { keepInLine } from "./apply-status.ts";
import { countAgainAt, endsAbout, failsTooOften, remainingOf } from "./progress-rules.ts";

/** Said when an announcement has paused by itself. It may happen again: `since` the time from which it was judged. */
export const pausedMessage = defineMessage({
  name: "announcements.paused",
  subject: { announcement: int, since: instant },
  priority: "urgent",
});

const patience = { timeout: 120_000, maxWait: 10_000 };
const figures = ["total", "sent", "unreachable", "failed", "skipped"] as const;

/** Looks after one that is under way. */
export async function watchAnnouncement(database: Database, id: number, now: Date): Promise<void> {
  const { prisma, sql } = database;
  const { status } = await prisma.announcement.findUniqueOrThrow({ where: { id }, select: { status: true } });
  // What has come back from the sender since, and what nobody has gone on with.
  if (status !== "RUNNING") await keepInLine(database, id, now);
  const due = await takeCount(prisma, id, now);
  if (due === undefined) return;
  const progress = await countProgress(sql, due.message, due.subject, { now, judgedFrom: due.judgedFrom ?? now });
  const isOutOfLine = await prisma.$transaction((tx) => conclude(tx, due, progress, now), patience);
  if (isOutOfLine) await keepInLine(database, id, now);
}

/** Of several processes one counts. */
async function takeCount(db: Db, id: number, now: Date): Promise<Announcement | undefined> {
  const [due] = await db.announcement.updateManyAndReturn({
    where: { id, countAt: { lte: now } },
    data: { countAt: countAgainAt(0, true, now) },
  });
  return due;
}

/** @param counted as it was when it was counted @returns whether what waits is to follow */
async function conclude(tx: Db, counted: Announcement, found: Progress, now: Date): Promise<boolean> {
  const { id } = counted;
  await extendStatementTimeout(tx, patience.timeout);
  const its = await lockAnnouncement(tx, id);
  // While deliveries were still being written a part of them was counted.
  const isWhole = counted.enqueuedUpTo === null;
  const progress = isWhole ? found : { ...found, total: its.total };
  const isOver = isWhole && remainingOf(progress) === 0;
  // Who let it go on in between has seen what failed.
  const isJudged = its.judgedFrom?.getTime() === counted.judgedFrom?.getTime();
  const moved = figures.some((name) => its[name] !== progress[name]);
  const data: Prisma.AnnouncementUpdateInput = Object.fromEntries(figures.map((name) => [name, progress[name]]));
  const isOpen = its.status === "RUNNING" || its.status === "PAUSED";
  const isDone = isOpen && isOver;
  const fails = its.status === "RUNNING" && !isDone && isJudged && failsTooOften(progress);
  data.countAt = isOver ? null : countAgainAt(progress.total, moved, now);
  if (isDone) Object.assign(data, { status: "DONE", pausedBecause: null, endedAt: now });
  if (fails) Object.assign(data, { status: "PAUSED", pausedBecause: "FAILURES" });
  const goesOn = its.status === "RUNNING" && !isDone && !fails;
  data.endsAbout = goesOn ? endsAbout(progress, its.judgedFrom ?? now, now) : null;
  await tx.announcement.update({ where: { id }, data });
  if (fails) await pauseItself(tx, its, now);
  if (moved || isDone || fails) await revise(tx, progressMessage.about({ announcement: id }), now);
  // One that somebody had in hand when all the others were let go is kept back still.
  return fails || (goesOn && progress.held > 0);
}

async function pauseItself(tx: Db, { id, createdById, judgedFrom }: Announcement, now: Date) {
  const subject = { announcement: id, since: judgedFrom ?? new Date(0) };
  await enqueue(tx, [pausedMessage.to(createdById, subject, { notBefore: now })], now);
}
