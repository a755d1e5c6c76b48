import type { Person } from "../chat/person.ts";
import { allowLong } from "../database/allow-long.ts";
import type { Announcement, PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { hasRole, mayEdit } from "../people/people.ts";
import { revise } from "../telegram/outbox.ts";
import { hold, release } from "../telegram/outbox-held.ts";
import { endAnnouncement, progressMessage } from "./announcements.ts";
import { releaseForDecentTime } from "./quiet-hours.ts";

export type Steered =
  | { kind: "done" }
  /** It is not so any more that this could be done: somebody else was first, or it is over. */
  | { kind: "late" }
  /** There is none, or it is not theirs. */
  | { kind: "gone" };

// Hundreds of thousands of deliveries change with it.
const patience = { timeout: 120_000, maxWait: 10_000 };

/** An announcement, for whoever may steer it: its maker as long as they may announce there, and administrators. */
export async function findOwn(db: Db, person: Person, id: number): Promise<Announcement | null> {
  const found = await db.announcement.findUnique({ where: { id } });
  if (found === null) return null;
  const isTheirs = found.createdById === person.id && mayEdit(person, found.regions);
  return isTheirs || hasRole(person, "ADMIN") ? found : null;
}

/** What is not on its way yet waits. */
export function pauseAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, async (tx, { message, subject }) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "RUNNING" },
      data: { status: "PAUSED", pausedBecause: "EDITOR", endsAbout: null, countAt: now },
    });
    if (count === 0) return false;
    await hold(tx, message, subject);
    return true;
  });
}

/** It goes on; what has failed so far pauses it no more. */
export function resumeAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, async (tx, { message, subject }) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "PAUSED", validUntil: { gt: now } },
      data: { status: "RUNNING", pausedBecause: null, judgedFrom: now, countAt: now },
    });
    if (count === 0) return false;
    await releaseForDecentTime(tx, message, subject, now);
    // Whose subscription is gone since is not said anything; that is for the sender to find.
    await release(tx, message, subject, now);
    return true;
  });
}

/** Ends it for good. */
export function stopByHand(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, (tx) => endAnnouncement(tx, id, now));
}

function steer(
  db: PrismaClient,
  person: Person,
  id: number,
  now: Date,
  act: (tx: Db, announcement: Announcement) => Promise<boolean>,
): Promise<Steered> {
  return db.$transaction(async (tx) => {
    await allowLong(tx, patience.timeout);
    const own = await findOwn(tx, person, id);
    if (own === null) return { kind: "gone" };
    if (!(await act(tx, own))) return { kind: "late" };
    await revise(tx, progressMessage, id, now);
    return { kind: "done" };
  }, patience);
}
