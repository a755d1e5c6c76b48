import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

const subject = { closing: int };

/** Tells a side that its case was closed. */
export const closedMessage = defineMessage({ name: "closing.closed", subject, priority: "urgent" });
/** Asks a coordinator to approve a closing. */
export const submittedMessage = defineMessage({ name: "closing.submitted", subject, priority: "urgent" });
/** Reminds those who may approve it. */
export const reminderMessage = defineMessage({ name: "closing.reminder", subject, priority: "urgent" });
/** Tells the mediator that a coordinator has returned the closing, and why. */
export const returnedMessage = defineMessage({ name: "closing.returned", subject, priority: "urgent" });
/** Tells the mediator that a coordinator has approved it. */
export const approvedMessage = defineMessage({ name: "closing.approved", subject, priority: "urgent" });
/** Tells the mediator that a coordinator has closed their case. */
export const closedForYouMessage = defineMessage({ name: "closing.closedForYou", subject, priority: "urgent" });
/** Tells the other sides that the case is open again. */
export const reopenedMessage = defineMessage({
  name: "closing.reopened",
  subject: { case: int, reopened: int },
  priority: "urgent",
});
/** Asks a side, four weeks after the end, what has become of the matter. */
export const questionMessage = defineMessage({ name: "closing.question", subject, priority: "ordinary" });
