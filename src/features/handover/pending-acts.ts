import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

/** An applicant gets another mediator. */
export const anotherMediatorAct = definePendingAct({ name: "anotherMediator", subject: { case: int } });
/** A coordinator takes a case from its mediator, so that it gets another. */
export const releaseAct = definePendingAct({ name: "releaseFromMediator", subject: { request: int } });
