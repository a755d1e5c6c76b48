import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Closing } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import { dayMs } from "../../platform/time/units.ts";
import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { retractShowings } from "../assignment/showings.ts";
import { dangerIn } from "../cases/cases.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { closeAssignedCase, closeOpenCase } from "../cases/lifecycle.ts";
import { otherSidesOf } from "../cases/parties.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { recordAct } from "../people/staff-acts.ts";
import { findApprovers } from "./approvers.ts";
import { recordSides } from "./closing-parties.ts";
import { closedForYouMessage, closedMessage, reminderMessage, submittedMessage } from "./notices.ts";
import { closeOpenAct, closeOwnAct, writeEnding } from "./pending-acts.ts";
import { askedAfterDays, type CaseEnding, needsApproval, questionFor } from "./rules.ts";
import { sealWord } from "./sealed-closing.ts";

export type ClosingContext = AssignmentContext;

/** What became of a mediator's closing: it takes effect in a minute by this act, or a coordinator has to approve it first. */
export type Begun = { kind: "putOff"; act: number } | { kind: "submitted" } | { kind: "gone" };

/** The mediator who has the case closes it. Until that takes effect the case stays with them. */
export async function closeOwn(
  tx: Db,
  context: ClosingContext,
  person: Person,
  caseId: number,
  ending: CaseEnding,
  now: Date,
): Promise<Begun> {
  if ((await guardCase(tx, person, "closeOwnCase", caseId)) === null) return { kind: "gone" };
  // Nothing ends yet, so this needs no minute.
  if (await isSensitive(tx, context, caseId)) {
    const { kind } = await carryOutOwn(tx, context, person, caseId, ending, now);
    return kind === "gone" ? { kind } : { kind: "submitted" };
  }
  return {
    kind: "putOff",
    act: await putOff(tx, closeOwnAct, person.id, { case: caseId }, now, detailOf(context, ending)),
  };
}

/** A coordinator closes an open case, with or without a mediator; no other coordinator has to approve that. */
export async function closeForMediator(
  tx: Db,
  context: ClosingContext,
  person: Person,
  caseId: number,
  ending: CaseEnding,
  now: Date,
): Promise<Begun> {
  if ((await guardCase(tx, person, "closeOpenCase", caseId)) === null) return { kind: "gone" };
  const act = await putOff(tx, closeOpenAct, person.id, { case: caseId }, now, detailOf(context, ending));
  return { kind: "putOff", act };
}

function detailOf({ vault }: ClosingContext, ending: CaseEnding) {
  return { vault, text: writeEnding(ending) };
}

/** Closes the case of a mediator when the minute is over, or submits the closing if a coordinator has to approve it. */
export async function carryOutOwn(
  tx: Db,
  context: ClosingContext,
  person: Person,
  caseId: number,
  ending: CaseEnding,
  now: Date,
): Promise<{ kind: "closed" } | { kind: "submitted" } | { kind: "gone" }> {
  const state = await guardLocked(tx, person, "closeOwnCase", caseId);
  if (state === null) return { kind: "gone" };
  await replaceWaiting(tx, caseId, now);
  const isSubmitted = await isSensitive(tx, context, caseId);
  if (!isSubmitted && (await closeAssignedCase(tx, caseId, person.id, now)).kind === "refused") return { kind: "gone" };
  await recordAct(tx, { act: "closeOwnCase", actor: person, subject: subjectOf(state) }, now);
  const closing = await createClosing(tx, context, { caseId, byId: person.id, isSubmitted }, ending, now);
  if (isSubmitted) await askApprovers(tx, context, state, closing, now);
  else await endCase(tx, context, state, closing, now);
  return { kind: isSubmitted ? "submitted" : "closed" };
}

/** Closes a case for a coordinator when the minute is over, and tells its mediator. */
export async function carryOutForMediator(
  tx: Db,
  context: ClosingContext,
  person: Person,
  caseId: number,
  ending: CaseEnding,
  now: Date,
): Promise<{ kind: "closed" } | { kind: "gone" }> {
  const state = await guardLocked(tx, person, "closeOpenCase", caseId);
  if (state === null || (await closeOpenCase(tx, caseId, now)).kind === "refused") return { kind: "gone" };
  await replaceWaiting(tx, caseId, now);
  await recordAct(tx, { act: "closeOpenCase", actor: person, subject: subjectOf(state) }, now);
  const closing = await createClosing(tx, context, { caseId, byId: person.id, isSubmitted: false }, ending, now);
  if (state.mediatorId !== null) {
    const subject = { closing: closing.id };
    await enqueue(tx, [closedForYouMessage.to(state.mediatorId, subject, { notBefore: now })], now);
  }
  await endCase(tx, context, state, closing, now);
  return { kind: "closed" };
}

/**
 * What follows when a case has just been closed with an outcome: offers and stories are taken back, and every side is told that has not left. The
 * case is locked.
 */
export async function endCase(
  tx: Db,
  context: ClosingContext,
  { id: caseId, personId }: CaseState,
  closing: Pick<Closing, "id" | "outcome">,
  now: Date,
): Promise<void> {
  const asks = questionFor(closing.outcome, await dangerOf(tx, context.vault, caseId)) !== null;
  const askAt = asks ? new Date(now.getTime() + askedAfterDays * dayMs) : null;
  await tx.closing.update({ where: { id: closing.id }, data: { askAt } });
  await tx.offer.updateMany({
    where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
    data: { status: "REVOKED", answeredAt: now },
  });
  await retractShowings(tx, caseId, now);
  await reviseCase(tx, caseId, now);
  await recordSides(tx, caseId, closing);
  const told = [personId, ...(await otherSidesOf(tx, caseId))];
  const subject = { closing: closing.id };
  await enqueue(
    tx,
    told.map((id) => closedMessage.to(id, subject, { notBefore: now })),
    now,
  );
}

/** Edits the requests to approve a closing, because it no longer waits. */
export function reviseRequests(tx: Db, closingId: number, now: Date): Promise<void> {
  const subject = { closing: closingId };
  return revise(tx, [submittedMessage.about(subject), reminderMessage.about(subject)], now);
}

/** The mediator submits another closing, or a coordinator has closed the case: what waited is void. */
async function replaceWaiting(tx: Db, caseId: number, now: Date): Promise<void> {
  const replaced = await tx.closing.updateManyAndReturn({
    where: { caseId, status: "PENDING" },
    data: { status: "REPLACED" },
    select: { id: true },
  });
  for (const { id } of replaced) await reviseRequests(tx, id, now);
}

/** Whether a coordinator has to approve that a mediator closes this case. */
export async function isSensitive(db: Db, { vault, operator }: ClosingContext, caseId: number): Promise<boolean> {
  const { kind, ...row } = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { kind: true, ...answersFields },
  });
  const answers = openAnswers(vault, row);
  return needsApproval(operator.closing.approvedFor, { kind, remit: answers.remit, danger: dangerIn(answers) });
}

async function dangerOf(db: Db, vault: Vault, caseId: number) {
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: answersFields });
  return dangerIn(openAnswers(vault, row));
}

interface NewClosing {
  caseId: number;
  byId: number;
  isSubmitted: boolean;
}

/** Writes a closing down: submitted to a coordinator, or done. The case is locked. */
export async function createClosing(
  tx: Db,
  { vault, calendar }: ClosingContext,
  { caseId, byId, isSubmitted }: NewClosing,
  { outcome, people, word }: CaseEnding,
  now: Date,
): Promise<Closing> {
  const state = isSubmitted
    ? ({ status: "PENDING", remindAt: remindApproversAt(calendar, now) } as const)
    : ({ status: "DONE", decidedAt: now } as const);
  const closing = await tx.closing.create({ data: { caseId, byId, outcome, people, submittedAt: now, ...state } });
  if (word === null) return closing;
  return tx.closing.update({ where: { id: closing.id }, data: { wordSealed: sealWord(vault, closing.id, word) } });
}

/** A working day after they could be told. */
function remindApproversAt(calendar: Calendar, now: Date): Date {
  return addWorkingMinutes(calendar, nextPingAt(calendar, now), calendar.to - calendar.from);
}

/** Asks those who may approve a closing. */
export async function askApprovers(
  tx: Db,
  context: ClosingContext,
  state: CaseState,
  { id }: Pick<Closing, "id">,
  now: Date,
): Promise<void> {
  const approvers = await findApprovers(tx, context, state);
  const notBefore = nextPingAt(context.calendar, now);
  const requests = approvers.map((personId) => submittedMessage.to(personId, { closing: id }, { notBefore }));
  await enqueue(tx, requests, now);
}
