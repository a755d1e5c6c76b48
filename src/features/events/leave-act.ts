import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

/** A participant gives up a seat, an offered seat or their turn on the waiting list. */
export const leaveAct = definePendingAct({ name: "leaveEvent", subject: { event: int } });
