import { randomUUID } from "node:crypto";
import { sealFacts } from "../../src/features/danger/alarm-facts.ts";
import { sealCall } from "../../src/features/danger/call-facts.ts";
import { openCaucuses } from "../../src/features/talks/talk-rows.ts";
import type { Town } from "../harness/town.ts";
import { makeRefusedVersion } from "../papers/paper-rows.ts";

/** The rows that exist of a case, by what a message or a button names. */
export type EverythingOfCase = Record<
  | "left"
  | "case"
  | "invitation"
  | "offer"
  | "showing"
  | "talk"
  | "closing"
  | "round"
  | "disclosure"
  | "handover"
  | "extension"
  | "request"
  | "alarm"
  | "question"
  | "version",
  number
>;

/** The last day of the term of that case. */
export const lastDayThere = "2026-11-26";

/** Rows of which the party is the member of staff wherever a row names any, as if a mistake had made them so. */
export async function makeEverything(
  { database: { prisma }, vault, now: clock }: Pick<Town, "database" | "vault" | "now">,
  caseId: number,
  { own, mediatorId, coordinatorId }: { own: number; mediatorId: number; coordinatorId: number },
): Promise<EverythingOfCase> {
  const now = clock();
  await prisma.case.update({
    where: { id: caseId },
    data: { status: "ASSIGNED", mediatorId, assignedAt: now },
  });
  await openCaucuses(prisma, [caseId]);
  const talk = await prisma.talk.findFirstOrThrow();
  await prisma.talk.update({ where: { id: talk.id }, data: { owedSince: now } });
  const times = { offeredAt: now, remindAt: now, dueAt: new Date(now.getTime() + 3_600_000) };
  const offers = { caseId, mediatorId: own, why: {}, ...times };
  const offer = await prisma.offer.create({ data: { ...offers, round: 8, status: "OFFERED" } });
  const showing = await prisma.showing.create({ data: { caseId, personId: own, parts: [1], shownAt: now } });
  const closing = await prisma.closing.create({
    data: { caseId, byId: mediatorId, status: "PENDING", outcome: "AGREEMENT", people: 2, submittedAt: now },
  });
  await prisma.case.update({ where: { id: caseId }, data: { dangers: 1 } });
  const round = await prisma.clearance.create({
    data: { caseId, dangers: 1, reopened: 0, askedById: mediatorId, askedAt: now },
  });
  // Said by the party to the mediator, who may ask whether it goes on to another side.
  const said = { id: randomUUID(), talkId: talk.id, authorId: own, messageId: 1, writtenAt: now, storedAt: now };
  const { id: messageId } = await prisma.talkMessage.create({ data: said });
  const asked = { caseId, messageId, version: 1, fromId: talk.partyId, askedById: mediatorId, askedAt: now };
  const disclosure = await prisma.disclosure.create({ data: asked });
  const dueAt = new Date(now.getTime() + 3_600_000);
  const handover = await prisma.handover.create({
    data: { caseId, fromId: mediatorId, toId: own, proposedAt: now, dueAt },
  });
  const term = await prisma.mediationTerm.create({
    data: { caseId, contractDay: "2026-10-27", lastDay: lastDayThere, recordedById: mediatorId, recordedAt: now },
  });
  const extension = await prisma.termExtension.create({
    data: { caseId, termId: term.id, byId: own, untilDay: "2026-12-20", proposedAt: now },
  });
  const request = await prisma.mediatorRequest.create({
    data: { caseId, kind: "APPLICANT_ASKS", mediatorId, askedAt: now },
  });
  const alarm = await prisma.alarm.create({
    data: { personId: mediatorId, caseId, raisedAt: now, isNewest: false },
  });
  const facts = { kinds: ["childHurt" as const], phone: null, phoneShared: false, regionId: "KZ-19" };
  await prisma.alarm.update({
    where: { id: alarm.id },
    data: { factsSealed: sealFacts(vault, alarm.id, facts) },
  });
  const question = await prisma.callQuestion.create({
    data: { personId: own, askedById: coordinatorId, caseId, askedAt: now },
  });
  const call = sealCall(vault, question.id, { answer: "yes", phone: null, phoneShared: false });
  await prisma.callQuestion.update({ where: { id: question.id }, data: { factsSealed: call } });
  const version = await makeRefusedVersion({ prisma, vault }, caseId, { own, mediatorId }, now);
  const { id: strangerId } = await prisma.person.create({
    data: { telegramId: 424242n, languageCode: "kk", createdAt: now },
  });
  const left = await prisma.party.create({ data: { caseId, side: 3, personId: strangerId, leftAt: now } });
  const { id: invitedId } = await prisma.person.create({
    data: { telegramId: 424243n, languageCode: "kk", createdAt: now },
  });
  const accepted = { status: "ACCEPTED" as const, acceptedById: invitedId, acceptedAt: now };
  const invitation = await prisma.partyInvitation.create({
    data: { caseId, makerId: own, codeHash: `of ${caseId}`, madeAt: now, passedOnAt: now, ...accepted },
  });
  await prisma.invitee.create({ data: { invitationId: invitation.id, personId: invitedId, openedAt: now } });
  return {
    left: left.id,
    invitation: invitation.id,
    case: caseId,
    offer: offer.id,
    showing: showing.id,
    talk: talk.id,
    closing: closing.id,
    round: round.id,
    disclosure: disclosure.id,
    handover: handover.id,
    extension: extension.id,
    request: request.id,
    alarm: alarm.id,
    question: question.id,
    version,
  };
}
