import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { partiesOf } from "../cases/parties.ts";
import { mayAct, subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { cancelledMessage } from "./notices.ts";
import { aboutState, isStanding, type LockedMeeting, lockMeeting } from "./state.ts";
import { openTerms, sealTerms } from "./terms.ts";

/** The mediator calls a meeting off. @returns false if it is not theirs, or has ended */
export function callOff(
  db: Db,
  vault: Vault,
  person: Person,
  { meetingId, version }: { meetingId: number; version: number },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, meetingId);
    if (found === null || !mayAct(person, "arrangeMeeting", found.state) || !isStanding(found)) return false;
    if (found.meeting.version !== version) return false;
    await recordAct(tx, { act: "arrangeMeeting", actor: person, subject: subjectOf(found.state) }, now);
    await cancelMeeting(tx, vault, found, { offBySide: null, actorId: person.id }, now);
    return true;
  });
}

/**
 * Ends an open meeting of a locked case. Everybody who takes part in the case now is told, and so is the mediator who has it.
 * @param actorId the person whose tap ends it, who reads the result at once; null for a job
 */
export async function cancelMeeting(
  tx: Db,
  vault: Vault,
  { meeting, state }: LockedMeeting,
  { offBySide, actorId }: { offBySide: number | null; actorId: number | null },
  now: Date,
): Promise<void> {
  const { id, version, status, caseId } = meeting;
  const termsSealed = sealTerms(vault, id, { ...openTerms(vault, meeting), offBySide });
  const sequence = status === "FIXED" ? { increment: 1 } : meeting.sequence;
  await tx.meeting.update({ where: { id }, data: { status: "CANCELLED", dueAt: null, sequence, termsSealed } });
  await revise(tx, aboutState(meeting), now);
  const readers = new Set((await partiesOf(tx, caseId)).map(({ personId }) => personId));
  for (const reader of [...readers]) {
    if (!meeting.answers.some(({ personId }) => personId === reader)) readers.delete(reader);
  }
  if (state.mediatorId !== null) readers.add(state.mediatorId);
  if (actorId !== null) readers.delete(actorId);
  const told = [...readers].map((reader) => cancelledMessage.to(reader, { meeting: id, version }, { notBefore: now }));
  await enqueue(tx, told, now);
}
