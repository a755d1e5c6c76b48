import type { Person } from "../../platform/chat/person.ts";
import type { Announcement, PrismaClient } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { endAnnouncement, progressMessage } from "./announcements.ts";
import { applyStatus } from "./apply-status.ts";

export type ControlResult =
  | { kind: "done" }
  /** No longer possible: somebody else was first, or the announcement has ended. */
  | { kind: "late" }
  /** There is no such announcement, or this person may not control it. */
  | { kind: "gone" };

type ControlAct = "seeAnnouncement" | "pauseAnnouncement" | "resumeAnnouncement" | "stopAnnouncement";

/** Finds an announcement that this person may control: its author, while they may announce in its regions, and administrators. */
export async function findOwn(
  db: Db,
  person: Person,
  id: number,
  act: ControlAct = "seeAnnouncement",
): Promise<Announcement | null> {
  const found = await db.announcement.findUnique({ where: { id } });
  return found !== null && may(person, act, subjectOf(found)) ? found : null;
}

function subjectOf({ id, regions, createdById }: Announcement) {
  return { id, regions, ownerId: createdById };
}

/** Pauses an announcement. Deliveries that are not being sent yet wait. */
export function pauseAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<ControlResult> {
  return control(db, person, "pauseAnnouncement", id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "RUNNING" },
      data: { status: "PAUSED", pausedBecause: "EDITOR", endsAbout: null, countAt: now },
    });
    return count === 1;
  });
}

/** Resumes an announcement. Failures so far no longer count towards pausing it. */
export function resumeAnnouncement(db: PrismaClient, person: Person, id: number, now: Date): Promise<ControlResult> {
  return control(db, person, "resumeAnnouncement", id, now, async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "PAUSED", validUntil: { gt: now } },
      data: { status: "RUNNING", pausedBecause: null, judgedFrom: now, countAt: now },
    });
    return count === 1;
  });
}

/** Stops an announcement for good. */
export function stopManually(db: PrismaClient, person: Person, id: number, now: Date): Promise<ControlResult> {
  return control(db, person, "stopAnnouncement", id, now, (tx) => endAnnouncement(tx, id, now));
}

/** The waiting deliveries follow after the act is stored, because hundreds of thousands of them take many transactions. */
async function control(
  db: PrismaClient,
  person: Person,
  act: Exclude<ControlAct, "seeAnnouncement">,
  id: number,
  now: Date,
  write: (tx: Db) => Promise<boolean>,
): Promise<ControlResult> {
  const result = await db.$transaction(async (tx): Promise<ControlResult> => {
    const found = await findOwn(tx, person, id, act);
    if (found === null) return { kind: "gone" };
    if (!(await write(tx))) return { kind: "late" };
    await recordAct(tx, { act, actor: person, subject: subjectOf(found) }, now);
    await revise(tx, progressMessage.about({ announcement: id }), now);
    return { kind: "done" };
  });
  if (result.kind === "done") await applyStatus({ prisma: db }, id, now);
  return result;
}
