import { int, oneOf } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** Asks the parties which times suit them, and shows everybody the state. */
export const askedMessage = defineMessage({
  name: "meetings.asked",
  subject: { meeting: int, version: int },
  priority: "urgent",
});
/** Tells the mediator that everybody has answered and that no time suits all. */
export const noneSuitsMessage = defineMessage({
  name: "meetings.noneSuits",
  subject: { meeting: int, version: int },
  priority: "urgent",
});
/** Tells everybody that a time is fixed. */
export const fixedMessage = defineMessage({
  name: "meetings.fixed",
  subject: { meeting: int, sequence: int },
  priority: "urgent",
});
/** Tells everybody that the meeting will not take place. */
export const cancelledMessage = defineMessage({
  name: "meetings.cancelled",
  subject: { meeting: int, version: int },
  priority: "urgent",
});
/** Reminds of a meeting that begins `at` that time, or shows its link. After a move it is sent again. */
export const reminderMessage = defineMessage({
  name: "meetings.reminder",
  subject: { meeting: int, at: instant, kind: oneOf(["day", "hour", "link"]) },
  priority: "urgent",
});

/** The messages that show the state of a meeting, and are edited when it changes. */
const stateMessages = [askedMessage, noneSuitsMessage, fixedMessage, cancelledMessage] as const;
export const meetingMessages = [...stateMessages, reminderMessage] as const;
