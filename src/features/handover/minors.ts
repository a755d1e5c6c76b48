import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { markEscalated } from "../assignment/escalation-rows.ts";
import { loseOffer } from "../assignment/lose-offer.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { retractShowings } from "../assignment/showings.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import { isOfMinor, markOfMinor } from "../cases/cases.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { changeMediatorOf } from "../cases/lifecycle.ts";
import { partiesOf } from "../cases/parties.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { recordAct } from "../people/staff-acts.ts";
import { dropAllWaiting } from "../talks/drop-waiting.ts";
import { minorLeftMessage, minorMessage, minorToldMessage } from "./notices.ts";
import { markMinorAct, markSideMinorAct, saidMinorAct } from "./pending-acts.ts";

/**
 * A party says that they are under 18. What waits to be sent is dropped at once, because nobody has agreed for them that it is kept; in a
 * minute their open cases go to a coordinator. @returns the id of that act; null if there is no case that a coordinator does not have
 */
export async function putOffSaid(
  tx: Db,
  { vault }: Pick<AssignmentContext, "vault">,
  personId: number,
  now: Date,
): Promise<number | null> {
  const open = await findOpenCases(tx, personId);
  const passed: number[] = [];
  for (const { id, status } of open) {
    if (status === "ASSIGNED" || !(await isOfMinor(tx, vault, id))) passed.push(id);
  }
  if (passed.length === 0) return null;
  await dropAllWaiting(tx, personId, passed);
  return putOff(tx, saidMinorAct, personId, { party: personId }, now);
}

/** The side of a case that a mediator marks. */
export interface MarkedSide {
  caseId: number;
  /** 1 is the applicant. */
  side: number;
}

/** A mediator marks a party of a case in hand as under 18. @returns the id of the act; null if the case or the side is not there for them */
export async function putOffMark(tx: Db, person: Person, marked: MarkedSide, now: Date): Promise<number | null> {
  const { caseId, side } = marked;
  const state = await guardCase(tx, person, "markMinor", caseId);
  const minorId = state === null ? null : await personOf(tx, state, side);
  if (minorId === null) return null;
  await dropAllWaiting(tx, minorId, [caseId]);
  return side === 1
    ? putOff(tx, markMinorAct, person.id, { case: caseId }, now)
    : putOff(tx, markSideMinorAct, person.id, { case: caseId, side }, now);
}

/** Who is on a side; null if nobody is, or if they have left. */
async function personOf(db: Db, { id, personId }: CaseState, side: number): Promise<number | null> {
  if (side === 1) return personId;
  return (await partiesOf(db, id)).find((party) => party.side === side)?.personId ?? null;
}

/** Passes all open cases of a party who has said that they are under 18 on to coordinators. @returns whether there was any */
export function passOnSaid(db: Db, context: AssignmentContext, personId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    let isAny = false;
    for (const { id } of await findOpenCases(tx, personId)) {
      await lockCase(tx, id);
      const state = (await findCaseStates(tx, [id])).get(id);
      if (state === undefined || state.status === "CLOSED") continue;
      const { mediatorId } = state;
      const offer = await passOn(tx, context, state, personId, now);
      if (offer !== null && mediatorId !== null)
        await enqueue(tx, [minorLeftMessage.to(mediatorId, { offer }, { notBefore: now })], now);
      isAny = true;
    }
    return isAny;
  });
}

/** Passes a case on whose mediator has marked the party as under 18, and tells the party whom they can call. @returns false if it is not theirs */
export function passOnMarked(
  db: Db,
  context: AssignmentContext,
  person: Person,
  { caseId, side }: MarkedSide,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "markMinor", caseId);
    const minorId = state === null ? null : await personOf(tx, state, side);
    if (state === null || minorId === null) return false;
    await recordAct(tx, { act: "markMinor", actor: person, subject: subjectOf(state) }, now);
    await passOn(tx, context, state, minorId, now);
    await enqueue(tx, [minorToldMessage.to(minorId, { case: caseId, at: now }, { notBefore: now })], now);
    return true;
  });
}

/**
 * A coordinator gets a locked case: its mediator and those who were asked about it lose it, and nobody is asked by matching any longer. Nothing that
 * waits to be said in it is sent. @returns the offer of the mediator who had it
 */
async function passOn(
  tx: Db,
  context: AssignmentContext,
  state: CaseState,
  minorId: number,
  now: Date,
): Promise<number | null> {
  const { id: caseId, mediatorId } = state;
  let offer: number | null = null;
  if (state.status === "ASSIGNED" && mediatorId !== null) {
    if ((await changeMediatorOf(tx, caseId, mediatorId)).kind === "refused") return null;
    offer = await loseOffer(tx, context, { caseId, mediatorId }, "UNDER_AGE", now);
  }
  await tx.offer.updateMany({
    where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
    data: { status: "REVOKED", answeredAt: now },
  });
  await markOfMinor(tx, context.vault, caseId);
  await dropAllWaiting(tx, minorId, [caseId]);
  await retractShowings(tx, caseId, now);
  await markEscalated(tx, [caseId], now);
  await reviseCase(tx, caseId, now);
  const coordinators = await findCoordinatorsOrAdministrators(tx, context.adminIds, state);
  const when = { notBefore: nextPingAt(context.calendar, now) };
  await enqueue(
    tx,
    coordinators.map((id) => minorMessage.to(id, { case: caseId, at: now }, when)),
    now,
  );
  return offer;
}

/** The open cases that a person has filed, and those of which they are another side. */
async function findOpenCases(db: Db, personId: number) {
  const joined = await db.party.findMany({
    where: { personId, side: { gt: 1 }, leftAt: null },
    select: { caseId: true },
  });
  return db.case.findMany({
    where: {
      status: { in: ["WAITING", "ASSIGNED"] },
      OR: [{ personId }, { id: { in: joined.map(({ caseId }) => caseId) } }],
    },
    orderBy: { id: "asc" },
    select: { id: true, status: true },
  });
}
