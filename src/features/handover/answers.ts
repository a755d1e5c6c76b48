import type { Person } from "../../platform/chat/person.ts";
import type { Handover, HandoverAnswer } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { retractShowings } from "../assignment/showings.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import { handOverCase } from "../cases/lifecycle.ts";
import { type CaseState, mayAct, subjectOf } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import { recordAct } from "../people/staff-acts.ts";
import { openCaucus } from "../talks/talks.ts";
import { findColleagues } from "./colleagues.ts";
import { endHandover } from "./end-handover.ts";
import { handoverMessages } from "./notices.ts";
import { askCoordinators } from "./requests.ts";
import { isAgreed, isInHandOf } from "./rules.ts";

/** Whether an answer counted: not if the proposal has ended, or if it was never this person's to answer. */
export type Answered = { kind: "answered" } | { kind: "over" };

type OpenHandover = Handover & { answers: HandoverAnswer[] };

/** A party says whether the colleague may carry on. A "no" goes to a coordinator, and the case stays with the mediator until then. */
export function answerAsParty(
  db: Db,
  context: AssignmentContext,
  person: Person,
  handoverId: number,
  agrees: boolean,
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const found = await lockOpen(tx, handoverId, now);
    const own = found?.handover.answers.find(({ personId }) => personId === person.id);
    if (found === null || own === undefined) return { kind: "over" };
    const { handover, state } = found;
    if (own.agrees !== null) return { kind: "answered" };
    await tx.handoverAnswer.update({
      where: { handoverId_personId: { handoverId, personId: person.id } },
      data: { agrees, answeredAt: now },
    });
    if (!agrees) {
      await endHandover(tx, handoverId, "REFUSED", now, person.id);
      await askCoordinators(tx, context, state, { kind: "HANDOVER_REFUSED", mediatorId: handover.fromId }, now);
    } else await goOn(tx, context, handoverId, state, person.id, now);
    return { kind: "answered" };
  });
}

/** The colleague says whether they carry on with the case. */
export function answerAsColleague(
  db: Db,
  context: AssignmentContext,
  person: Person,
  handoverId: number,
  accepts: boolean,
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const found = await lockOpen(tx, handoverId, now);
    if (found === null || found.handover.toId !== person.id) return { kind: "over" };
    const { handover, state } = found;
    if (!mayAct(person, "answerHandover", state)) return { kind: "over" };
    if (accepts && handover.acceptedAt !== null) return { kind: "answered" };
    await recordAct(tx, { act: "answerHandover", actor: person, subject: subjectOf(state) }, now);
    if (accepts) {
      await tx.handover.update({ where: { id: handoverId }, data: { acceptedAt: now } });
      await goOn(tx, context, handoverId, state, person.id, now);
    } else await endHandover(tx, handoverId, "DECLINED", now, person.id);
    return { kind: "answered" };
  });
}

/** Locks the case of a proposal that is still open and whose mediator still has the case; null for others. */
async function lockOpen(tx: Db, id: number, now: Date): Promise<{ handover: OpenHandover; state: CaseState } | null> {
  const found = await tx.handover.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  await lockCase(tx, found.caseId);
  const handover = await tx.handover.findUniqueOrThrow({ where: { id }, include: { answers: true } });
  const state = (await findCaseStates(tx, [found.caseId])).get(found.caseId);
  // An answer after the last day is too late, even if the job has not run yet.
  if (state === undefined || handover.status !== "ASKED" || handover.dueAt <= now) return null;
  return isInHandOf(state, handover.fromId) ? { handover, state } : null;
}

/** Moves the case if everybody has said yes. Otherwise the others' messages show the new state. */
async function goOn(
  tx: Db,
  context: AssignmentContext,
  id: number,
  state: CaseState,
  actorId: number,
  now: Date,
): Promise<void> {
  const handover = await tx.handover.findUniqueOrThrow({ where: { id }, include: { answers: true } });
  if (isAgreed(handover)) await move(tx, context, handover, state, actorId, now);
  else await revise(tx, handoverMessages(id), now);
}

/** The colleague gets the case, if they may still have it: since they said yes they may have left the service or the region. */
async function move(
  tx: Db,
  context: AssignmentContext,
  { id, caseId, fromId, toId }: OpenHandover,
  state: CaseState,
  actorId: number,
  now: Date,
): Promise<void> {
  const colleague = (await findActors(tx, [toId], context.adminIds)).get(toId);
  const mayHave = colleague !== undefined && mayAct(colleague, "answerHandover", state);
  const colleagues = mayHave ? await findColleagues(tx, context, caseId, fromId, now) : [];
  const isPossible = colleagues.some(({ personId }) => personId === toId);
  if (!isPossible || (await handOverCase(tx, caseId, fromId, toId, now)).kind === "refused") {
    await endHandover(tx, id, "OVER", now, actorId);
    return;
  }
  await moveOffer(tx, { caseId, fromId, toId }, now);
  // The talk of the former mediator is closed by this, as it is not theirs any longer.
  await openCaucus(tx, caseId, now);
  await retractShowings(tx, caseId, now);
  await reviseCase(tx, caseId, now);
  await endHandover(tx, id, "MOVED", now, actorId);
}

/** The mediator's offer is over, and the colleague has an accepted offer, by which everything else about the case finds its mediator. */
async function moveOffer(
  tx: Db,
  { caseId, fromId, toId }: { caseId: number; fromId: number; toId: number },
  now: Date,
): Promise<void> {
  await tx.offer.updateMany({
    where: { caseId, mediatorId: fromId, status: "ACCEPTED" },
    data: { status: "REVOKED", answeredAt: now },
  });
  const { _max } = await tx.offer.aggregate({ where: { caseId }, _max: { round: true } });
  const times = { offeredAt: now, remindAt: now, dueAt: now, answeredAt: now };
  await tx.offer.create({
    data: {
      caseId,
      mediatorId: toId,
      byId: fromId,
      round: (_max.round ?? 0) + 1,
      status: "ACCEPTED",
      why: { handedOver: true },
      ...times,
    },
  });
}
