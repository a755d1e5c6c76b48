import type { Announcement, PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { enqueue } from "../telegram/outbox.ts";
import { progressMessage } from "./announcements.ts";
import { listeners } from "./listeners.ts";
import { decentTime } from "./quiet-hours.ts";

/** One process starts it, and all of it or nothing: whoever dies in between has not started it. */
export async function startAnnouncement(db: PrismaClient, id: number, now: Date): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [started] = await tx.announcement.updateManyAndReturn({
        where: { id, status: "SCHEDULED", startAt: { lte: now } },
        data: { status: "RUNNING", startedAt: now, judgedFrom: now, countAt: now },
      });
      if (started === undefined) return;
      const total = await enqueueAll(tx, started, now);
      await tx.announcement.update({ where: { id }, data: { total } });
      await showProgress(tx, started, now);
    },
    // Hundreds of thousands of rows on the embedded database.
    { timeout: 300_000, maxWait: 10_000 },
  );
}

/**
 * A delivery for everybody who wants to hear of it, at a decent hour, in one statement. Without ON CONFLICT, which costs as much
 * again: nobody has started it before. @returns how many
 */
function enqueueAll(tx: Db, { message, subject, validUntil, ...audience }: Announcement, now: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "validUntil", "createdAt")
    SELECT ${message}, ${subject}, p."telegramId", 3, ${decentTime(now)}, ${validUntil}::timestamptz, ${now}::timestamptz
    ${listeners(audience, now)} AND ${validUntil}::timestamptz > ${now}::timestamptz`;
}

async function showProgress(tx: Db, { id, createdById }: Announcement, now: Date): Promise<void> {
  const maker = await tx.person.findUnique({ where: { id: createdById }, select: { telegramId: true } });
  if (maker === null) return;
  const delivery = { message: progressMessage, subject: id, chatId: maker.telegramId, class: 2 as const };
  await enqueue(tx, [{ ...delivery, notBefore: now }], now);
}
