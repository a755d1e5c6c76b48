import { int, oneOf } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells participants that an event has changed; `sequence` is the version. */
export const changedMessage = defineMessage({
  name: "events.changed",
  subject: { event: int, sequence: int },
  priority: "urgent",
});
export const cancelledMessage = defineMessage({
  name: "events.cancelled",
  subject: { event: int },
  priority: "urgent",
});
/** Reminds participants that an event or a stage begins `at` that time, in a day or in an hour. After a move it is sent again. */
export const reminderMessage = defineMessage({
  name: "events.reminder",
  subject: { event: int, at: instant, kind: oneOf(["day", "hour"]) },
  priority: "ordinary",
});
