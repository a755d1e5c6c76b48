import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { partiesOf } from "../cases/parties.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { cancelMeeting } from "./cancelling.ts";
import { fixedMessage, noneSuitsMessage } from "./notices.ts";
import { nextDueAt } from "./reminder-rules.ts";
import { agreementOf } from "./rules.ts";
import { aboutState, isStanding, type LockedMeeting, lockMeeting } from "./state.ts";
import { openPicks, openTerms, sealPicks } from "./terms.ts";

/** What a party says to a proposal. */
export type Answer = { kind: "pick"; at: number } | { kind: "yes" } | { kind: "send" } | { kind: "none" };

/** Whether an answer counted: not to an earlier proposal, to a meeting that has ended, or from somebody who was not asked. */
export type Answered = "counted" | "earlier" | "over";

/** Keeps the answer of a party to the present proposal. With the last answer a time is fixed, or the mediator learns that none suits all. */
export function answerMeeting(
  db: Db,
  vault: Vault,
  person: Person,
  { meetingId, version }: { meetingId: number; version: number },
  answer: Answer,
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, meetingId);
    const own = found?.meeting.answers.find(({ personId }) => personId === person.id);
    if (found === null || own === undefined || !isStanding(found)) return "over";
    const { meeting } = found;
    const parties = await partiesOf(tx, meeting.caseId);
    if (!parties.some(({ personId }) => personId === person.id)) return "over";
    if (meeting.version !== version) return "earlier";
    if (meeting.status !== "PROPOSED") return "counted";
    const numbers = openTerms(vault, meeting).times.map((_, number) => number);
    const picks = picksAfter(openPicks(vault, own), answer, numbers);
    const isSent = answer.kind === "pick" ? null : now;
    await tx.meetingAnswer.update({
      where: { id: own.id },
      data: { picksSealed: sealPicks(vault, own.id, picks), answeredAt: isSent },
    });
    await goOn(tx, vault, found, now);
    return "counted";
  });
}

function picksAfter(before: readonly number[], answer: Answer, numbers: readonly number[]): number[] {
  switch (answer.kind) {
    case "yes":
      return [...numbers];
    case "none":
      return [];
    case "send":
      return [...before];
    case "pick": {
      if (before.includes(answer.at)) return before.filter((number) => number !== answer.at);
      return numbers.includes(answer.at) ? [...before, answer.at] : [...before];
    }
  }
}

async function goOn(tx: Db, vault: Vault, locked: LockedMeeting, now: Date): Promise<void> {
  const { meeting: before } = locked;
  const { id, version, mediatorId } = before;
  const answers = await tx.meetingAnswer.findMany({ where: { meetingId: id } });
  const terms = openTerms(vault, before);
  const times = terms.times.map((at) => new Date(at));
  const given = answers.map((answer) => (answer.answeredAt === null ? null : openPicks(vault, answer)));
  const agreement = agreementOf(times, given, now);
  // Danger may have been told since the proposal.
  if (agreement.kind === "agreed" && before.isInRoom && (await needsClearance(tx, before.caseId))) {
    return cancelMeeting(tx, vault, locked, { offBySide: null, actorId: null }, now);
  }
  if (agreement.kind === "agreed") {
    const { at: startsAt } = agreement;
    const data = { status: "FIXED", startsAt, sequence: { increment: 1 }, dueAt: nextDueAt(startsAt, now) } as const;
    const { sequence } = await tx.meeting.update({ where: { id }, data });
    const readers = [...answers.map(({ personId }) => personId), mediatorId];
    const told = readers.map((reader) => fixedMessage.to(reader, { meeting: id, sequence }, { notBefore: now }));
    await enqueue(tx, told, now);
  } else if (agreement.kind === "none") {
    await enqueue(tx, [noneSuitsMessage.to(mediatorId, { meeting: id, version }, { notBefore: now })], now);
  }
  await revise(tx, aboutState(before), now);
}

/** A party cannot attend a meeting that was fixed: without them it does not take place, and everybody is told. */
export function sayCannotCome(
  db: Db,
  vault: Vault,
  person: Person,
  { meetingId, version }: { meetingId: number; version: number },
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, meetingId);
    if (found === null || !isStanding(found)) return "over";
    const { meeting } = found;
    const party = (await partiesOf(tx, meeting.caseId)).find(({ personId }) => personId === person.id);
    if (party === undefined || !meeting.answers.some(({ personId }) => personId === person.id)) return "over";
    if (meeting.version !== version || meeting.status !== "FIXED") return "earlier";
    await cancelMeeting(tx, vault, found, { offBySide: party.side, actorId: person.id }, now);
    return "counted";
  });
}
