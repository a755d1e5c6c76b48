import type { Person } from "../../platform/chat/person.ts";
import type { MediatorRequest, MediatorRequestKind } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { escalateCases } from "../assignment/escalation.ts";
import { loseOffer } from "../assignment/lose-offer.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { retractShowings } from "../assignment/showings.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { changeMediatorOf } from "../cases/lifecycle.ts";
import { otherSidesOf } from "../cases/parties.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { recordAct } from "../people/staff-acts.ts";
import { bar } from "./bar.ts";
import { decidedMessage, thankedMessage, toDecideMessage } from "./notices.ts";
import { isInHandOf } from "./rules.ts";

/** What a coordinator is asked to decide. */
export interface NewRequest {
  kind: MediatorRequestKind;
  /** The mediator who has the case. */
  mediatorId: number;
  /** Who asks for another mediator, and what they wrote. */
  personId?: number;
  reason?: string;
}

/**
 * Asks the coordinators whether a case gets another mediator. The ping tells neither the reason nor who asks. Call it in the transaction that
 * has locked the case. If they have been asked already, nothing changes. @returns whether they were asked now
 */
export async function askCoordinators(
  tx: Db,
  context: AssignmentContext,
  state: CaseState,
  { kind, mediatorId, personId, reason }: NewRequest,
  now: Date,
): Promise<boolean> {
  const caseId = state.id;
  const open = await tx.mediatorRequest.findFirst({ where: { caseId, outcome: null } });
  if (open !== null && isInHandOf(state, open.mediatorId)) return false;
  if (open !== null) await endRequest(tx, open.id, { outcome: "OVER" }, now);
  const { id } = await tx.mediatorRequest.create({
    data: { caseId, kind, mediatorId, personId: personId ?? null, askedAt: now },
  });
  if (reason !== undefined) {
    const reasonSealed = context.vault.seal(reasonCell(id), reason);
    await tx.mediatorRequest.update({ where: { id }, data: { reasonSealed } });
  }
  const coordinators = await findCoordinatorsOrAdministrators(tx, context.adminIds, state);
  const when = { notBefore: nextPingAt(context.calendar, now) };
  await enqueue(
    tx,
    coordinators
      .filter((personId) => personId !== mediatorId)
      .map((personId) => toDecideMessage.to(personId, { request: id }, when)),
    now,
  );
  return true;
}

/** What the applicant wrote; null if the request is not theirs. */
export function openReason(vault: Vault, { id, reasonSealed }: MediatorRequest): string | null {
  return reasonSealed === null ? null : vault.open(reasonCell(id), reasonSealed);
}

/** The open request, if this person may decide it and the mediator still has the case; null otherwise. */
export async function findRequest(db: Db, person: Person, id: number): Promise<MediatorRequest | null> {
  const request = await db.mediatorRequest.findUnique({ where: { id } });
  if (request === null || request.outcome !== null || request.mediatorId === person.id) return null;
  const state = await guardCase(db, person, "decideOnMediator", request.caseId);
  return state !== null && isInHandOf(state, request.mediatorId) ? request : null;
}

/** What became of a decision: "over" if there is nothing, or nothing any longer, for this person to decide. */
export type Decided = { kind: "decided" } | { kind: "over" };

/** A coordinator leaves the case with its mediator. */
export function keepMediator(db: Db, person: Person, requestId: number, now: Date): Promise<Decided> {
  return inTransaction(db, async (tx) => {
    const found = await lockRequest(tx, person, requestId);
    if (found === null) return { kind: "over" };
    const { request, state } = found;
    await endRequest(tx, requestId, { outcome: "KEPT", decidedById: person.id }, now);
    await recordAct(tx, { act: "decideOnMediator", actor: person, subject: subjectOf(state) }, now);
    // A mediator is never told that a party wished for somebody else, and neither is another party.
    const told =
      request.kind === "APPLICANT_ASKS"
        ? [request.personId ?? state.personId]
        : [state.personId, ...(await otherSidesOf(tx, state.id)), request.mediatorId];
    const deliveries = told.map((personId) => decidedMessage.to(personId, { request: requestId }, { notBefore: now }));
    await enqueue(tx, deliveries, now);
    return { kind: "decided" };
  });
}

/**
 * A coordinator lets the case have another mediator: it waits again, and a coordinator chooses by hand. A mediator whom the applicant no longer
 * wished is never offered it again.
 */
export function releaseFromMediator(
  db: Db,
  context: AssignmentContext,
  person: Person,
  requestId: number,
  now: Date,
): Promise<Decided> {
  return inTransaction(db, async (tx) => {
    const found = await lockRequest(tx, person, requestId);
    if (found === null) return { kind: "over" };
    const { request, state } = found;
    const { caseId, mediatorId } = request;
    if ((await changeMediatorOf(tx, caseId, mediatorId)).kind === "refused") return { kind: "over" };
    await endRequest(tx, requestId, { outcome: "RELEASED", decidedById: person.id }, now);
    await recordAct(tx, { act: "decideOnMediator", actor: person, subject: subjectOf(state) }, now);
    if (request.kind === "APPLICANT_ASKS") await bar(tx, { caseId, mediatorId }, now);
    const offer = await loseOffer(tx, context, { caseId, mediatorId }, "COORDINATOR", now);
    if (offer !== null) await enqueue(tx, [thankedMessage.to(mediatorId, { offer }, { notBefore: now })], now);
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await escalateCases(tx, context, [caseId], now);
    return { kind: "decided" };
  });
}

async function lockRequest(tx: Db, person: Person, id: number) {
  const found = await tx.mediatorRequest.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  const state = await guardLocked(tx, person, "decideOnMediator", found.caseId);
  const request = state === null ? null : await findRequest(tx, person, id);
  return state === null || request === null ? null : { request, state };
}

async function endRequest(
  tx: Db,
  id: number,
  ended: Partial<Pick<MediatorRequest, "outcome" | "decidedById">>,
  now: Date,
): Promise<void> {
  await tx.mediatorRequest.update({ where: { id }, data: { ...ended, endedAt: now } });
  await revise(tx, [toDecideMessage.about({ request: id })], now);
}

function reasonCell(requestId: number): Cell {
  return { table: "MediatorRequest", column: "reason", row: requestId };
}
