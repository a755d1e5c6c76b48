import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

/** A side leaves the mediation, in a minute. */
export const leaveCaseAct = definePendingAct({ name: "leaveCase", subject: { case: int } });
