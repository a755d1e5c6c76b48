import { takeBack } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { sealSummary } from "../assignment/handover-summary.ts";
import { giveBackAct } from "../assignment/pending-acts.ts";
import { guardLocked } from "../cases/guard.ts";
import { otherSidesOf } from "../cases/parties.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { findColleagues } from "./colleagues.ts";
import { endHandover } from "./end-handover.ts";
import { askedMessage, questionMessage } from "./notices.ts";
import { answerUntil, isInHandOf } from "./rules.ts";

/** What became of a proposal to hand a case over. */
export type Proposed =
  | { kind: "proposed"; handover: number }
  /** The case is not, or no longer, theirs. */
  | { kind: "gone" }
  /** The colleague may not, or no longer, have the case. */
  | { kind: "unfit" }
  /** There is an open proposal, which they may take back first. */
  | { kind: "already"; handover: number };

/**
 * A mediator proposes that a colleague carries on with a case. The colleague and every party that has not left are asked by name; until all have said yes the case stays with the mediator.
 */
export function propose(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  { colleagueId, summary }: { colleagueId: number; summary: string },
  now: Date,
): Promise<Proposed> {
  return inTransaction(db, async (tx) => {
    // Who hands a case over does not give it back. Before the case is locked, as the job that gives it back locks its row first.
    await takeBack(tx, giveBackAct, person.id, { case: caseId }, now);
    const state = await guardLocked(tx, person, "handOverCase", caseId);
    if (state === null) return { kind: "gone" };
    const open = await tx.handover.findFirst({ where: { caseId, status: "ASKED" } });
    if (open !== null && open.fromId === person.id) return { kind: "already", handover: open.id };
    // Proposed by a mediator who has lost the case since then.
    if (open !== null) await endHandover(tx, open.id, "OVER", now);
    const colleagues = await findColleagues(tx, context, caseId, person.id, now);
    if (!colleagues.some(({ personId }) => personId === colleagueId)) return { kind: "unfit" };
    const parties = [state.personId, ...(await otherSidesOf(tx, caseId))];
    const { id } = await tx.handover.create({
      data: {
        caseId,
        fromId: person.id,
        toId: colleagueId,
        proposedAt: now,
        dueAt: answerUntil(context.calendar, now),
        answers: { create: parties.map((personId) => ({ personId })) },
      },
    });
    await tx.handover.update({ where: { id }, data: { summarySealed: sealSummary(context.vault, id, summary) } });
    await recordAct(tx, { act: "handOverCase", actor: person, subject: subjectOf(state) }, now);
    const handover = { handover: id };
    const asked = askedMessage.to(colleagueId, handover, { notBefore: nextPingAt(context.calendar, now) });
    const questions = parties.map((personId) => questionMessage.to(personId, handover, { notBefore: now }));
    await enqueue(tx, [asked, ...questions], now);
    return { kind: "proposed", handover: id };
  });
}

/** The mediator takes a proposal back: the case stays with them. @returns false if there is nothing to take back */
export function takeProposalBack(db: Db, person: Person, handoverId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const found = await tx.handover.findUnique({ where: { id: handoverId }, select: { caseId: true, fromId: true } });
    if (found === null || found.fromId !== person.id) return false;
    const state = await guardLocked(tx, person, "handOverCase", found.caseId);
    if (state === null || !isInHandOf(state, person.id)) return false;
    if (!(await endHandover(tx, handoverId, "TAKEN_BACK", now, person.id))) return false;
    await recordAct(tx, { act: "handOverCase", actor: person, subject: subjectOf(state) }, now);
    return true;
  });
}

/** The open proposal of a mediator for a case; null if nothing is proposed. */
export async function findProposal(db: Db, caseId: number, mediatorId: number): Promise<number | null> {
  const open = await db.handover.findFirst({
    where: { caseId, fromId: mediatorId, status: "ASKED" },
    select: { id: true },
  });
  return open?.id ?? null;
}
