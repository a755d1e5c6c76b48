import { int } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

// Who has come back and leaves again has another time.
const subject = { party: int, at: instant };

/** Tells the mediator that a side has left, and what can be done now. */
export const sideLeftMessage = defineMessage({ name: "parties.sideLeft", subject, priority: "urgent" });
/** Tells the sides that are left, without a reason. */
export const otherLeftMessage = defineMessage({ name: "parties.otherLeft", subject, priority: "urgent" });
