import type { Person } from "../chat/person.ts";
import type { Announcement, PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { hasRole, mayEdit } from "../people/people.ts";
import { revise } from "../telegram/outbox.ts";
import { endAnnouncement, progressMessage } from "./announcements.ts";
import { keepInLine } from "./keep-in-line.ts";

export type Steered =
  | { kind: "done" }
  /** It is not so any more that this could be done: somebody else was first, or it is over. */
  | { kind: "late" }
  /** There is none, or it is not theirs. */
  | { kind: "gone" };

/** An announcement, for whoever may steer it: its maker as long as they may announce there, and administrators. */
export async function findOwn(db: Db, person: Person, id: number): Promise<Announcement | null> {
  const found = await db.announcement.findUnique({ where: { id } });
  if (found === null) return null;
  const isTheirs = found.createdById === person.id && mayEdit(person, found.regions);
  return isTheirs || hasRole(person, "ADMIN") ? found : null;
}

/** What is not on its way yet waits. */
export function pauseAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "RUNNING" },
      data: { status: "PAUSED", pausedBecause: "EDITOR", endsAbout: null, countAt: now },
    });
    return count === 1;
  });
}

/** It goes on; what has failed so far pauses it no more. */
export function resumeAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "PAUSED", validUntil: { gt: now } },
      data: { status: "RUNNING", pausedBecause: null, judgedFrom: now, countAt: now },
    });
    return count === 1;
  });
}

/** Ends it for good. */
export function stopByHand(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, id, now, (tx) => endAnnouncement(tx, id, now));
}

/** What waits follows when the act is kept: with hundreds of thousands it takes many transactions. */
async function steer(
  db: PrismaClient,
  person: Person,
  id: number,
  now: Date,
  act: (tx: Db) => Promise<boolean>,
): Promise<Steered> {
  const steered = await db.$transaction(async (tx): Promise<Steered> => {
    if ((await findOwn(tx, person, id)) === null) return { kind: "gone" };
    if (!(await act(tx))) return { kind: "late" };
    await revise(tx, progressMessage.about({ announcement: id }), now);
    return { kind: "done" };
  });
  if (steered.kind === "done") await keepInLine({ prisma: db }, id, now);
  return steered;
}
