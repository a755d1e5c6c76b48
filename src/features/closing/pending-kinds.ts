import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import type { Db } from "../../platform/database/open.ts";
import { approve } from "./approval.ts";
import { approvalEndedScreen } from "./approval-screens.ts";
import { type ClosingContext, carryOutForMediator, carryOutOwn } from "./close.ts";
import { closingEndedScreen } from "./mediator-screens.ts";
import { approveAct, closeOpenAct, closeOwnAct, readEnding } from "./pending-acts.ts";

/** A mediator closes a case. It is refused if the case was taken from them or closed, or if their role has ended. */
export const closeOwnKind = definePendingKind(closeOwnAct, {
  async carryOut(tx, services: ClosingContext, { actor, subject, detail }, now) {
    const ended = await carryOutOwn(tx, services, actor, subject.case, readEnding(detail), now);
    return ended.kind === "gone" ? "refused" : "done";
  },
  async ending(db, _: object, personId, subject) {
    const number = await numberOf(db, subject.case);
    // The applicant told of danger within the minute: a coordinator has to approve it now.
    const where = { caseId: subject.case, byId: personId, status: "PENDING" as const };
    const isSubmitted = (await db.closing.count({ where })) > 0;
    return (texts, how) =>
      closingEndedScreen(texts, { number, as: "mediator" }, how === "done" && isSubmitted ? "submitted" : how);
  },
});

/** A coordinator closes an open case, with or without a mediator. It is refused if it is closed by now, or if their role has ended. */
export const closeOpenKind = definePendingKind(closeOpenAct, {
  async carryOut(tx, services: ClosingContext, { actor, subject, detail }, now) {
    const ended = await carryOutForMediator(tx, services, actor, subject.case, readEnding(detail), now);
    return ended.kind === "gone" ? "refused" : "done";
  },
  async ending(db, _: object, _personId, subject) {
    const number = await numberOf(db, subject.case);
    return (texts, how) => closingEndedScreen(texts, { number, as: "coordinator" }, how);
  },
});

/** A coordinator approves a closing. The second coordinator reads nothing more: the case is closed as they wanted. */
export const approveKind = definePendingKind(approveAct, {
  async carryOut(tx, services: ClosingContext, { actor, subject }, now) {
    const approved = await approve(tx, services, actor, subject.closing, now);
    if (approved.kind === "before") return "overtaken";
    return approved.kind === "over" ? "refused" : "done";
  },
  async ending(db, _: object, _personId, subject) {
    const select = { case: { select: { number: true } } } as const;
    const { number } = (await db.closing.findUniqueOrThrow({ where: { id: subject.closing }, select })).case;
    return (texts, how) => approvalEndedScreen(texts, number, how);
  },
});

async function numberOf(db: Db, caseId: number): Promise<string> {
  return (await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } })).number;
}
