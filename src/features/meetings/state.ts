import type { Meeting, MeetingAnswer } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { About } from "../../platform/telegram/outbox/outbox-message.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import type { CaseState } from "../cases/rules.ts";
import { askedMessage, cancelledMessage, fixedMessage, noneSuitsMessage, reminderMessage } from "./notices.ts";
import { stepKinds } from "./reminder-rules.ts";

export type StoredMeeting = Meeting & { answers: MeetingAnswer[] };

/** A locked case with a meeting of it. */
export interface LockedMeeting {
  meeting: StoredMeeting;
  state: CaseState;
}

/** Locks the case of a meeting, and reads both. Null without such a meeting. */
export async function lockMeeting(tx: Db, id: number): Promise<LockedMeeting | null> {
  const found = await tx.meeting.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  await lockCase(tx, found.caseId);
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { id },
    include: { answers: { orderBy: { id: "asc" } } },
  });
  const state = (await findCaseStates(tx, [found.caseId])).get(found.caseId);
  return state === undefined ? null : { meeting, state };
}

/** Whether a meeting is proposed or fixed. */
export function isOpen({ meeting: { status } }: LockedMeeting): boolean {
  return status === "PROPOSED" || status === "FIXED";
}

/** Whether a meeting is open and its mediator still has the case. */
export function isStanding(locked: LockedMeeting): boolean {
  const { meeting, state } = locked;
  return isOpen(locked) && state.status === "ASSIGNED" && state.mediatorId === meeting.mediatorId;
}

/** The messages that show a meeting as it was, which are edited when it changes. */
export function aboutState({ id: meeting, version, sequence, startsAt }: Meeting): About[] {
  const reminders =
    startsAt === null
      ? []
      : stepKinds.flatMap((kind) => (kind === "over" ? [] : [reminderMessage.about({ meeting, at: startsAt, kind })]));
  return [
    askedMessage.about({ meeting, version }),
    noneSuitsMessage.about({ meeting, version }),
    fixedMessage.about({ meeting, sequence }),
    cancelledMessage.about({ meeting, version }),
    ...reminders,
  ];
}
