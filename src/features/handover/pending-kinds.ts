import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { changeMediator } from "./another-mediator.ts";
import { anotherEndedScreen } from "./another-screens.ts";
import { anotherMediatorAct, releaseAct } from "./pending-acts.ts";
import { releaseEndedScreen } from "./request-screens.ts";
import { releaseFromMediator } from "./requests.ts";

/** An applicant gets another mediator. It is refused if the case was closed or given back within that minute. */
export const anotherMediatorKind = definePendingKind(anotherMediatorAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject }, now) {
    return (await changeMediator(tx, services, actor.id, subject.case, now)) ? "done" : "refused";
  },
  async ending(db, _: object, _personId, { case: caseId }) {
    const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
    return (texts, how) => anotherEndedScreen(texts, { caseId, number }, how);
  },
  // The applicant is told which mediator is asked next, or that a coordinator is looking for a mediator.
  isQuiet: true,
});

/** A coordinator takes a case from its mediator. It is refused if the mediator no longer has it, or if the coordinator's role has ended. */
export const releaseKind = definePendingKind(releaseAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject }, now) {
    const released = await releaseFromMediator(tx, services, actor, subject.request, now);
    return released.kind === "decided" ? "done" : "refused";
  },
  async ending(db, _: object, _personId, { request }) {
    const { case: found } = await db.mediatorRequest.findUniqueOrThrow({
      where: { id: request },
      select: { case: { select: { number: true } } },
    });
    return (texts, how) => releaseEndedScreen(texts, found.number, how);
  },
});
