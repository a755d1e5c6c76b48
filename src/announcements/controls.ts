import type { Person } from "../chat/person.ts";
import type { Announcement, PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { revise } from "../telegram/outbox.ts";
import { endAnnouncement, progressMessage } from "./announcements.ts";
import { keepInLine } from "./apply-status.ts";

export type Steered =
  | { kind: "done" }
  /** It is not so any more that this could be done: somebody else was first, or it is over. */
  | { kind: "late" }
  /** There is none, or it is not theirs. */
  | { kind: "gone" };

type SteeringAct = "seeAnnouncement" | "pauseAnnouncement" | "resumeAnnouncement" | "stopAnnouncement";

/** An announcement, for somebody who may steer it: its maker as long as they may announce there, and administrators. */
export async function findOwn(
  db: Db,
  person: Person,
  id: number,
  act: SteeringAct = "seeAnnouncement",
): Promise<Announcement | null> {
  const found = await db.announcement.findUnique({ where: { id } });
  return found !== null && may(person, act, subjectOf(found)) ? found : null;
}

function subjectOf({ id, regions, createdById }: Announcement) {
  return { id, regions, ownerId: createdById };
}

/** What is not on its way yet waits. */
export function pauseAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, "pauseAnnouncement", id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "RUNNING" },
      data: { status: "PAUSED", pausedBecause: "EDITOR", endsAbout: null, countAt: now },
    });
    return count === 1;
  });
}

/** It goes on; what has failed so far pauses it no more. */
export function resumeAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, "resumeAnnouncement", id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "PAUSED", validUntil: { gt: now } },
      data: { status: "RUNNING", pausedBecause: null, judgedFrom: now, countAt: now },
    });
    return count === 1;
  });
}

/** Ends it for good. */
export function stopByHand(db: PrismaClient, person: Person, id: number, now: Date): Promise<Steered> {
  return steer(db, person, "stopAnnouncement", id, now, (tx) => endAnnouncement(tx, id, now));
}

/** What waits follows when the act is kept: with hundreds of thousands it takes many transactions. */
async function steer(
  db: PrismaClient,
  person: Person,
  act: Exclude<SteeringAct, "seeAnnouncement">,
  id: number,
  now: Date,
  write: (tx: Db) => Promise<boolean>,
): Promise<Steered> {
  const steered = await db.$transaction(async (tx): Promise<Steered> => {
    const found = await findOwn(tx, person, id, act);
    if (found === null) return { kind: "gone" };
    if (!(await write(tx))) return { kind: "late" };
    await recordAct(tx, { act, actor: person, subject: subjectOf(found) }, now);
    await revise(tx, progressMessage.about({ announcement: id }), now);
    return { kind: "done" };
  });
  if (steered.kind === "done") await keepInLine({ prisma: db }, id, now);
  return steered;
}
