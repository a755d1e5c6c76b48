import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

/** An applicant withdraws their case (assignment/pending-kinds.ts). */
export const withdrawAct = definePendingAct({ name: "withdrawCase", subject: { case: int } });
