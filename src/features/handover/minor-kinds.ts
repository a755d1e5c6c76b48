import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { markedMinorScreen, saidMinorEndedScreen } from "./minor-screens.ts";
import { passOnMarked, passOnSaid } from "./minors.ts";
import { markMinorAct, markSideMinorAct, saidMinorAct } from "./pending-acts.ts";

/** A party has said that they are under 18. If all their cases were closed within that minute, there is nothing to pass on. */
export const saidMinorKind = definePendingKind(saidMinorAct, {
  async carryOut(tx, services: AssignmentContext, { actor }, now) {
    return (await passOnSaid(tx, services, actor.id, now)) ? "done" : "overtaken";
  },
  async ending() {
    return saidMinorEndedScreen;
  },
});

/** A mediator has marked the party of a case as under 18. It is refused if they no longer have the case, or if their role has ended. */
export const markMinorKind = definePendingKind(markMinorAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject }, now) {
    return (await passOnMarked(tx, services, actor, { caseId: subject.case, side: 1 }, now)) ? "done" : "refused";
  },
  async ending(db, _: object, _personId, { case: caseId }) {
    const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
    return (texts, how) => markedMinorScreen(texts, { caseId, number }, how);
  },
});

/** The same for another side than the applicant. */
export const markSideMinorKind = definePendingKind(markSideMinorAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject: { case: caseId, side } }, now) {
    return (await passOnMarked(tx, services, actor, { caseId, side }, now)) ? "done" : "refused";
  },
  async ending(db, _: object, _personId, { case: caseId }) {
    const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
    return (texts, how) => markedMinorScreen(texts, { caseId, number }, how);
  },
});
