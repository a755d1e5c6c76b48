import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { partiesOf } from "../cases/parties.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { cancelMeeting } from "./cancelling.ts";
import { claimDue, claimLost, type DueMeeting, meetingKey } from "./meeting-rows.ts";
import { reminderMessage } from "./notices.ts";
import { dueSteps, nextDueAt } from "./reminder-rules.ts";
import { aboutState, isOpen, isStanding, type LockedMeeting, lockMeeting, type StoredMeeting } from "./state.ts";

const batch = 20;
const keyOf = ({ id }: DueMeeting) => String(id);

/** Reminds of meetings, shows their links, and ends those whose time has passed. @returns how many meetings */
export function remindOfMeetings(tools: JobTools, now: Date): Promise<number> {
  const job = "remindOfMeetings";
  return doWhatIsDue<DueMeeting>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimDue(now, after, limit, notSetAside(tools, job, meetingKey)),
    async act(tx, due) {
      let handled = 0;
      for (const { id } of due) if (await takeSteps(tx, id, now)) handled += 1;
      return handled;
    },
  });
}

async function takeSteps(tx: Db, id: number, now: Date): Promise<boolean> {
  const found = await lockMeeting(tx, id);
  if (found === null) return false;
  const { meeting } = found;
  const { dueAt, startsAt, status } = meeting;
  if (dueAt === null || dueAt > now) return false;
  const steps = startsAt === null || status !== "FIXED" ? [] : dueSteps(startsAt, dueAt, now);
  for (const { kind, until } of steps) {
    if (kind === "over" || startsAt === null) continue;
    await remind(tx, meeting, { at: startsAt, kind, until }, now);
  }
  const isOver = steps.some(({ kind }) => kind === "over");
  const next = startsAt === null || isOver ? null : nextDueAt(startsAt, now);
  await tx.meeting.update({ where: { id }, data: { dueAt: next, ...(isOver ? { status: "OVER" } : {}) } });
  if (isOver) await revise(tx, aboutState(meeting), now);
  return true;
}

async function remind(
  tx: Db,
  { id: meeting, answers, mediatorId }: StoredMeeting,
  { at, kind, until }: { at: Date; kind: "day" | "hour" | "link"; until: Date },
  now: Date,
): Promise<void> {
  const readers = [...answers.map(({ personId }) => personId), mediatorId];
  const when = { notBefore: now, validUntil: until };
  await enqueue(
    tx,
    readers.map((reader) => reminderMessage.to(reader, { meeting, at, kind }, when)),
    now,
  );
}

/**
 * Ends open meetings of cases that were closed or went elsewhere, or that a party has left, and meetings in a room of cases in which danger was
 * told since. The parties learn only that the meeting does not take place. @returns how many
 */
export function endLostMeetings(tools: JobTools, { vault }: { vault: Vault }, now: Date): Promise<number> {
  const job = "endLostMeetings";
  return doWhatIsDue<DueMeeting>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimLost(after, limit, notSetAside(tools, job, meetingKey)),
    async act(tx, lost) {
      let ended = 0;
      for (const { id } of lost) {
        const found = await lockMeeting(tx, id);
        if (found === null || !(await isLost(tx, found))) continue;
        await cancelMeeting(tx, vault, found, { offBySide: null, actorId: null }, now);
        ended += 1;
      }
      return ended;
    },
  });
}

/** Whether an open meeting of a locked case cannot take place as it was proposed. */
async function isLost(tx: Db, locked: LockedMeeting): Promise<boolean> {
  const { caseId, answers, isInRoom } = locked.meeting;
  if (!isOpen(locked)) return false;
  if (!isStanding(locked)) return true;
  const present = new Set((await partiesOf(tx, caseId)).map(({ personId }) => personId));
  if (answers.some(({ personId }) => !present.has(personId))) return true;
  return isInRoom && (await needsClearance(tx, caseId));
}
