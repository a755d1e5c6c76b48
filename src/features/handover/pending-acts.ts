import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

/** An applicant gets another mediator. */
export const anotherMediatorAct = definePendingAct({ name: "anotherMediator", subject: { case: int } });
/** A coordinator takes a case from its mediator, so that it gets another. */
export const releaseAct = definePendingAct({ name: "releaseFromMediator", subject: { request: int } });
/** A party has said that they are under 18: a coordinator gets their open cases. */
export const saidMinorAct = definePendingAct({ name: "saidMinor", subject: { party: int } });
/** A mediator marks the party of a case as under 18: a coordinator gets the case. */
export const markMinorAct = definePendingAct({ name: "markMinor", subject: { case: int } });
/** The same for another side than the applicant. */
export const markSideMinorAct = definePendingAct({ name: "markSideMinor", subject: { case: int, side: int } });
